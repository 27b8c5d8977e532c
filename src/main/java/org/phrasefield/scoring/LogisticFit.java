package org.phrasefield.scoring;

import java.util.List;

/** Fits multinomial logistic regression with an L2 penalty by Nesterov's accelerated descent, in the space of the texts: the same on every machine. */
final class LogisticFit {
    private static final int STEPS = 400;

    private LogisticFit() {}

    /**
     * The weights as sums over texts: those of a kind are the sum of the texts' points times these numbers. Kinds with fewer texts weigh as
     * much as others.
     *
     * @param points of about the same length
     * @param labels number of the kind of each
     * @param kinds how many there are
     * @param penalty factor of half the squared length of the weights beside the sum of log losses
     * @return by text, then kind
     */
    static double[][] of(List<Point> points, int[] labels, int kinds, double penalty) {
        int n = labels.length;
        double[][] alike = new double[n][n];
        double steepest = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                alike[i][j] = j < i ? alike[j][i] : points.get(i).times(points.get(j));
                row += Math.abs(alike[i][j]);
            }
            steepest = Math.max(steepest, row);
        }
        double[] share = evenly(labels, kinds);
        double largest = 0;
        for (double each : share) largest = Math.max(largest, each);
        // Half the largest row sum bounds the curvature of the log loss.
        double step = 1 / (largest * steepest / 2 + penalty);
        double[][] now = new double[n][kinds];
        double[][] ahead = new double[n][kinds];
        double speed = 1;
        for (int t = 0; t < STEPS; t++) {
            double[][] next = stepped(alike, ahead, labels, share, penalty, step);
            double faster = (1 + Math.sqrt(1 + 4 * speed * speed)) / 2;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < kinds; k++) {
                    ahead[i][k] = next[i][k] + (speed - 1) / faster * (next[i][k] - now[i][k]);
                }
            }
            now = next;
            speed = faster;
        }
        return now;
    }

    private static double[][] stepped(
            double[][] alike, double[][] from, int[] labels, double[] share, double penalty, double step) {
        int kinds = from[0].length;
        double[][] next = new double[from.length][kinds];
        for (int i = 0; i < from.length; i++) {
            double[] logits = new double[kinds];
            for (int j = 0; j < from.length; j++) {
                for (int k = 0; k < kinds; k++) logits[k] += alike[i][j] * from[j][k];
            }
            double[] likely = softmax(logits);
            for (int k = 0; k < kinds; k++) {
                double off = likely[k] - (labels[i] == k ? 1 : 0);
                next[i][k] = from[i][k] - step * (share[labels[i]] * off + penalty * from[i][k]);
            }
        }
        return next;
    }

    /** How much a text of each kind weighs, so that all kinds weigh the same and all texts together as many as they are. */
    private static double[] evenly(int[] labels, int kinds) {
        double[] share = new double[kinds];
        for (int label : labels) share[label]++;
        for (int k = 0; k < kinds; k++) share[k] = share[k] == 0 ? 0 : labels.length / (share[k] * kinds);
        return share;
    }

    static double[] softmax(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) most = Math.max(most, logit);
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            shares[k] = StrictMath.exp(logits[k] - most);
            sum += shares[k];
        }
        for (int k = 0; k < logits.length; k++) shares[k] /= sum;
        return shares;
    }
}
