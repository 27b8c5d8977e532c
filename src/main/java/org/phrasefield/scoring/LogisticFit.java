package org.phrasefield.scoring;

import java.util.List;

/** Fits multinomial logistic regression with an L2 penalty by Nesterov's accelerated descent, in the space of the texts: the same on every machine. */
final class LogisticFit {
    private static final int STEPS = 400;

    private final int[] labels;
    private final int kinds;
    /** Products of the points of any two texts. */
    private final double[][] alike;
    /** The largest sum of what stands in a row of these. */
    private final double steepest;
    /** How much a text of each kind weighs. */
    private final double[] share;

    /**
     * Of texts; kinds with fewer of them weigh as much as others.
     *
     * @param points of about the same length
     * @param labels number of the kind of each
     * @param kinds how many there are
     * @param runs how many runs of characters are known
     */
    LogisticFit(List<Point> points, int[] labels, int kinds, int runs) {
        this.labels = labels.clone();
        this.kinds = kinds;
        this.share = evenly(labels, kinds);
        int n = labels.length;
        alike = new double[n][n];
        double most = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            double[] spread = points.get(i).grams().spread(runs);
            for (int j = 0; j < n; j++) {
                alike[i][j] = j < i ? alike[j][i] : points.get(j).times(points.get(i), spread);
                row += Math.abs(alike[i][j]);
            }
            most = Math.max(most, row);
        }
        steepest = most;
    }

    /**
     * The weights as sums over texts: those of a kind are the sum of the texts' points times these numbers.
     *
     * @param penalty factor of half the squared length of the weights beside the sum of log losses
     * @return by text, then kind
     */
    double[][] under(double penalty) {
        int n = labels.length;
        double largest = 0;
        for (double each : share) largest = Math.max(largest, each);
        // Half the largest row sum bounds the curvature of the log loss.
        double step = 1 / (largest * steepest / 2 + penalty);
        double[][] now = new double[n][kinds];
        double[][] ahead = new double[n][kinds];
        double speed = 1;
        for (int t = 0; t < STEPS; t++) {
            double[][] next = stepped(ahead, penalty, step);
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

    private double[][] stepped(double[][] from, double penalty, double step) {
        int n = from.length;
        double[][] logits = logits(from);
        double[][] next = new double[n][kinds];
        double[] own = new double[kinds];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < kinds; k++) own[k] = logits[k][i];
            double[] likely = softmax(own);
            for (int k = 0; k < kinds; k++) {
                double off = likely[k] - (labels[i] == k ? 1 : 0);
                next[i][k] = from[i][k] - step * (share[labels[i]] * off + penalty * from[i][k]);
            }
        }
        return next;
    }

    /** By kind, then text: the texts run inside, since that is what a compiler makes fast. */
    private double[][] logits(double[][] from) {
        double[][] logits = new double[kinds][from.length];
        for (int j = 0; j < from.length; j++) {
            for (int k = 0; k < kinds; k++) add(logits[k], alike[j], from[j][k]);
        }
        return logits;
    }

    private static void add(double[] sums, double[] row, double weight) {
        for (int i = 0; i < sums.length; i++) sums[i] += row[i] * weight;
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
