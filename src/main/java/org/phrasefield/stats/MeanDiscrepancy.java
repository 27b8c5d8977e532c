package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The squared maximum mean discrepancy of two samples of vectors under the kernel exp(−d²/2σ²) (Gretton and others 2012), 0 to 2 without unit. Time
 * grows with the square of the numbers, memory does not.
 *
 * @param biased with each vector's kernel with itself: 0 or more, above 0 even between samples of one distribution
 * @param unbiased without: averages to 0 between samples of one distribution, and may be below
 */
public record MeanDiscrepancy(double biased, double unbiased) {
    /**
     * Between two samples.
     *
     * @param width σ, above 0, in units of the vectors; see {@link #medianDistance}
     * @return empty where a sample has fewer than two vectors
     */
    public static Optional<MeanDiscrepancy> of(double[][] one, double[][] other, double width) {
        if (!(width > 0)) throw new IllegalArgumentException("a width of " + width);
        if (one.length < 2 || other.length < 2) return Optional.empty();
        if (Vectors.dimension(one) != Vectors.dimension(other)) {
            throw new IllegalArgumentException("rows of " + one[0].length + " and " + other[0].length + " numbers");
        }
        double n = one.length;
        double m = other.length;
        double first = sum(one, one, width);
        double second = sum(other, other, width);
        double across = 2 * sum(one, other, width) / (n * m);
        return Optional.of(new MeanDiscrepancy(
                first / (n * n) + second / (m * m) - across,
                (first - n) / (n * (n - 1)) + (second - m) / (m * (m - 1)) - across));
    }

    private static double sum(double[][] one, double[][] other, double width) {
        double sum = 0;
        for (double[] a : one) {
            for (double[] b : other) {
                double distance = Vectors.distance(a, b) / width;
                sum += Math.exp(-distance * distance / 2);
            }
        }
        return sum;
    }

    /**
     * The median distance of all pairs of vectors of both samples, the usual σ.
     *
     * @return empty where it is 0, or there are fewer than two vectors
     */
    public static OptionalDouble medianDistance(double[][] one, double[][] other) {
        double[][] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        if (all.length < 2) return OptionalDouble.empty();
        Vectors.dimension(all);
        double[] distances = new double[all.length * (all.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < i; j++) distances[next++] = Vectors.distance(all[i], all[j]);
        }
        Arrays.sort(distances);
        int half = distances.length / 2;
        double median = distances.length % 2 == 1 ? distances[half] : (distances[half - 1] + distances[half]) / 2;
        return median > 0 ? OptionalDouble.of(median) : OptionalDouble.empty();
    }
}
