package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Agreement of two raters beyond chance, 1 (complete) through 0 (chance) to −1 (Cohen 1960, 1968). */
public final class Kappa {
    private Kappa() {}

    /**
     * How often each pair of kinds was given.
     *
     * @param one kinds given by one rater, numbered from 0
     * @param other kinds given to the same things by the other
     * @param kinds how many there are
     */
    public static long[][] table(int[] one, int[] other, int kinds) {
        if (one.length != other.length)
            throw new IllegalArgumentException(one.length + " ratings against " + other.length);
        long[][] table = new long[kinds][kinds];
        for (int i = 0; i < one.length; i++) table[one[i]][other[i]]++;
        return table;
    }

    /**
     * Where any disagreement counts alike.
     *
     * @param table how often each pair of kinds was given, kinds by kinds
     * @return empty where chance alone agrees always
     */
    public static OptionalDouble unweighted(long[][] table) {
        return of(table, (a, b) -> a == b ? 0 : 1);
    }

    /** Where kinds are steps of an order and a disagreement counts with the square of their distance. */
    public static OptionalDouble quadratic(long[][] table) {
        return of(table, (a, b) -> (double) (a - b) * (a - b));
    }

    private interface Weight {
        double of(int a, int b);
    }

    private static OptionalDouble of(long[][] table, Weight weight) {
        int kinds = table.length;
        double[] rows = new double[kinds];
        double[] columns = new double[kinds];
        for (int a = 0; a < kinds; a++) {
            if (table[a].length != kinds)
                throw new IllegalArgumentException(kinds + " rows, " + table[a].length + " columns");
            for (int b = 0; b < kinds; b++) {
                rows[a] += table[a][b];
                columns[b] += table[a][b];
            }
        }
        double n = Arrays.stream(rows).sum();
        double observed = 0;
        double expected = 0;
        for (int a = 0; a < kinds; a++) {
            for (int b = 0; b < kinds; b++) {
                observed += weight.of(a, b) * table[a][b] / n;
                expected += weight.of(a, b) * rows[a] / n * columns[b] / n;
            }
        }
        return expected > 0 ? OptionalDouble.of(1 - observed / expected) : OptionalDouble.empty();
    }
}
