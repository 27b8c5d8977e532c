package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The margin that holds a new case's miss with a given confidence, whatever the distribution, if it is exchangeable with those measured (split
 * conformal prediction, Vovk and others 2005).
 */
public final class ConformalQuantile {
    private ConformalQuantile() {}

    /**
     * The ⌈(n + 1)·confidence⌉-th smallest of n misses.
     *
     * @param misses absolute errors of forecasts on cases that they were not made from
     * @param confidence between 0 and 1, such as 0.8
     * @return empty where n is too small for this confidence: less than confidence/(1 − confidence)
     */
    public static OptionalDouble of(double[] misses, double confidence) {
        if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("a confidence of " + confidence);
        double[] sorted = Sample.finite(misses).clone();
        Arrays.sort(sorted);
        // Rounding must not ask for one more than is meant.
        int place = (int) Math.ceil((sorted.length + 1) * confidence - 1e-9);
        return place > sorted.length ? OptionalDouble.empty() : OptionalDouble.of(sorted[place - 1]);
    }
}
