package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How much of the variance of a measurement each of several random factors makes, by equating sums of squares with what they are on average (Henderson's first
 * method, 1953): without a search, and in a balanced table that of the analysis of variance. Factors may be crossed or nested. Unlike {@link
 * VarianceComponents} a component may be below 0, as it must be to be right on average.
 */
public final class MomentComponents {
    private static final double SINGULAR = 1e-9;

    private MomentComponents() {}

    /**
     * The components.
     *
     * @param values one a measurement
     * @param factors for each factor the level of each measurement, from 0 and not much above the number of levels
     * @return one a factor, and then what is left; empty where two of them cannot be told apart
     */
    public static Optional<double[]> of(double[] values, List<int[]> factors) {
        int n = Sample.finite(values).length;
        int f = factors.size();
        if (n < 2) return Optional.empty();
        double mean = Sample.mean(values);
        double[] centred = Arrays.stream(values).map(value -> value - mean).toArray();
        // One row for each factor's sum of squares, one for all measurements; the overall mean's is 0 and taken off.
        double[][] expected = new double[f + 1][f + 1];
        double[] found = new double[f + 1];
        double[] ofMean = new double[f + 1];
        for (int g = 0; g < f; g++) ofMean[g] = squaredCounts(new int[n], factors.get(g));
        ofMean[f] = 1;
        for (int k = 0; k < f; k++) {
            int[] levels = factors.get(k);
            for (int g = 0; g < f; g++) expected[k][g] = squaredCounts(levels, factors.get(g)) - ofMean[g];
            int[] counts = new int[top(levels)];
            double[] sums = new double[counts.length];
            for (int i = 0; i < n; i++) {
                counts[levels[i]]++;
                sums[levels[i]] += centred[i];
            }
            int there = 0;
            for (int level = 0; level < counts.length; level++) {
                if (counts[level] == 0) continue;
                there++;
                found[k] += sums[level] * sums[level] / counts[level];
            }
            expected[k][f] = there - 1.0;
        }
        for (int g = 0; g < f; g++) expected[f][g] = n - ofMean[g];
        expected[f][f] = n - 1.0;
        found[f] = Vectors.dot(centred, centred);
        return solved(expected, found);
    }

    private static int top(int[] levels) {
        return Arrays.stream(levels).max().orElse(-1) + 1;
    }

    /** Σ over the levels l of one factor and m of the other of n²_lm/n_l. */
    private static double squaredCounts(int[] one, int[] other) {
        int width = top(other);
        long[] counts = new long[top(one) * width];
        int[] own = new int[top(one)];
        for (int i = 0; i < one.length; i++) {
            counts[one[i] * width + other[i]]++;
            own[one[i]]++;
        }
        double sum = 0;
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) sum += (double) counts[at] * counts[at] / own[at / width];
        }
        return sum;
    }

    private static Optional<double[]> solved(double[][] expected, double[] found) {
        double[] scales = new double[found.length];
        for (int row = 0; row < found.length; row++) {
            scales[row] = Arrays.stream(expected[row]).map(Math::abs).max().orElse(0);
            if (scales[row] == 0) return Optional.empty();
            for (int column = 0; column < found.length; column++) expected[row][column] /= scales[row];
            found[row] /= scales[row];
        }
        SingularValueDecomposition parts = new SingularValueDecomposition(new Array2DRowRealMatrix(expected, false));
        if (parts.getInverseConditionNumber() < SINGULAR) return Optional.empty();
        return Optional.of(parts.getSolver()
                .solve(new ArrayRealVector(found, false))
                .toArray());
    }
}
