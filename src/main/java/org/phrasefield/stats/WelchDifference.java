package org.phrasefield.stats;

import java.util.Optional;

/**
 * The difference of two means of independent samples whose spreads may differ (Welch 1947): for single observations that are
 * independent of each other, such as answers to one and the same prompt.
 *
 * @param difference mean of the one less mean of the other
 * @param standardError √(s²₁/n₁ + s²₂/n₂), above 0
 * @param freedom degrees of freedom after Welch and Satterthwaite, between the smaller n − 1 and n₁ + n₂ − 2
 */
public record WelchDifference(double difference, double standardError, double freedom) {
    private static final double ROUNDING = 1e-9;

    /**
     * From the moments of the two samples.
     *
     * @return empty where a sample has fewer than two numbers, or where neither of them spreads by more than rounding: a spread of
     *     exactly zero says nothing of its error
     */
    public static Optional<WelchDifference> of(Moments one, Moments other) {
        if (one.count() < 2 || other.count() < 2 || flat(one) && flat(other)) return Optional.empty();
        double first = squaredError(one);
        double second = squaredError(other);
        double freedom = (first + second)
                * (first + second)
                / (first * first / (one.count() - 1) + second * second / (other.count() - 1));
        return Optional.of(new WelchDifference(one.mean() - other.mean(), Math.sqrt(first + second), freedom));
    }

    /** Squared standard error of a mean. */
    private static double squaredError(Moments sample) {
        return sample.squares() / (sample.count() - 1) / sample.count();
    }

    private static boolean flat(Moments sample) {
        double rounding = ROUNDING * Math.max(1, Math.abs(sample.mean()));
        return sample.squares() <= rounding * rounding * sample.count();
    }

    /** The difference with its error and degrees of freedom. */
    public StudentEstimate student() {
        return new StudentEstimate(difference, standardError, freedom);
    }

    /**
     * The interval that holds the true difference with about this confidence, if the samples are about normal.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval interval(double confidence) {
        return student().interval(confidence);
    }
}
