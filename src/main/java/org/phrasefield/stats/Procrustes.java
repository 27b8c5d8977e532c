package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** One map moved, turned, mirrored and scaled so that it comes as near as it can to another of the same things. */
public final class Procrustes {
    private static final double ROUNDING = 1e-12;

    private final double disparity;
    private final double[][] aligned;

    private Procrustes(double disparity, double[][] aligned) {
        this.disparity = disparity;
        this.aligned = aligned;
    }

    /**
     * Brings the other to the one.
     *
     * @param one places, one a row
     * @param other places of the same things in as many dimensions
     * @return empty where all places of a map are one
     */
    public static Optional<Procrustes> of(double[][] one, double[][] other) {
        if (one.length != other.length || Vectors.dimension(one) != Vectors.dimension(other)) {
            throw new IllegalArgumentException("maps of different size");
        }
        double[] centre = Vectors.mean(one);
        RealMatrix fixed = new Array2DRowRealMatrix(Vectors.centred(one, centre), false);
        RealMatrix moved = new Array2DRowRealMatrix(Vectors.centred(other, Vectors.mean(other)), false);
        double size = fixed.getFrobeniusNorm();
        double otherSize = moved.getFrobeniusNorm();
        if (size <= ROUNDING * Vectors.norm(centre) || otherSize <= ROUNDING * Vectors.norm(Vectors.mean(other))) {
            return Optional.empty();
        }
        SingularValueDecomposition decomposition =
                new SingularValueDecomposition(moved.transposeMultiply(fixed).scalarMultiply(1 / (size * otherSize)));
        double kept = Arrays.stream(decomposition.getSingularValues()).sum();
        double[][] aligned = moved.multiply(decomposition.getU().multiply(decomposition.getVT()))
                .scalarMultiply(kept * size / otherSize)
                .getData();
        for (double[] row : aligned) for (int i = 0; i < row.length; i++) row[i] += centre[i];
        return Optional.of(new Procrustes(Math.max(0, 1 - kept * kept), aligned));
    }

    /** Squared distance that is left with both maps at size 1, 0 (the same map) to 1, as SciPy gives it. */
    public double disparity() {
        return disparity;
    }

    /** The other map where it comes nearest to the one. */
    public double[][] aligned() {
        return Arrays.stream(aligned).map(double[]::clone).toArray(double[][]::new);
    }
}
