package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Strengths of contestants from who beat whom: P(i beats j) = 1/(1 + e^{−(θᵢ − θⱼ)}) (Bradley and Terry 1952). Strengths are in logits and average
 * to 0; the order of the contests does not matter.
 */
public final class BradleyTerry {
    private static final int ROUNDS = 200;
    private static final double SETTLED = 1e-12;

    /** A strength beyond this is on its way to infinity. */
    private static final double ENDLESS = 25;

    private static final double ELO = 400 / Math.log(10);

    private final double[] strengths;

    private BradleyTerry(double[] strengths) {
        this.strengths = strengths;
    }

    /**
     * The strengths that make what happened most probable, less ridge/2·Σθ².
     *
     * @param wins how often the contestant of the row beat that of the column, 0 or more; a tie is half a win for each
     * @param ridge 0 or more; 0.01 keeps strengths finite where someone won or lost always
     * @return empty with fewer than two contestants, or where without a ridge the strengths have no end
     */
    public static Optional<BradleyTerry> of(double[][] wins, double ridge) {
        int k = wins.length;
        if (!(ridge >= 0)) throw new IllegalArgumentException("a ridge of " + ridge);
        if (k < 2) return Optional.empty();
        if (Vectors.dimension(wins) != k)
            throw new IllegalArgumentException(k + " rows, " + wins[0].length + " columns");
        if (Arrays.stream(wins).flatMapToDouble(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("wins below 0");
        }
        double[] strengths = new double[k];
        double best = likelihood(wins, ridge, strengths);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<double[]> step = step(wins, ridge, strengths);
            if (step.isEmpty()) return Optional.empty();
            double length = 1;
            double[] moved = moved(strengths, step.get(), length);
            while (likelihood(wins, ridge, moved) < best - SETTLED && length > 1e-6) {
                length /= 2;
                moved = moved(strengths, step.get(), length);
            }
            best = likelihood(wins, ridge, moved);
            strengths = moved;
            if (Arrays.stream(strengths).anyMatch(strength -> Math.abs(strength) > ENDLESS)) return Optional.empty();
            if (Vectors.norm(step.get()) < SETTLED) return Optional.of(new BradleyTerry(strengths));
        }
        return Optional.empty();
    }

    private static double[] moved(double[] from, double[] step, double length) {
        double[] moved = from.clone();
        for (int i = 0; i < moved.length; i++) moved[i] += length * step[i];
        return moved;
    }

    private static double likelihood(double[][] wins, double ridge, double[] strengths) {
        double sum = -ridge / 2 * Vectors.dot(strengths, strengths);
        for (int i = 0; i < wins.length; i++) {
            for (int j = 0; j < wins.length; j++) {
                if (i != j) sum -= wins[i][j] * Math.log1p(Math.exp(strengths[j] - strengths[i]));
            }
        }
        return sum;
    }

    /** Newton's step; the mean is held at 0 by adding its square to what is minimised. */
    private static Optional<double[]> step(double[][] wins, double ridge, double[] strengths) {
        int k = wins.length;
        double[] slope = new double[k];
        double[][] curvature = new double[k][k];
        for (int i = 0; i < k; i++) {
            slope[i] -= ridge * strengths[i];
            curvature[i][i] += ridge;
            for (int j = 0; j < k; j++) {
                curvature[i][j] += 1.0 / k;
                if (i == j) continue;
                double contests = wins[i][j] + wins[j][i];
                double p = Logit.probability(strengths[i] - strengths[j]);
                slope[i] += wins[i][j] - contests * p;
                curvature[i][i] += contests * p * (1 - p);
                curvature[i][j] -= contests * p * (1 - p);
            }
        }
        try {
            return Optional.of(
                    new CholeskyDecomposition(new Array2DRowRealMatrix(Vectors.mirrored(curvature), false), 1e-9, 1e-12)
                            .getSolver()
                            .solve(new ArrayRealVector(slope, false))
                            .toArray());
        } catch (MathRuntimeException flat) {
            // Contestants who never met, directly or through others, cannot be compared.
            return Optional.empty();
        }
    }

    /** θ of each contestant in logits, with mean 0. */
    public double[] strengths() {
        return strengths.clone();
    }

    /** θ of each contestant in logits, with that of one of them as 0. */
    public double[] against(int anchor) {
        return Arrays.stream(strengths)
                .map(strength -> strength - strengths[anchor])
                .toArray();
    }

    /** Strengths as Elo points, θ·400/ln 10, with mean 0. */
    public double[] elo() {
        return Arrays.stream(strengths).map(strength -> strength * ELO).toArray();
    }

    /** The probability that the one beats the other. */
    public double probability(int one, int other) {
        return Logit.probability(strengths[one] - strengths[other]);
    }
}
