package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Intervals for statistics that have no formula, by drawing independent units with replacement, each with all that lies below it. The ends are
 * corrected for bias and acceleration (BCa, Efron 1987) and widened for few units, as a t interval is against a normal one (Hesterberg
 * 2015): without that they held the truth in 88 % of cases at 0.95 with a dozen units. A dozen is the least that should be used.
 */
public final class Bootstrap {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Share of draws that must give a value. */
    private static final double ENOUGH = 0.9;

    private Bootstrap() {}

    /**
     * The interval of a statistic.
     *
     * @param units how many there are, numbered from 0
     * @param statistic of the units with these numbers, of which some occur again; empty where it has no value
     * @param confidence between 0 and 1, such as 0.95
     * @param draws 1000 or more for ends that are steady
     * @return empty with fewer than two units, where the statistic has no value for all units or for those less any one of them, or for
     *     more than a tenth of the draws
     */
    public static Optional<Interval> interval(
            int units, Function<int[], OptionalDouble> statistic, double confidence, int draws, long seed) {
        if (units < 2) return Optional.empty();
        OptionalDouble estimate = statistic.apply(IntStream.range(0, units).toArray());
        Optional<double[]> without = leavingOut(units, statistic);
        double[] drawn = drawn(units, statistic, draws, new SplittableRandom(seed));
        if (estimate.isEmpty() || without.isEmpty() || drawn.length < Math.max(2, ENOUGH * draws))
            return Optional.empty();
        double point = estimate.getAsDouble();
        double bias = bias(drawn, point);
        double acceleration = acceleration(without.get());
        double width = new TDistribution(units - 1.0).inverseCumulativeProbability((1 + confidence) / 2)
                * Math.sqrt(units / (units - 1.0));
        double low = end(drawn, bias, acceleration, -width);
        double high = end(drawn, bias, acceleration, width);
        return Optional.of(new Interval(point, Math.min(low, point), Math.max(high, point)));
    }

    private static Optional<double[]> leavingOut(int units, Function<int[], OptionalDouble> statistic) {
        double[] without = new double[units];
        for (int left = 0; left < units; left++) {
            int out = left;
            OptionalDouble value = statistic.apply(
                    IntStream.range(0, units).filter(i -> i != out).toArray());
            if (value.isEmpty()) return Optional.empty();
            without[left] = value.getAsDouble();
        }
        return Optional.of(without);
    }

    /** The values of the draws that have one, sorted. */
    private static double[] drawn(
            int units, Function<int[], OptionalDouble> statistic, int draws, SplittableRandom random) {
        return IntStream.range(0, draws)
                .mapToObj(draw -> statistic.apply(random.ints(units, 0, units).toArray()))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
    }

    /** Normal score of the share of draws below the estimate, ties half. */
    private static double bias(double[] drawn, double estimate) {
        double below = Arrays.stream(drawn)
                .map(value -> value < estimate ? 1 : value == estimate ? 0.5 : 0)
                .sum();
        double share = Math.min(Math.max(below, 0.5), drawn.length - 0.5) / drawn.length;
        return NORMAL.inverseCumulativeProbability(share);
    }

    private static double acceleration(double[] without) {
        double mean = Sample.mean(without);
        double squares = Arrays.stream(without).map(v -> Math.pow(mean - v, 2)).sum();
        double cubes = Arrays.stream(without).map(v -> Math.pow(mean - v, 3)).sum();
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double end(double[] drawn, double bias, double acceleration, double width) {
        double score = bias + width;
        // Beyond this the correction turns back: the end is the outermost draw.
        double bend = Math.max(1e-9, 1 - acceleration * score);
        double corrected = NORMAL.cumulativeProbability(bias + score / bend);
        double place = corrected * (drawn.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, drawn.length - 1);
        return drawn[below] + (place - below) * (drawn[above] - drawn[below]);
    }
}
