package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The ellipsoid of least volume that holds all points, within the flat that they span (Khachiyan 1996, with the away steps of Todd and Yıldırım
 * 2007).
 */
public final class EnclosingEllipsoid {
    private static final double TOLERANCE = 1e-7;
    private static final int ROUNDS = 200_000;
    private static final double ROUNDING = 1e-12;

    private final double[] halfAxes;

    private EnclosingEllipsoid(double[] halfAxes) {
        this.halfAxes = halfAxes;
    }

    /**
     * About points.
     *
     * @param points one a row
     * @return empty where they are all one, or span a flat of as many dimensions as there are points less one, where the ellipsoid tells
     *     nothing but their number
     */
    public static Optional<EnclosingEllipsoid> about(double[][] points) {
        Vectors.dimension(points);
        double[][] flat = withinFlat(points);
        int r = flat[0].length;
        if (r == 0 || points.length - 1 <= r) return Optional.empty();
        double[] weights = weights(flat);
        double[] centre = new double[r];
        for (int i = 0; i < flat.length; i++) for (int a = 0; a < r; a++) centre[a] += weights[i] * flat[i][a];
        double[][] spread = new double[r][r];
        for (int i = 0; i < flat.length; i++) {
            double[] moved = Vectors.minus(flat[i], centre);
            for (int a = 0; a < r; a++) for (int b = 0; b < r; b++) spread[a][b] += weights[i] * moved[a] * moved[b];
        }
        double[] squares = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(Vectors.mirrored(spread), false))
                .getEigenvalues();
        double[] axes = Arrays.stream(squares)
                .map(square -> Math.sqrt(r * square))
                .sorted()
                .toArray();
        return Optional.of(new EnclosingEllipsoid(axes));
    }

    /** The points in as many coordinates as the flat that they span has dimensions, from their products about the first. */
    private static double[][] withinFlat(double[][] points) {
        double[][] moved = Vectors.centred(points, points[0]);
        RealMatrix rows = new Array2DRowRealMatrix(moved, false);
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(rows.multiplyTransposed(rows));
        double[] values = eigen.getEigenvalues();
        double greatest = Arrays.stream(values).max().orElse(0);
        int[] kept = IntStream.range(0, values.length)
                .filter(k -> values[k] > ROUNDING * greatest)
                .toArray();
        double[][] flat = new double[points.length][kept.length];
        for (int i = 0; i < points.length; i++) {
            for (int a = 0; a < kept.length; a++) {
                flat[i][a] = eigen.getV().getEntry(i, kept[a]) * Math.sqrt(values[kept[a]]);
            }
        }
        return flat;
    }

    /** Weights of the points, with sum 1, whose weighted spread is the ellipsoid's. */
    private static double[] weights(double[][] points) {
        int n = points.length;
        int size = points[0].length + 1;
        double[][] lifted = new double[n][];
        for (int i = 0; i < n; i++) {
            lifted[i] = Arrays.copyOf(points[i], size);
            lifted[i][size - 1] = 1;
        }
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        for (int round = 0; round < ROUNDS; round++) {
            double[] distances = distances(lifted, weights);
            int farthest = 0;
            int nearest = -1;
            for (int i = 0; i < n; i++) {
                if (distances[i] > distances[farthest]) farthest = i;
                if (weights[i] > 0 && (nearest < 0 || distances[i] < distances[nearest])) nearest = i;
            }
            double beyond = distances[farthest] - size;
            double within = size - distances[nearest];
            if (Math.max(beyond, within) <= TOLERANCE * size) break;
            int moved = beyond >= within ? farthest : nearest;
            double step = (distances[moved] - size) / (size * (distances[moved] - 1));
            // A weight is taken away no further than to 0.
            double least = -weights[moved] / (1 - weights[moved]);
            boolean emptied = beyond < within && (step < least || distances[moved] <= 1);
            if (emptied) step = least;
            for (int i = 0; i < n; i++) weights[i] *= 1 - step;
            weights[moved] = emptied ? 0 : weights[moved] + step;
        }
        return weights;
    }

    /** qᵀ(Σ w q qᵀ)⁻¹q of each lifted point. */
    private static double[] distances(double[][] lifted, double[] weights) {
        int size = lifted[0].length;
        double[][] spread = new double[size][size];
        for (int i = 0; i < lifted.length; i++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) spread[a][b] += weights[i] * lifted[i][a] * lifted[i][b];
            }
        }
        RealMatrix inverse = new LUDecomposition(new Array2DRowRealMatrix(spread, false), 1e-300)
                .getSolver()
                .getInverse();
        return Arrays.stream(lifted)
                .mapToDouble(q -> Vectors.dot(q, inverse.operate(q)))
                .toArray();
    }

    /** The half axes, shortest first, in the points' units. */
    public double[] halfAxes() {
        return halfAxes.clone();
    }

    /** Geometric mean of the half axes: a size that does not depend on the number of dimensions. */
    public double size() {
        return Math.exp(Arrays.stream(halfAxes).map(Math::log).average().orElseThrow());
    }
}
