package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How much of the variance of a measurement each of several random factors makes, by equating sums of squares with what they are on average (Henderson's first
 * method, 1953): without a search, and in a balanced table that of the analysis of variance. Factors may be crossed or nested. Unlike in {@link
 * VarianceComponents} a component may be below 0, as it must be to be right on average. One design serves any number of measurements.
 */
public final class MomentComponents {
    private static final double SINGULAR = 1e-9;
    /** A table of all pairs of levels is made where it has no more cells for each measurement. */
    private static final int DENSE = 8;

    private final List<int[]> factors;
    private final int[][] counts;
    private final double[] scales;
    private final DecompositionSolver solver;

    private MomentComponents(List<int[]> factors, int[][] counts, double[] scales, DecompositionSolver solver) {
        this.factors = factors;
        this.counts = counts;
        this.scales = scales;
        this.solver = solver;
    }

    /**
     * A design.
     *
     * @param factors for each factor the level of each measurement, from 0 and not much above the number of levels; at least one factor
     * @return empty where two factors, or one and what is left, cannot be told apart
     */
    public static Optional<MomentComponents> of(List<int[]> factors) {
        int n = factors.get(0).length;
        int f = factors.size();
        if (n < 2) return Optional.empty();
        int[][] counts = factors.stream().map(MomentComponents::counts).toArray(int[][]::new);
        // One row for each factor's sum of squares, one for all measurements; the overall mean's is taken off.
        double[][] expected = new double[f + 1][f + 1];
        for (int g = 0; g < f; g++) {
            double ofMean = 0;
            for (int count : counts[g]) ofMean += (double) count * count / n;
            for (int k = 0; k < f; k++) {
                expected[k][g] = squaredCounts(factors.get(k), counts[k], factors.get(g), counts[g].length) - ofMean;
            }
            expected[f][g] = n - ofMean;
            expected[g][f] = Arrays.stream(counts[g]).filter(count -> count > 0).count() - 1.0;
        }
        expected[f][f] = n - 1.0;
        double[] scales = new double[f + 1];
        for (int row = 0; row <= f; row++) {
            scales[row] = Arrays.stream(expected[row]).map(Math::abs).max().orElse(0);
            if (scales[row] == 0) return Optional.empty();
            for (int column = 0; column <= f; column++) expected[row][column] /= scales[row];
        }
        SingularValueDecomposition parts = new SingularValueDecomposition(new Array2DRowRealMatrix(expected, false));
        return parts.getInverseConditionNumber() < SINGULAR
                ? Optional.empty()
                : Optional.of(new MomentComponents(List.copyOf(factors), counts, scales, parts.getSolver()));
    }

    private static int[] counts(int[] levels) {
        int[] counts = new int[Arrays.stream(levels).max().orElse(-1) + 1];
        for (int level : levels) counts[level]++;
        return counts;
    }

    /** Σ over the levels l of one factor and m of the other of n²_lm/n_l. */
    private static double squaredCounts(int[] one, int[] own, int[] other, int width) {
        return (long) own.length * width <= DENSE * (long) one.length
                ? tabled(one, own, other, width)
                : sorted(one, own, other);
    }

    private static double tabled(int[] one, int[] own, int[] other, int width) {
        int[] counts = new int[own.length * width];
        for (int i = 0; i < one.length; i++) counts[one[i] * width + other[i]]++;
        double sum = 0;
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) sum += (double) counts[at] * counts[at] / own[at / width];
        }
        return sum;
    }

    /** Counts the pairs that occur: of all there may be millions. */
    private static double sorted(int[] one, int[] own, int[] other) {
        long[] pairs = new long[one.length];
        for (int i = 0; i < one.length; i++) pairs[i] = (long) one[i] << Integer.SIZE | other[i];
        Arrays.sort(pairs);
        double sum = 0;
        for (int start = 0, end; start < pairs.length; start = end) {
            end = start + 1;
            while (end < pairs.length && pairs[end] == pairs[start]) end++;
            double count = end - start;
            sum += count * count / own[(int) (pairs[start] >> Integer.SIZE)];
        }
        return sum;
    }

    /**
     * The components of measurements.
     *
     * @param values one for each of the design's
     * @return one a factor, and then what is left
     */
    public double[] of(double[] values) {
        double mean = Sample.mean(values);
        double[] found = new double[factors.size() + 1];
        for (int k = 0; k < factors.size(); k++) {
            int[] levels = factors.get(k);
            double[] sums = new double[counts[k].length];
            for (int i = 0; i < values.length; i++) sums[levels[i]] += values[i] - mean;
            for (int level = 0; level < sums.length; level++) {
                if (counts[k][level] > 0) found[k] += sums[level] * sums[level] / counts[k][level];
            }
        }
        for (double value : values) found[found.length - 1] += (value - mean) * (value - mean);
        for (int row = 0; row < found.length; row++) found[row] /= scales[row];
        return solver.solve(new ArrayRealVector(found, false)).toArray();
    }
}
