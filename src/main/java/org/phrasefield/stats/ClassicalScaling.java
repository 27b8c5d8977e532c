package org.phrasefield.stats;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Places for things of which only the distances are known (classical multidimensional scaling, Torgerson 1952). Places have mean 0 on each axis;
 * the greatest number on an axis is positive.
 */
public final class ClassicalScaling {
    private static final double ROUNDING = 1e-12;

    private ClassicalScaling() {}

    /**
     * The places whose distances come nearest to those given.
     *
     * @param distances between all pairs, symmetric, 0 or more
     * @param count axes wanted, 1 or more
     * @return one row a thing; empty where the distances fill fewer axes
     */
    public static Optional<double[][]> of(double[][] distances, int count) {
        int n = distances.length;
        if (count < 1) throw new IllegalArgumentException("no axes");
        if (Vectors.dimension(distances) != n) throw new IllegalArgumentException("as many rows as columns are needed");
        double[][] products = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (distances[i][j] < 0 || Math.abs(distances[i][j] - distances[j][i]) > 1e-9) {
                    throw new IllegalArgumentException("distances are symmetric and 0 or more");
                }
                products[i][j] = -distances[i][j] * distances[i][j] / 2;
            }
        }
        double[] means = Vectors.mean(products);
        double all = Sample.mean(means);
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) products[i][j] += all - means[i] - means[j];
        return places(products, count);
    }

    private static Optional<double[][]> places(double[][] products, int count) {
        int n = products.length;
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(Vectors.mirrored(products), false));
        double[] values = eigen.getEigenvalues();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] places = new double[n][count];
        for (int k = 0; k < count; k++) {
            double value = k < n ? values[order[k]] : 0;
            if (value <= 0 || value <= ROUNDING * values[order[0]]) return Optional.empty();
            double[] axis = PrincipalAxes.signed(eigen.getEigenvector(order[k]).toArray());
            for (int i = 0; i < n; i++) places[i][k] = Math.sqrt(value) * axis[i];
        }
        return Optional.of(places);
    }
}
