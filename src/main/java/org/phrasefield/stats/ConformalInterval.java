package org.phrasefield.stats;

import java.util.Arrays;
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
        double[] means =
                Arrays.stream(groups).mapToDouble(ConformalInterval::mean).toArray();
        double[] sorted = means.clone();
        // In one order, so that the same values give the same interval to the last bit.
        Arrays.sort(sorted);
        double sum = Arrays.stream(sorted).sum();
        double mean = sum / n;
        // A next value y is no farther from the mean of all n + 1 than value v is while y lies between v and v's mirror
        // image.
        Bounds lows = new Bounds(groups);
        Bounds highs = new Bounds(groups);
        for (double[] group : groups) {
            for (double value : group) {
                double mirrored = (2 * sum - (n + 1) * value) / (n - 1);
                lows.add(Math.min(mean, Math.min(value, mirrored)), group.length);
                highs.add(-Math.max(mean, Math.max(value, mirrored)), group.length);
            }
        }
        // The next value is as strange as itself, which is one of those that are.
        double least = n * (1 - confidence - confidence / independent(groups, means)) + ROUNDING;
        return Optional.of(new Interval(mean, lows.reached(least), -highs.reached(least)));
    }

    /** Up to where values are inside, by the size of their groups, a value in a group of k weighing 1/k: many, so that none of them is an object. */
    private static final class Bounds {
        private final double[][] places;
        private final int[] filled;

        Bounds(double[][] groups) {
            int most =
                    Arrays.stream(groups).mapToInt(group -> group.length).max().orElse(0);
            int[] values = new int[most + 1];
            for (double[] group : groups) values[group.length] += group.length;
            places = Arrays.stream(values).mapToObj(double[]::new).toArray(double[][]::new);
            filled = new int[most + 1];
        }

        void add(double place, int size) {
            places[size][filled[size]++] = place;
        }

        /** The first place by which more than so much weight has come. */
        double reached(double least) {
            for (double[] alike : places) Arrays.sort(alike);
            int[] next = new int[places.length];
            double weight = 0;
            double place = Double.NEGATIVE_INFINITY;
            while (weight <= least) {
                int size = 0;
                for (int each = 1; each < places.length; each++) {
                    if (next[each] == places[each].length) continue;
                    if (size == 0 || places[each][next[each]] < places[size][next[size]]) size = each;
                }
                place = places[size][next[size]++];
                weight += 1.0 / size;
            }
            return place;
        }
    }

    private static double mean(double[] group) {
        double sum = 0;
        for (double value : Sample.finite(group)) sum += value;
        return sum / group.length;
    }

    /** As many independent values as the groups are worth, from their number to that of all values: by the intraclass correlation of an analysis of variance. */
    private static double independent(double[][] groups, double[] means) {
        double all = 0;
        double squared = 0;
        double sum = 0;
        for (int i = 0; i < groups.length; i++) {
            int size = groups[i].length;
            all += size;
            squared += (double) size * size;
            sum += size * means[i];
        }
        double n = groups.length;
        if (all == n) return n;
        double between = 0;
        double inside = 0;
        for (int i = 0; i < groups.length; i++) {
            between += groups[i].length * (means[i] - sum / all) * (means[i] - sum / all) / (n - 1);
            for (double value : groups[i]) inside += (value - means[i]) * (value - means[i]) / (all - n);
        }
        double each = (all - squared / all) / (n - 1);
        double varying = between + (each - 1) * inside;
        double alike = varying > 0 ? Math.max(0, Math.min(1, (between - inside) / varying)) : 1;
        return Math.max(n, all / (1 + (each - 1) * alike));
    }
}
