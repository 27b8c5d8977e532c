package org.phrasefield.stats;

import java.util.Arrays;

/** What the estimates need of a plain sample of numbers. */
final class Sample {
    private static final double ROUNDING = 1e-9;

    private Sample() {}

    /**
     * The same array.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    static double[] finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("not finite: " + value);
        }
        return values;
    }

    /**
     * Checks that two samples pair up.
     *
     * @throws IllegalArgumentException if they differ in length or a number is not finite
     */
    static void paired(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " numbers against " + other.length);
        }
        finite(one);
        finite(other);
    }

    /** Mean of at least one number. */
    static double mean(double[] values) {
        if (values.length == 0) throw new IllegalArgumentException("the mean of nothing");
        return Arrays.stream(finite(values)).sum() / values.length;
    }

    /** Sum of squared deviations from the mean. */
    static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** Σ(v − v̄)²/(n − 1) of at least two numbers. */
    static double variance(double[] values) {
        if (values.length < 2) throw new IllegalArgumentException("the variance of " + values.length + " numbers");
        return squares(values) / (values.length - 1);
    }

    /** Whether the values differ by rounding at most. */
    static boolean flat(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return high - low <= ROUNDING * Math.max(1, Math.max(Math.abs(low), Math.abs(high)));
    }
}
