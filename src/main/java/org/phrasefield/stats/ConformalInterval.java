package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The interval that holds the next value with a given confidence, whatever the distribution, if that value is exchangeable with those seen: full
 * conformal prediction by the distance from the mean of all, the next value included (Vovk, Gammerman and Shafer 2005). Holds with at least
 * this confidence, and with at most 1/(n + 1) more.
 *
 * <p>A thing that was measured more than once is a group of values that weigh as much as one, by the pooled distribution of groups (Dunn, Wasserman and
 * Ramdas 2022): the interval is for one value of a next thing, and holds about as often. How much more than one value a group tells follows from how
 * alike its values are.
 */
public final class ConformalInterval {
    /** Must not ask for one more value than is meant. */
    private static final double ROUNDING = 1e-9;

    private ConformalInterval() {}

    /**
     * From the values seen.
     *
     * @param values finite numbers
     * @param confidence between 0 and 1, such as 0.9
     * @return the mean with the interval; empty where n is too small for this confidence: less than confidence/(1 − confidence)
     */
    public static Optional<Interval> of(double[] values, double confidence) {
        return of(Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new), confidence);
    }

    /**
     * From groups of values, one a thing.
     *
     * @param groups finite numbers, each group with one at least
     * @param confidence between 0 and 1, such as 0.9
     * @return the mean of the groups' means with the interval; empty where there are too few groups for this confidence
     */
    public static Optional<Interval> of(double[][] groups, double confidence) {
        if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("a confidence of " + confidence);
        int n = groups.length;
        if (Math.floor((n + 1) * (1 - confidence) + ROUNDING) < 1 || n < 2) return Optional.empty();
        // In one order, so that the same values give the same interval to the last bit.
        double sum = Arrays.stream(groups)
                .mapToDouble(ConformalInterval::mean)
                .sorted()
                .sum();
        double mean = sum / n;
        // A next value y is no farther from the mean of all n + 1 than value v is while y lies between v and v's mirror
        // image.
        List<Bound> lows = new ArrayList<>();
        List<Bound> highs = new ArrayList<>();
        for (double[] group : groups) {
            for (double value : group) {
                double mirrored = (2 * sum - (n + 1) * value) / (n - 1);
                double weight = 1.0 / group.length;
                lows.add(new Bound(Math.min(mean, Math.min(value, mirrored)), weight));
                highs.add(new Bound(Math.max(mean, Math.max(value, mirrored)), weight));
            }
        }
        lows.sort(Comparator.comparingDouble(Bound::place));
        highs.sort(Comparator.comparingDouble(Bound::place).reversed());
        // The next value is as strange as itself, which is one of those that are.
        double least = n * (1 - confidence - confidence / independent(groups)) + ROUNDING;
        return Optional.of(new Interval(mean, reached(lows, least), reached(highs, least)));
    }

    /** As many independent values as the groups are worth, from their number to that of all values: by the intraclass correlation of an analysis of variance. */
    private static double independent(double[][] groups) {
        double all = 0;
        double squared = 0;
        double sum = 0;
        for (double[] group : groups) {
            all += group.length;
            squared += (double) group.length * group.length;
            sum += group.length * mean(group);
        }
        double n = groups.length;
        if (all == n) return n;
        double between = 0;
        double inside = 0;
        for (double[] group : groups) {
            double mean = mean(group);
            between += group.length * (mean - sum / all) * (mean - sum / all) / (n - 1);
            for (double value : group) inside += (value - mean) * (value - mean) / (all - n);
        }
        double each = (all - squared / all) / (n - 1);
        double varying = between + (each - 1) * inside;
        double alike = varying > 0 ? Math.max(0, Math.min(1, (between - inside) / varying)) : 1;
        return Math.max(n, all / (1 + (each - 1) * alike));
    }

    /** Up to where a value is inside. */
    private record Bound(double place, double weight) {}

    private static double mean(double[] group) {
        return Arrays.stream(Sample.finite(group)).sorted().sum() / group.length;
    }

    /** The first bound by which more than so much weight has come. */
    private static double reached(List<Bound> bounds, double least) {
        double weight = 0;
        for (Bound bound : bounds) {
            weight += bound.weight();
            if (weight > least) return bound.place();
        }
        throw new IllegalArgumentException("a group without a value");
    }
}
