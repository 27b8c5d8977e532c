package org.phrasefield.stats;

import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Whether something happens more often under one condition than under another, exactly, where strata may differ in how often it happens at all. Inside a
 * stratum the cases that it happened to could as well have been those of the other condition. With one stratum it is Fisher's test.
 */
public final class StratifiedCounts {
    private static final double ROUNDING = 1e-7;

    private StratifiedCounts() {}

    /**
     * A stratum: how often it happened in how many cases under each condition.
     *
     * @param hits 0 to cases
     * @param otherHits 0 to otherCases
     */
    public record Stratum(int hits, int cases, int otherHits, int otherCases) {
        public Stratum {
            if (hits < 0 || otherHits < 0 || hits > cases || otherHits > otherCases) {
                throw new IllegalArgumentException(
                        hits + " of " + cases + " against " + otherHits + " of " + otherCases);
            }
        }
    }

    /** How probable a total under the first condition is that is no more probable than the one found; 1 where nothing happened. */
    public static double pValue(Iterable<Stratum> strata) {
        double[] chances = {1};
        int found = 0;
        for (Stratum stratum : strata) {
            chances = summed(chances, chances(stratum));
            found += stratum.hits();
        }
        double own = chances[found] * (1 + ROUNDING);
        double[] all = chances;
        return Math.min(
                1,
                IntStream.range(0, all.length)
                        .mapToDouble(hits -> all[hits] <= own ? all[hits] : 0)
                        .sum());
    }

    private static double[] chances(Stratum stratum) {
        int hits = stratum.hits() + stratum.otherHits();
        int cases = stratum.cases() + stratum.otherCases();
        double[] chances = new double[Math.min(hits, stratum.cases()) + 1];
        if (hits == 0 || stratum.cases() == 0) {
            chances[0] = 1;
            return chances;
        }
        HypergeometricDistribution drawn = new HypergeometricDistribution(cases, hits, stratum.cases());
        for (int i = 0; i < chances.length; i++) chances[i] = drawn.probability(i);
        return chances;
    }

    private static double[] summed(double[] one, double[] other) {
        double[] sums = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) sums[i + j] += one[i] * other[j];
        }
        return sums;
    }
}
