package org.phrasefield.stats;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** One minus the share of common members among all members of two sets (Jaccard 1901): 0 (equal) to 1 (nothing in common). */
public final class JaccardDistance {
    private JaccardDistance() {}

    /** Between two sets; two empty sets are equal, at distance 0. */
    public static double between(Set<?> a, Set<?> b) {
        Set<?> smaller = a.size() <= b.size() ? a : b;
        Set<?> larger = smaller == a ? b : a;
        long common = smaller.stream().filter(larger::contains).count();
        long all = (long) a.size() + b.size() - common;
        return all == 0 ? 0 : 1 - common / (double) all;
    }

    /**
     * Mean over all pairs. Time grows with the square of the number of sets.
     *
     * @return empty with fewer than two sets
     */
    public static OptionalDouble meanOverPairs(List<? extends Set<?>> sets) {
        if (sets.size() < 2) return OptionalDouble.empty();
        double sum = 0;
        for (int i = 1; i < sets.size(); i++) {
            for (int j = 0; j < i; j++) sum += between(sets.get(i), sets.get(j));
        }
        return OptionalDouble.of(2 * sum / ((double) sets.size() * (sets.size() - 1)));
    }

    /** Between two sets of numbers, each in ascending order without a number twice. */
    public static double between(int[] a, int[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            int order = Integer.compare(a[i], b[j]);
            if (order == 0) common++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        int all = a.length + b.length - common;
        return all == 0 ? 0 : 1 - common / (double) all;
    }

    /** Mean over all pairs of sets of numbers, each as {@link #between(int[], int[])} takes it. */
    public static OptionalDouble meanOverPairs(int[][] sets) {
        if (sets.length < 2) return OptionalDouble.empty();
        double sum = 0;
        for (int i = 1; i < sets.length; i++) for (int j = 0; j < i; j++) sum += between(sets[i], sets[j]);
        return OptionalDouble.of(2 * sum / ((double) sets.length * (sets.length - 1)));
    }
}
