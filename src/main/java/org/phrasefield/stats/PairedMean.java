package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The mean of paired differences with Student's t interval: for units that are independent of each other, such as intents. Trials of
 * one unit are to be averaged first.
 *
 * @param mean mean of the differences
 * @param standardError of that mean, with n − 1 degrees of freedom
 * @param n number of units, at least 2
 */
public record PairedMean(double mean, double standardError, int n) {
    /**
     * From the differences, one a unit.
     *
     * @return empty with fewer than two differences, or when they differ by no more than rounding: a spread of exactly zero says nothing of its
     *     error
     */
    public static Optional<PairedMean> of(double[] differences) {
        int n = differences.length;
        if (n < 2 || Sample.flat(differences)) return Optional.empty();
        double mean = Arrays.stream(differences).sum() / n;
        double squares = Arrays.stream(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .sum();
        return Optional.of(new PairedMean(mean, Math.sqrt(squares / (n - 1) / n), n));
    }

    /** The mean with its error and n − 1 degrees of freedom. */
    public StudentEstimate student() {
        return new StudentEstimate(mean, standardError, n - 1.0);
    }

    /**
     * The interval that holds the true mean with this confidence, if the differences are normal.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval interval(double confidence) {
        return student().interval(confidence);
    }

    /** How probable a mean this far from 0 is where the true one is 0, if the differences are normal: Student's test, two-sided. */
    public double pValue() {
        return student().pValue();
    }

    /**
     * Mean over standard deviation of the differences (Cohen's d_z), with the interval that follows from the noncentral t distribution. It depends on
     * how the units were measured: not comparable across designs.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval standardised(double confidence) {
        double t = mean / standardError;
        double root = Math.sqrt(n);
        double low = NoncentralT.shift(t, n - 1.0, (1 + confidence) / 2);
        double high = NoncentralT.shift(t, n - 1.0, (1 - confidence) / 2);
        return new Interval(t / root, low / root, high / root);
    }
}
