package org.phrasefield.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Shannon's entropy in nats, from 0 (one kind only) to the logarithm of the number of kinds. */
public final class Entropy {
    private Entropy() {}

    /**
     * −Σ p ln p with p the weights over their sum.
     *
     * @param weights 0 or more each, with a sum above 0; probabilities or likelihoods
     */
    public static double ofWeights(double[] weights) {
        double sum = sumOf(weights);
        double entropy = 0;
        for (double weight : weights) if (weight > 0) entropy -= weight / sum * Math.log(weight / sum);
        return Math.max(0, entropy);
    }

    /** Plug-in entropy of labels: items with one number are of one kind. Biased down by about (kinds − 1)/2n. */
    public static double ofLabels(int[] labels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int label : labels) counts.merge(label, 1, Integer::sum);
        return ofWeights(counts.values().stream().mapToDouble(count -> count).toArray());
    }

    /**
     * Plug-in plus (K − 1)/2n, K the kinds seen (Miller 1955).
     *
     * @param counts of each kind, at least one above 0
     */
    public static double millerMadow(long[] counts) {
        long kinds = Arrays.stream(counts).filter(count -> count > 0).count();
        return ofWeights(weights(counts)) + (kinds - 1) / (2.0 * total(counts));
    }

    /**
     * Horvitz and Thompson's sum over kinds with probabilities shrunk by the sample's coverage 1 − f₁/n (Chao and Shen 2003). Where every
     * item is of its own kind, f₁ = n − 1 is taken, as a coverage of 0 has no answer.
     *
     * @param counts of each kind, at least one above 0
     */
    public static double chaoShen(long[] counts) {
        long n = total(counts);
        if (n == 1) return 0;
        long singles = Arrays.stream(counts).filter(count -> count == 1).count();
        double coverage = 1 - Math.min(singles, n - 1) / (double) n;
        double entropy = 0;
        for (long count : counts) {
            if (count == 0) continue;
            double p = coverage * count / n;
            entropy -= p * Math.log(p) / -Math.expm1(n * Math.log1p(-p));
        }
        return Math.max(0, entropy);
    }

    /**
     * 1 − H/ln K: 0 (even over all K kinds) to 1 (one kind only).
     *
     * @param weights of all K kinds that could occur, K at least 2
     */
    public static double concentration(double[] weights) {
        if (weights.length < 2) throw new IllegalArgumentException("a single kind is always alone");
        return Math.max(0, 1 - ofWeights(weights) / Math.log(weights.length));
    }

    /** The sum of weights that are each 0 or more. */
    static double sumOf(double[] weights) {
        Sample.finite(weights);
        double sum = 0;
        double least = 0;
        for (double weight : weights) {
            sum += weight;
            least = Math.min(least, weight);
        }
        if (least < 0 || !(sum > 0)) {
            throw new IllegalArgumentException("weights are 0 or more, and not all 0");
        }
        return sum;
    }

    private static double[] weights(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    private static long total(long[] counts) {
        return (long) sumOf(weights(counts));
    }
}
