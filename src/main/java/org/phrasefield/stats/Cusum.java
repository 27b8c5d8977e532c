package org.phrasefield.stats;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * A two-sided cumulative sum (Page 1954) of standard scores that come one at a time; immutable. It finds a shift of about 2k standard deviations
 * soonest.
 *
 * @param slack k, 0 or more; 0.5 as a rule
 * @param limit h, above 0, beyond which it gives alarm
 * @param above S⁺, 0 or more
 * @param below S⁻, 0 or more
 */
public record Cusum(double slack, double limit, double above, double below) {
    private static final int NODES = 48;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Cusum {
        if (!(slack >= 0) || !(limit > 0))
            throw new IllegalArgumentException("a slack of " + slack + ", a limit of " + limit);
        if (!(above >= 0) || !(below >= 0)) throw new IllegalArgumentException("sums of " + above + " and " + below);
    }

    /** One that has seen nothing. */
    public static Cusum start(double slack, double limit) {
        return new Cusum(slack, limit, 0, 0);
    }

    /** After one more score: S⁺ = max(0, S⁺ + z − k), S⁻ = max(0, S⁻ − z − k). */
    public Cusum after(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("not finite: " + score);
        return new Cusum(slack, limit, Math.max(0, above + score - slack), Math.max(0, below - score - slack));
    }

    /** Whether a sum is beyond the limit. */
    public boolean alarm() {
        return above > limit || below > limit;
    }

    /**
     * Mean number of scores until an alarm where the scores are standard normal, moved by a shift: from Page's integral equation for each side,
     * solved at Gauss and Legendre's points, and 1/ARL = 1/ARL⁺ + 1/ARL⁻.
     *
     * @param slack k, 0 or more
     * @param limit h, above 0
     * @param shift mean of the scores; 0 asks how rare false alarms are
     */
    public static double runLength(double slack, double limit, double shift) {
        return 1 / (1 / oneSided(slack - shift, limit) + 1 / oneSided(slack + shift, limit));
    }

    /** ARL(0) of L(s) = 1 + L(0)Φ(k − s) + ∫₀ʰ L(x)φ(x + k − s)dx. */
    private static double oneSided(double slack, double limit) {
        GaussIntegrator points = new GaussIntegratorFactory().legendre(NODES, 0, limit);
        double[][] matrix = new double[NODES + 1][NODES + 1];
        for (int i = 0; i <= NODES; i++) {
            double from = i == 0 ? 0 : points.getPoint(i - 1);
            matrix[i][0] = -NORMAL.cumulativeProbability(slack - from);
            for (int j = 1; j <= NODES; j++) {
                matrix[i][j] = -points.getWeight(j - 1) * NORMAL.density(points.getPoint(j - 1) + slack - from);
            }
            matrix[i][i] += 1;
        }
        ArrayRealVector ones = new ArrayRealVector(NODES + 1, 1);
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-300)
                .getSolver()
                .solve(ones)
                .getEntry(0);
    }

    /**
     * The limit at which a number of independent streams together give one false alarm in this many steps on average: the one whose run length
     * is streams·steps.
     *
     * @param slack k, 0 or more
     * @param streams 1 or more
     * @param steps between false alarms, such as 60 nights
     */
    public static double limitFor(double slack, int streams, double steps) {
        double wanted = Math.log(streams * steps);
        if (streams < 1 || !(steps > 1)) throw new IllegalArgumentException(streams + " streams, " + steps + " steps");
        double low = 0.01;
        if (Math.log(runLength(slack, low, 0)) >= wanted) return low;
        return new BracketingNthOrderBrentSolver(1e-9, 1e-9, 5)
                .solve(200, h -> Math.log(runLength(slack, h, 0)) - wanted, low, 20);
    }
}
