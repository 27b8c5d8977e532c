package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * How vectors vary from one repetition to the next under equal conditions: pooled standard deviations of the members and a correlation matrix, shrunk
 * towards no correlation as far as Ledoit and Wolf (2004) find best. Members that never vary are left out, as no difference in them could be
 * set against chance.
 */
public final class Noise {
    private static final double ROUNDING = 1e-12;
    /** Correlations that err by no more than this part all come from one pattern. */
    private static final double SAME = 1e-6;

    private final int[] members;
    private final double[] deviations;
    private final double[][] root;
    private final double shrinkage;

    private Noise(int[] members, double[] deviations, double[][] correlations, double shrinkage) {
        this.members = members;
        this.deviations = deviations;
        this.shrinkage = shrinkage;
        root = new CholeskyDecomposition(new Array2DRowRealMatrix(correlations, false), 1e-9, 1e-14)
                .getL()
                .getData();
    }

    /**
     * From what was measured under many conditions.
     *
     * @param cells one a condition: repetitions by members, without a gap; those with a single repetition tell nothing and are passed over
     * @return empty where no condition has two repetitions, or no member varies within one
     */
    public static Optional<Noise> pooled(List<double[][]> cells) {
        double[][] residuals = cells.stream()
                .filter(cell -> cell.length > 1)
                .flatMap(cell -> Arrays.stream(Vectors.centred(cell, Vectors.mean(cell))))
                .toArray(double[][]::new);
        int freedom =
                cells.stream().mapToInt(cell -> Math.max(0, cell.length - 1)).sum();
        if (freedom == 0) return Optional.empty();
        double[] deviations = new double[Vectors.dimension(residuals)];
        double[] sizes = new double[deviations.length];
        for (double[] row : residuals) for (int i = 0; i < row.length; i++) deviations[i] += row[i] * row[i];
        for (double[][] cell : cells) {
            for (double[] row : cell)
                for (int i = 0; i < row.length; i++) sizes[i] = Math.max(sizes[i], Math.abs(row[i]));
        }
        for (int i = 0; i < deviations.length; i++) deviations[i] = Math.sqrt(deviations[i] / freedom);
        int[] members = IntStream.range(0, deviations.length)
                .filter(i -> deviations[i] > ROUNDING * sizes[i])
                .toArray();
        if (members.length == 0) return Optional.empty();
        double[][] scores = Arrays.stream(residuals)
                .map(row -> Arrays.stream(members)
                        .mapToDouble(i -> row[i] / deviations[i])
                        .toArray())
                .toArray(double[][]::new);
        double[][] correlations = correlations(scores, freedom);
        double shrinkage = shrinkage(scores, correlations, freedom);
        for (int i = 0; i < members.length; i++) {
            for (int j = 0; j < members.length; j++) if (i != j) correlations[i][j] *= 1 - shrinkage;
        }
        return Optional.of(new Noise(members, deviations, correlations, shrinkage));
    }

    private static double[][] correlations(double[][] scores, int freedom) {
        int p = scores[0].length;
        double[][] products = new double[p][p];
        for (double[] row : scores) {
            for (int i = 0; i < p; i++) for (int j = 0; j <= i; j++) products[i][j] += row[i] * row[j];
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] /= freedom;
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /**
     * min(b̄², d²)/d²: mean squared error of the correlations over their squared distance from none; 1 where there are none, and where all
     * deviations have one and the same pattern, as after a single pair of repetitions: nothing can be told from it, and the matrix would have
     * no inverse.
     */
    private static double shrinkage(double[][] scores, double[][] correlations, int freedom) {
        int p = correlations.length;
        double distance = 0;
        for (int i = 0; i < p; i++) for (int j = 0; j < i; j++) distance += 2 * correlations[i][j] * correlations[i][j];
        // Deviations from a mean of few are too small by this much.
        double scale = scores.length / (double) freedom;
        double error = 0;
        for (double[] row : scores) {
            for (int i = 0; i < p; i++) {
                double own = scale * row[i];
                for (int j = 0; j < i; j++) {
                    double off = own * row[j] - correlations[i][j];
                    error += 2 * off * off;
                }
            }
        }
        error /= (double) scores.length * freedom;
        return distance <= error || error <= SAME * distance ? 1 : error / distance;
    }

    /** Places of the members that vary, in rising order. */
    public int[] members() {
        return members.clone();
    }

    /** Pooled standard deviation of every member, 0 for those left out. */
    public double[] deviations() {
        return deviations.clone();
    }

    /** Share by which the correlations were drawn to 0, from 0 to 1. */
    public double shrinkage() {
        return shrinkage;
    }

    /**
     * The vector of the members that vary, divided by their deviations and freed of their correlations, so that the square of its length is
     * zᵀR⁻¹z.
     */
    double[] whitened(double[] vector) {
        double[] white = standardised(vector);
        for (int i = 0; i < white.length; i++) {
            double rest = white[i];
            for (int j = 0; j < i; j++) rest -= root[i][j] * white[j];
            white[i] = rest / root[i][i];
        }
        return white;
    }

    /** The vector of the members that vary, divided by their deviations. */
    double[] standardised(double[] vector) {
        if (vector.length != deviations.length) {
            throw new IllegalArgumentException(vector.length + " members instead of " + deviations.length);
        }
        return Arrays.stream(members)
                .mapToDouble(i -> vector[i] / deviations[i])
                .toArray();
    }
}
