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
        if (units < 2) return Optional.empty();
        OptionalDouble estimate = statistic.apply(IntStream.range(0, units).toArray());
        if (estimate.isEmpty()) return Optional.empty();
        double point = estimate.getAsDouble();
        double[] pseudo = new double[units];
        for (int left = 0; left < units; left++) {
            int out = left;
            OptionalDouble without = statistic.apply(
                    IntStream.range(0, units).filter(i -> i != out).toArray());
            if (without.isEmpty()) return Optional.empty();
            pseudo[left] = units * point - (units - 1) * without.getAsDouble();
        }
        return PairedMean.of(pseudo).map(mean -> {
            Interval around = mean.interval(confidence);
            double half = (around.high() - around.low()) / 2;
            return new Interval(point, point - half, point + half);
        });
    }
}
