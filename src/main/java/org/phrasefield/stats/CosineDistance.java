package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** One minus the cosine of the angle between vectors: 0 (same direction) to 2 (opposite), without unit. */
public final class CosineDistance {
    private CosineDistance() {}

    /**
     * Between two vectors.
     *
     * @return empty where one of them has no direction because all its numbers are 0
     */
    public static OptionalDouble between(double[] a, double[] b) {
        double lengths = Vectors.norm(Sample.finite(a)) * Vectors.norm(Sample.finite(b));
        return lengths == 0 ? OptionalDouble.empty() : OptionalDouble.of(bounded(1 - Vectors.dot(a, b) / lengths));
    }

    /**
     * 2/(n(n − 1)) Σ_{i&lt;j}(1 − cos), unbiased in n. Found from the length of the sum of the directions, as mean cos =
     * (‖Σu‖² − n)/(n(n − 1)), so that time grows with n and not with its square.
     *
     * @param vectors n rows of one length
     * @return empty with fewer than two rows, or where a row has no direction
     */
    public static OptionalDouble meanOverPairs(double[][] vectors) {
        if (vectors.length < 2) return OptionalDouble.empty();
        Directions directions = new Directions(vectors[0].length);
        for (double[] vector : vectors) {
            if (!directions.add(vector)) return OptionalDouble.empty();
        }
        return OptionalDouble.of(directions.meanDistance());
    }

    /** The same for single precision, without a copy of the rows. */
    public static OptionalDouble meanOverPairs(float[][] vectors) {
        if (vectors.length < 2) return OptionalDouble.empty();
        Directions directions = new Directions(vectors[0].length);
        double[] wide = new double[vectors[0].length];
        for (float[] vector : vectors) {
            if (vector.length != wide.length) {
                throw new IllegalArgumentException("rows of " + wide.length + " and " + vector.length + " numbers");
            }
            for (int i = 0; i < wide.length; i++) wide[i] = vector[i];
            if (!directions.add(wide)) return OptionalDouble.empty();
        }
        return OptionalDouble.of(directions.meanDistance());
    }

    /**
     * Mean cosine (not distance) of each vector with the one a fixed number of places on: local coherence of a sequence, −1 to 1. As
     * TextDescriptives defines its first and second order.
     *
     * @param order how many places on, 1 or more
     * @return empty where no pair is that far apart, or a row has no direction
     */
    public static OptionalDouble coherence(double[][] sequence, int order) {
        if (order < 1) throw new IllegalArgumentException("an order below 1: " + order);
        if (sequence.length <= order) return OptionalDouble.empty();
        double sum = 0;
        for (int i = order; i < sequence.length; i++) {
            OptionalDouble distance = between(sequence[i - order], sequence[i]);
            if (distance.isEmpty()) return distance;
            sum += 1 - distance.getAsDouble();
        }
        return OptionalDouble.of(sum / (sequence.length - order));
    }

    private static double bounded(double distance) {
        return Math.min(2, Math.max(0, distance));
    }

    /** Sum of unit vectors that come one at a time. */
    private static final class Directions {
        private final double[] sum;
        private double squares;
        private int count;

        private Directions(int dimension) {
            sum = new double[dimension];
        }

        /** Whether the vector had a direction. */
        private boolean add(double[] vector) {
            if (vector.length != sum.length) {
                throw new IllegalArgumentException("rows of " + sum.length + " and " + vector.length + " numbers");
            }
            double norm = Vectors.norm(Sample.finite(vector));
            if (norm == 0) return false;
            for (int i = 0; i < sum.length; i++) sum[i] += vector[i] / norm;
            squares += Arrays.stream(vector).map(x -> x / norm * (x / norm)).sum();
            count++;
            return true;
        }

        private double meanDistance() {
            return bounded(1 - (Vectors.dot(sum, sum) - squares) / ((double) count * (count - 1)));
        }
    }
}
