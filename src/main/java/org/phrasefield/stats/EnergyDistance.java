package org.phrasefield.stats;

import java.util.SplittableRandom;

/**
 * How far two samples of vectors lie apart as wholes: 2A − B − C, A the mean distance across, B and C the mean distances within, each with itself
 * (Székely and Rizzo 2013). Above 0 even between samples of one distribution: judge it by {@link #pValue}. Time grows with the square of the
 * numbers, memory does not.
 */
public final class EnergyDistance {
    private static final double ROUNDING = 1e-12;

    private EnergyDistance() {}

    /** The V statistic, 0 or more, in units of the vectors. */
    public static double of(double[][] one, double[][] other) {
        check(one, other);
        return Math.max(0, 2 * across(one, other) - across(one, one) - across(other, other));
    }

    /** The statistic times nm/(n + m), as the test of the R package energy gives it. */
    public static double scaled(double[][] one, double[][] other) {
        return of(one, other) * one.length * other.length / (one.length + other.length);
    }

    private static double across(double[][] one, double[][] other) {
        double sum = 0;
        for (double[] a : one) for (double[] b : other) sum += Vectors.distance(a, b);
        return sum / one.length / other.length;
    }

    /**
     * How probable a distance this great is where both are samples of one distribution, by drawing new divisions of all vectors: (b + 1)/(B +
     * 1). Keeps the distances of all pairs.
     *
     * @param draws B, 999 or so
     */
    public static double pValue(double[][] one, double[][] other, int draws, long seed) {
        check(one, other);
        int n = one.length;
        int all = n + other.length;
        double[][] distances = distances(one, other);
        int[] order = new int[all];
        for (int i = 0; i < all; i++) order[i] = i;
        double observed = statistic(distances, order, n);
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 0;
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < n; i++) {
                int j = i + random.nextInt(all - i);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            if (statistic(distances, order, n) >= observed * (1 - ROUNDING) - ROUNDING) extreme++;
        }
        return (extreme + 1.0) / (draws + 1.0);
    }

    private static double[][] distances(double[][] one, double[][] other) {
        int all = one.length + other.length;
        double[][] rows = new double[all][];
        System.arraycopy(one, 0, rows, 0, one.length);
        System.arraycopy(other, 0, rows, one.length, other.length);
        double[][] distances = new double[all][all];
        for (int i = 0; i < all; i++) {
            for (int j = 0; j < i; j++) distances[i][j] = distances[j][i] = Vectors.distance(rows[i], rows[j]);
        }
        return distances;
    }

    private static double statistic(double[][] distances, int[] order, int n) {
        int m = order.length - n;
        double across = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < order.length; i++) {
            double[] row = distances[order[i]];
            for (int j = 0; j < i; j++) {
                double distance = row[order[j]];
                if (i < n) {
                    first += distance;
                } else if (j < n) {
                    across += distance;
                } else {
                    second += distance;
                }
            }
        }
        return 2 * (across / n / m - first / n / n - second / m / m);
    }

    private static void check(double[][] one, double[][] other) {
        if (Vectors.dimension(one) != Vectors.dimension(other)) {
            throw new IllegalArgumentException("rows of " + one[0].length + " and " + other[0].length + " numbers");
        }
    }
}
