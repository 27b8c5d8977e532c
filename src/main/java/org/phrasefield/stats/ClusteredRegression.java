package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Least squares whose errors may depend on each other within a cluster. Works on orthonormal columns, so that a cluster of any size costs a matrix
 * of the number of coefficients only.
 */
public final class ClusteredRegression {
    /** Columns nearer than this to depending on each other, and directions of a cluster that the fit takes up wholly, carry nothing. */
    private static final double ROUNDING = 1e-10;

    private final RealVector coefficients;
    private final RealMatrix inverseRoot;
    private final List<Part> parts;
    private final double residualVariance;
    private final int rows;

    private ClusteredRegression(
            RealVector coefficients, RealMatrix inverseRoot, List<Part> parts, double residualVariance, int rows) {
        this.coefficients = coefficients;
        this.inverseRoot = inverseRoot;
        this.parts = parts;
        this.residualVariance = residualVariance;
        this.rows = rows;
    }

    /**
     * Fits y = Xβ + e.
     *
     * @param design X, one row an observation, with its column of ones if there is to be an intercept
     * @param values y, one an observation
     * @param clusters the cluster of each observation
     * @return empty where the columns depend on each other, there are no more rows than columns, or fewer than two clusters
     */
    public static Optional<ClusteredRegression> of(double[][] design, double[] values, int[] clusters) {
        int p = Vectors.dimension(design);
        int n = design.length;
        if (values.length != n || clusters.length != n) {
            throw new IllegalArgumentException(
                    n + " rows, " + values.length + " values, " + clusters.length + " clusters");
        }
        Sample.finite(values);
        if (n <= p) return Optional.empty();
        return inverseRoot(design, p).flatMap(root -> fit(design, values, clusters, root));
    }

    /** K with XK orthonormal; empty where the columns of X depend on each other. */
    private static Optional<RealMatrix> inverseRoot(double[][] design, int p) {
        double[] scales = new double[p];
        for (double[] row : design) for (int i = 0; i < p; i++) scales[i] += row[i] * row[i];
        for (int i = 0; i < p; i++) {
            if (scales[i] == 0) return Optional.empty();
            scales[i] = 1 / Math.sqrt(scales[i]);
        }
        double[][] products = new double[p][p];
        for (double[] row : design) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) products[i][j] += row[i] * scales[i] * row[j] * scales[j];
            }
        }
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(Vectors.mirrored(products), false));
        double[] roots = eigen.getEigenvalues();
        for (int i = 0; i < p; i++) {
            if (roots[i] < ROUNDING) return Optional.empty();
            roots[i] = 1 / Math.sqrt(roots[i]);
        }
        return Optional.of(MatrixUtils.createRealDiagonalMatrix(scales)
                .multiply(eigen.getV())
                .multiply(MatrixUtils.createRealDiagonalMatrix(roots)));
    }

    private static Optional<ClusteredRegression> fit(
            double[][] design, double[] values, int[] clusters, RealMatrix inverseRoot) {
        int p = inverseRoot.getColumnDimension();
        RealVector projection = new ArrayRealVector(p);
        RealVector[] rows = new RealVector[values.length];
        for (int i = 0; i < values.length; i++) {
            rows[i] = inverseRoot.preMultiply(new ArrayRealVector(design[i], false));
            projection = projection.add(rows[i].mapMultiply(values[i]));
        }
        Map<Integer, Part> parts = new HashMap<>();
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double residual = values[i] - rows[i].dotProduct(projection);
            squares += residual * residual;
            parts.computeIfAbsent(clusters[i], cluster -> new Part(p)).add(rows[i], residual);
        }
        if (parts.size() < 2) return Optional.empty();
        Collection<Part> all = parts.values();
        all.forEach(Part::adjust);
        return Optional.of(new ClusteredRegression(
                inverseRoot.operate(projection),
                inverseRoot,
                new ArrayList<>(all),
                squares / (values.length - p),
                values.length));
    }

    /** The estimated β, one a column. */
    public double[] coefficients() {
        return coefficients.toArray();
    }

    /**
     * A weighted sum of the coefficients with its errors.
     *
     * @param weights one a column, not all 0; a single 1 asks for one coefficient
     */
    public Contrast contrast(double... weights) {
        RealVector asked = new ArrayRealVector(weights);
        RealVector direction = inverseRoot.preMultiply(asked);
        double plain = 0;
        double adjusted = 0;
        double trace = 0;
        double squares = 0;
        RealMatrix products = new Array2DRowRealMatrix(weights.length, weights.length);
        for (Part part : parts) {
            plain += square(direction.dotProduct(part.score));
            adjusted += square(direction.dotProduct(part.adjustedScore));
            RealVector weight = part.root.operate(part.products.operate(direction));
            double own = part.root
                    .operate(part.root.operate(part.products.operate(direction)))
                    .dotProduct(direction);
            double length = weight.dotProduct(weight);
            trace += own - length;
            squares += square(own - length) - square(length);
            products = products.add(weight.outerProduct(weight));
        }
        squares += square(products.getFrobeniusNorm());
        double count = parts.size();
        double factor = count / (count - 1) * (rows - 1) / (rows - weights.length);
        return new Contrast(
                asked.dotProduct(coefficients),
                Math.sqrt(residualVariance * direction.dotProduct(direction)),
                Math.sqrt(factor * plain),
                Math.sqrt(adjusted),
                trace * trace / squares);
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * An estimate from clustered data.
     *
     * @param estimate of the weighted sum of coefficients
     * @param naiveError standard error as if all observations were independent
     * @param cr1s error clustered, times √(C/(C − 1)·(N − 1)/(N − p)), as Stata does
     * @param cr2 error clustered and freed of bias under equal independent errors (Bell and McCaffrey 2002)
     * @param freedom Satterthwaite's degrees of freedom of the cr2 error (Pustejovsky and Tipton 2018), above 0
     */
    public record Contrast(double estimate, double naiveError, double cr1s, double cr2, double freedom) {
        /**
         * The t interval by the cr2 error.
         *
         * @param confidence between 0 and 1, such as 0.95
         */
        public Interval interval(double confidence) {
            double t = new TDistribution(freedom).inverseCumulativeProbability(0.5 + confidence / 2);
            return new Interval(estimate, estimate - t * cr2, estimate + t * cr2);
        }

        /** Two-sided probability of an estimate this far from 0 by the cr2 error; empty where that error is 0. */
        public OptionalDouble pValue() {
            if (cr2 == 0) return OptionalDouble.empty();
            return OptionalDouble.of(2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(estimate / cr2)));
        }
    }

    /** What a cluster gives: S = QᵀQ of its orthonormal rows, r = Qᵀe, and (I − S)^−½ with which both are adjusted. */
    private static final class Part {
        private final RealMatrix products;
        private RealVector score;
        private RealMatrix root;
        private RealVector adjustedScore;

        private Part(int p) {
            products = new Array2DRowRealMatrix(p, p);
            score = new ArrayRealVector(p);
            root = products;
            adjustedScore = score;
        }

        private void add(RealVector row, double residual) {
            for (int i = 0; i < row.getDimension(); i++) {
                for (int j = 0; j < row.getDimension(); j++)
                    products.addToEntry(i, j, row.getEntry(i) * row.getEntry(j));
            }
            score = score.add(row.mapMultiply(residual));
        }

        private void adjust() {
            EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(products);
            double[] values = eigen.getEigenvalues();
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 - values[i] < ROUNDING ? 0 : 1 / Math.sqrt(1 - values[i]);
            }
            RealMatrix v = eigen.getV();
            root = v.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiplyTransposed(v);
            adjustedScore = root.operate(score);
        }
    }
}
