package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Wilcoxon's signed-rank test (1945) of paired differences, two-sided. Differences of 0 are left out, equal ones share their ranks. */
public final class SignedRanks {
    /** With up to this many differences the distribution is counted out. */
    private static final int COUNTED = 200;

    private SignedRanks() {}

    /**
     * How probable a sum of ranks this far from even is where the differences lie evenly about 0: exact with up to 200 differences, ties
     * included, and the normal approximation beyond.
     *
     * @return empty where no difference other than 0 was given
     */
    public static OptionalDouble pValue(double[] differences) {
        double[] moved = Arrays.stream(Sample.finite(differences))
                .filter(difference -> difference != 0)
                .toArray();
        if (moved.length == 0) return OptionalDouble.empty();
        double[] ranks = Ranks.of(Arrays.stream(moved).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < moved.length; i++) if (moved[i] > 0) positive += ranks[i];
        return OptionalDouble.of(moved.length <= COUNTED ? counted(ranks, positive) : normal(ranks, positive));
    }

    /** By the number of sets of signs that give each sum of doubled ranks, which are whole. */
    private static double counted(double[] ranks, double positive) {
        int total = (int) Math.round(2 * Arrays.stream(ranks).sum());
        double[] shares = new double[total + 1];
        shares[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int doubled = (int) Math.round(2 * rank);
            reached += doubled;
            for (int sum = reached; sum >= 0; sum--) {
                shares[sum] = (shares[sum] + (sum >= doubled ? shares[sum - doubled] : 0)) / 2;
            }
        }
        int sum = (int) Math.round(2 * positive);
        int nearer = Math.min(sum, total - sum);
        double tail = 0;
        for (int i = 0; i <= nearer; i++) tail += shares[i];
        return Math.min(1, 2 * tail);
    }

    private static double normal(double[] ranks, double positive) {
        double mean = Arrays.stream(ranks).sum() / 2;
        double deviation =
                Math.sqrt(Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4);
        double distance = Math.max(0, Math.abs(positive - mean) - 0.5);
        return 2 * new NormalDistribution().cumulativeProbability(-distance / deviation);
    }
}
