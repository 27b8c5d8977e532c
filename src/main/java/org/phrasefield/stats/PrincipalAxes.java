package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The axes along which vectors vary most (principal components), with their centre: once found they stay, and later vectors are placed by them. The
 * sign of an axis is such that its greatest number is positive, the first of those that are equally great.
 */
public final class PrincipalAxes {
    private static final double ROUNDING = 1e-12;

    private final double[] centre;
    private final double[][] axes;
    private final double[] shares;

    private PrincipalAxes(double[] centre, double[][] axes, double[] shares) {
        this.centre = centre;
        this.axes = axes;
        this.shares = shares;
    }

    /**
     * From landmarks. Memory grows with the square of the smaller of their number and their length.
     *
     * @param landmarks one a row
     * @param count axes wanted, 1 or more
     * @return empty where the landmarks vary along fewer axes
     */
    public static Optional<PrincipalAxes> of(double[][] landmarks, int count) {
        if (count < 1) throw new IllegalArgumentException("no axes");
        double[] centre = Vectors.mean(landmarks);
        double[][] rows = Vectors.centred(landmarks, centre);
        RealMatrix matrix = new Array2DRowRealMatrix(rows, false);
        boolean wide = rows.length < centre.length;
        RealMatrix products = wide ? matrix.multiplyTransposed(matrix) : matrix.transposeMultiply(matrix);
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(products);
        double[] values = eigen.getEigenvalues();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total =
                Arrays.stream(rows).mapToDouble(row -> Vectors.dot(row, row)).sum();
        double[][] axes = new double[count][];
        double[] shares = new double[count];
        for (int k = 0; k < count; k++) {
            double value = k < order.length ? values[order[k]] : 0;
            if (!(value > ROUNDING * total) || total <= ROUNDING * ROUNDING * Vectors.dot(centre, centre)) {
                return Optional.empty();
            }
            double[] axis = eigen.getEigenvector(order[k]).toArray();
            axes[k] = signed(unit(wide ? matrix.preMultiply(axis) : axis));
            shares[k] = value / total;
        }
        return Optional.of(new PrincipalAxes(centre, axes, shares));
    }

    /**
     * From what an earlier one found.
     *
     * @param centre the centre
     * @param axes unit vectors at right angles to each other, one a row
     * @param shares of the landmarks' variation along each axis
     */
    public static PrincipalAxes frozen(double[] centre, double[][] axes, double[] shares) {
        Sample.finite(centre);
        if (axes.length != shares.length || Vectors.dimension(axes) != centre.length) {
            throw new IllegalArgumentException("axes that fit neither the centre nor the shares");
        }
        return new PrincipalAxes(
                centre.clone(), Arrays.stream(axes).map(double[]::clone).toArray(double[][]::new), shares.clone());
    }

    private static double[] unit(double[] axis) {
        double norm = Vectors.norm(axis);
        return Arrays.stream(axis).map(x -> x / norm).toArray();
    }

    /** The axis or its opposite, such that its greatest number is positive. */
    static double[] signed(double[] axis) {
        double greatest = Arrays.stream(axis).map(Math::abs).max().orElse(0);
        double deciding = Arrays.stream(axis)
                .filter(x -> Math.abs(x) > greatest * (1 - 1e-9))
                .findFirst()
                .orElse(1);
        return deciding > 0 ? axis : Arrays.stream(axis).map(x -> -x).toArray();
    }

    /** Where a vector lies on the axes, in its own units. */
    public double[] place(double[] vector) {
        double[] moved = Vectors.minus(Sample.finite(vector), centre);
        return Arrays.stream(axes).mapToDouble(axis -> Vectors.dot(axis, moved)).toArray();
    }

    /** The landmarks' mean. */
    public double[] centre() {
        return centre.clone();
    }

    /** The axes, one a row. */
    public double[][] axes() {
        return Arrays.stream(axes).map(double[]::clone).toArray(double[][]::new);
    }

    /** Share of the landmarks' variation along each axis, falling, with a sum of 1 at most. */
    public double[] shares() {
        return shares.clone();
    }
}
