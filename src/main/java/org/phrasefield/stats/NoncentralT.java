package org.phrasefield.stats;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** Student's t of a mean that is not 0: the distribution behind intervals of standardised effects and behind power. */
final class NoncentralT {
    private static final double NEGLIGIBLE = 1e-16;

    /** Beyond this shift the sum would be long, and the approximations are good. */
    private static final double FAR = 100;

    private static final double MANY = 30;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private NoncentralT() {}

    /**
     * P(T ≤ t), by the sum of Lenth (1989).
     *
     * @param freedom above 0
     * @param shift the noncentrality, mean over standard error
     */
    static double cumulative(double t, double freedom, double shift) {
        if (t < 0) return 1 - cumulative(-t, freedom, -shift);
        if (Math.abs(shift) > FAR) return far(t, freedom, shift);
        double x = t * t / (freedom + t * t);
        double half = shift * shift / 2;
        double sum = 0;
        if (x > 0) {
            double reach = 12 * Math.sqrt(half + 1) + 60;
            for (int j = (int) Math.max(0, half - reach); j <= half + reach; j++) {
                double log = -half + (half == 0 ? 0 : j * Math.log(half));
                if (half == 0 && j > 0) break;
                double even = Math.exp(log - Gamma.logGamma(j + 1.0));
                double odd = shift / Math.sqrt(2) * Math.exp(log - Gamma.logGamma(j + 1.5));
                if (even < NEGLIGIBLE && Math.abs(odd) < NEGLIGIBLE) continue;
                sum += even * Beta.regularizedBeta(x, j + 0.5, freedom / 2)
                        + odd * Beta.regularizedBeta(x, j + 1.0, freedom / 2);
            }
        }
        return Math.min(1, Math.max(0, NORMAL.cumulativeProbability(-shift) + sum / 2));
    }

    /** With a few degrees of freedom chance lies in the standard error almost alone, with many that is about normal. */
    private static double far(double t, double freedom, double shift) {
        if (freedom > MANY) {
            double deviation = Math.sqrt(1 + t * t / (2 * freedom));
            return NORMAL.cumulativeProbability((t * (1 - 1 / (4 * freedom)) - shift) / deviation);
        }
        if (shift < 0) return 1;
        return t == 0
                ? 0
                : 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(freedom * shift * shift / (t * t));
    }

    /** The shift at which P(T ≤ t) is this probability. */
    static double shift(double t, double freedom, double probability) {
        double reach = 10 + 4 * Math.abs(t);
        return solve(shift -> cumulative(t, freedom, shift) - probability, t - reach, t + reach);
    }

    /** Probability that a two-sided t test at this level rejects. */
    static double power(double freedom, double shift, double level) {
        double critical = new TDistribution(freedom).inverseCumulativeProbability(1 - level / 2);
        return 1 - cumulative(critical, freedom, shift) + cumulative(-critical, freedom, shift);
    }

    /** The positive shift at which the test has this power. */
    static double shiftForPower(double freedom, double level, double power) {
        double high = 1;
        while (power(freedom, high, level) < power) high *= 2;
        return solve(shift -> power(freedom, shift, level) - power, 0, high);
    }

    private static double solve(UnivariateFunction function, double low, double high) {
        return new BracketingNthOrderBrentSolver(1e-13, 1e-12, 5).solve(1000, function, low, high);
    }
}
