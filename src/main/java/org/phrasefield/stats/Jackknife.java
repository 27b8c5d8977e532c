package org.phrasefield.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Intervals for smooth statistics of independent units by leaving out one after the other (Tukey 1958): as many values of the statistic as there
 * are units, no chance. Of a mean it is Student's interval.
 */
public final class Jackknife {
    private Jackknife() {}

    /**
     * The interval of a statistic, of the t distribution with n − 1 degrees of freedom. It is not held to the statistic's bounds.
     *
     * @param units how many there are, numbered from 0
     * @param statistic of the units with these numbers; empty where it has no value
     * @param confidence between 0 and 1, such as 0.95
     * @return empty with fewer than two units, where a value is missing, or where leaving out changes nothing
     */
    public static Optional<Interval> interval(int units, Function<int[], OptionalDouble> statistic, double confidence) {
        return estimate(units, statistic).map(found -> found.interval(confidence));
    }

    /** The statistic with its error and n − 1 degrees of freedom; empty as {@link #interval} is. */
    public static Optional<StudentEstimate> estimate(int units, Function<int[], OptionalDouble> statistic) {
        if (units < 2) return Optional.empty();
        OptionalDouble estimate = statistic.apply(IntStream.range(0, units).toArray());
        Optional<double[]> pseudo = pseudoValues(units, statistic);
        if (estimate.isEmpty() || pseudo.isEmpty()) return Optional.empty();
        return PairedMean.of(pseudo.get())
                .map(mean -> new StudentEstimate(estimate.getAsDouble(), mean.standardError(), units - 1.0));
    }

    /**
     * What each unit gives to the statistic, n·θ − (n − 1)·θ without it: about as independent of each other as the units are.
     *
     * @return empty with fewer than two units, or where a value is missing
     */
    public static Optional<double[]> pseudoValues(int units, Function<int[], OptionalDouble> statistic) {
        if (units < 2) return Optional.empty();
        OptionalDouble estimate = statistic.apply(IntStream.range(0, units).toArray());
        if (estimate.isEmpty()) return Optional.empty();
        double[] pseudo = new double[units];
        for (int left = 0; left < units; left++) {
            int out = left;
            OptionalDouble without = statistic.apply(
                    IntStream.range(0, units).filter(i -> i != out).toArray());
            if (without.isEmpty()) return Optional.empty();
            pseudo[left] = units * estimate.getAsDouble() - (units - 1) * without.getAsDouble();
        }
        return Optional.of(pseudo);
    }
}
