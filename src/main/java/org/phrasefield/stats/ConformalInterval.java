package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The interval that holds the next value with a given confidence, whatever the distribution, if that value is exchangeable with those seen: full
 * conformal prediction by the distance from the mean of all, the next value included (Vovk, Gammerman and Shafer 2005). Holds with at least
 * this confidence, and with at most 1/(n + 1) more.
 */
public final class ConformalInterval {
    private ConformalInterval() {}

    /**
     * From the values seen.
     *
     * @param values finite numbers
     * @param confidence between 0 and 1, such as 0.9
     * @return the mean with the interval; empty where n is too small for this confidence: less than confidence/(1 − confidence)
     */
    public static Optional<Interval> of(double[] values, double confidence) {
        if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("a confidence of " + confidence);
        int n = Sample.finite(values).length;
        // Rounding must not ask for one more than is meant.
        int fewest = (int) Math.floor((n + 1) * (1 - confidence) + 1e-9);
        if (fewest < 1 || n < 2) return Optional.empty();
        // In one order, so that the same values give the same interval to the last bit.
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = Arrays.stream(sorted).sum();
        double mean = sum / n;
        // A next value y is no farther from the mean of all n + 1 than value v is while y lies between v and v's mirror
        // image.
        double[] lows = new double[n];
        double[] highs = new double[n];
        for (int i = 0; i < n; i++) {
            double mirrored = (2 * sum - (n + 1) * values[i]) / (n - 1);
            lows[i] = Math.min(mean, Math.min(values[i], mirrored));
            highs[i] = Math.max(mean, Math.max(values[i], mirrored));
        }
        Arrays.sort(lows);
        Arrays.sort(highs);
        return Optional.of(new Interval(mean, lows[fewest - 1], highs[n - fewest]));
    }
}
