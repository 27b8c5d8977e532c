package org.phrasefield.stats;

import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** Probabilities of a family of tests, adjusted for their number; each stands where its own stood, is at least as great, and at most 1. */
public final class Multiplicity {
    private Multiplicity() {}

    /** Holm's step-down (1979): keeps the chance of any false rejection in the family to the level, whatever the dependence. */
    public static double[] holm(double[] pValues) {
        int[] order = order(pValues);
        int m = order.length;
        double[] adjusted = new double[m];
        double greatest = 0;
        for (int i = 0; i < m; i++) {
            greatest = Math.max(greatest, Math.min(1, (m - i) * pValues[order[i]]));
            adjusted[order[i]] = greatest;
        }
        return adjusted;
    }

    /** Benjamini and Hochberg's step-up (1995): keeps the expected share of false ones among the rejections to the level. */
    public static double[] benjaminiHochberg(double[] pValues) {
        return stepUp(pValues, 1);
    }

    /** The same under any dependence (Benjamini and Yekutieli 2001). */
    public static double[] benjaminiYekutieli(double[] pValues) {
        double harmonic = IntStream.rangeClosed(1, pValues.length)
                .mapToDouble(i -> 1.0 / i)
                .sum();
        return stepUp(pValues, harmonic);
    }

    /**
     * One probability for a family of independent tests of one and the same question (Fisher 1932): that of a −2Σ ln p this great, which is
     * chi-squared with 2m degrees of freedom where nothing is there.
     *
     * @param pValues above 0, at least one
     */
    public static double combined(double[] pValues) {
        if (order(pValues).length == 0) throw new IllegalArgumentException("no tests");
        double sum = 0;
        for (double p : pValues) sum -= 2 * Math.log(p);
        if (Double.isInfinite(sum)) return 0;
        return 1 - new ChiSquaredDistribution(2.0 * pValues.length).cumulativeProbability(sum);
    }

    private static double[] stepUp(double[] pValues, double factor) {
        int[] order = order(pValues);
        int m = order.length;
        double[] adjusted = new double[m];
        double least = 1;
        for (int i = m - 1; i >= 0; i--) {
            least = Math.min(least, factor * m / (i + 1) * pValues[order[i]]);
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    private static int[] order(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException("not a probability: " + p);
        }
        return Ranks.order(pValues);
    }
}
