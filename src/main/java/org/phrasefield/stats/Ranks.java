package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Places of numbers in rising order, from 1; equal numbers share the mean of their places. */
final class Ranks {
    private Ranks() {}

    static double[] of(double[] values) {
        int[] order = order(values);
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }
        return ranks;
    }

    /** The indices of the numbers in rising order, equal ones as they came. */
    static int[] order(double[] values) {
        Sample.finite(values);
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many are equal to each value, of those that occur more than once. */
    static long[] ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] ties = new long[sorted.length / 2];
        int groups = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) to++;
            if (to - from > 1) ties[groups++] = to - from;
            from = to;
        }
        return Arrays.copyOf(ties, groups);
    }
}
