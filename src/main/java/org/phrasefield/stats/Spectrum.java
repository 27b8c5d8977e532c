package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * How the variation of n vectors spreads over independent axes: the eigenvalues of XXᵀ/n, found from XᵀX where that is the smaller, so that
 * memory grows with the square of the smaller of n and the vectors' length.
 */
public final class Spectrum {
    /** Eigenvalues below this share of the greatest are rounding and count as 0. */
    private static final double ROUNDING = 1e-13;

    private final double[] values;

    private Spectrum(double[] values) {
        this.values = values;
    }

    /**
     * Of the vectors as they are.
     *
     * @return empty where all numbers are 0
     */
    public static Optional<Spectrum> of(double[][] vectors) {
        Vectors.dimension(vectors);
        double[] values = eigenvalues(vectors);
        return values.length == 0 ? Optional.empty() : Optional.of(new Spectrum(values));
    }

    /**
     * Of the vectors less their mean.
     *
     * @return empty where all vectors are equal
     */
    public static Optional<Spectrum> centred(double[][] vectors) {
        double[] mean = Vectors.mean(vectors);
        double[][] centred = Vectors.centred(vectors, mean);
        double rounding = 1e-15 * Math.max(1, Vectors.norm(mean));
        boolean equal = Arrays.stream(centred).allMatch(row -> Vectors.norm(row) <= rounding);
        return equal ? Optional.empty() : of(centred);
    }

    /**
     * Of the vectors' directions: the eigenvalues of their cosines over n, which sum to 1.
     *
     * @return empty where a vector has no direction because all its numbers are 0
     */
    public static Optional<Spectrum> ofDirections(double[][] vectors) {
        Vectors.dimension(vectors);
        double[][] directions = new double[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            double norm = Vectors.norm(vectors[i]);
            if (norm == 0) return Optional.empty();
            directions[i] = Arrays.stream(vectors[i]).map(x -> x / norm).toArray();
        }
        return of(directions);
    }

    private static double[] eigenvalues(double[][] vectors) {
        double[][] products = vectors.length <= vectors[0].length ? outer(vectors) : inner(vectors);
        for (double[] row : products) for (int j = 0; j < row.length; j++) row[j] /= vectors.length;
        double[] values = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products, false)).getEigenvalues();
        double greatest = Arrays.stream(values).max().orElse(0);
        return Arrays.stream(values)
                .filter(value -> value > ROUNDING * greatest)
                .boxed()
                .sorted((a, b) -> Double.compare(b, a))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[][] outer(double[][] vectors) {
        double[][] products = new double[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j <= i; j++) products[i][j] = products[j][i] = Vectors.dot(vectors[i], vectors[j]);
        }
        return products;
    }

    private static double[][] inner(double[][] vectors) {
        int d = vectors[0].length;
        double[][] products = new double[d][d];
        for (double[] vector : vectors) {
            for (int i = 0; i < d; i++) for (int j = i; j < d; j++) products[i][j] += vector[i] * vector[j];
        }
        return Vectors.mirrored(products);
    }

    /** The eigenvalues above rounding, greatest first. */
    public double[] eigenvalues() {
        return values.clone();
    }

    /**
     * Effective number of axes of an order (Hill number of the eigenvalues' shares), 1 to the number of vectors. Of directions it is the Vendi
     * score (Friedman and Dieng 2023), which grows with the number of vectors: compare at equal numbers only. Of order 2 on centred
     * vectors it is the participation ratio.
     *
     * @param order 0 or more; 1 is exp(−Σ p ln p), infinity 1/max p
     */
    public double effectiveNumber(double order) {
        if (!(order >= 0)) throw new IllegalArgumentException("an order below 0: " + order);
        double[] shares = shares(values);
        if (order == 1) return Math.exp(Entropy.ofWeights(shares));
        if (Double.isInfinite(order)) return 1 / shares[0];
        double sum = Arrays.stream(shares).map(p -> Math.pow(p, order)).sum();
        return Math.pow(sum, 1 / (1 - order));
    }

    /**
     * exp of the entropy of the singular values' shares (Roy and Vetterli 2007: singular values, not their squares), 1 to the number of axes.
     */
    public double effectiveRank() {
        return Math.exp(Entropy.ofWeights(Arrays.stream(values).map(Math::sqrt).toArray()));
    }

    /** Share of the first axis in the sum of the eigenvalues, above 0 to 1. */
    public double shareOfFirst() {
        return shares(values)[0];
    }

    private static double[] shares(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
