package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * How far one profile of shares lies from another over the same kinds. A profile holds weights of 0 or more with a sum above 0; only their
 * proportions count. Each is above 0 on average even between samples of one and the same profile: see {@link HalfSplits}.
 */
public final class Divergence {
    private static final double BIT = Math.log(2);

    private Divergence() {}

    /** Jensen and Shannon's divergence in bits, 0 to 1, symmetric (Lin 1991). */
    public static double jensenShannon(double[] one, double[] other) {
        double[] p = shares(one, other);
        double[] q = shares(other, one);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double middle = (p[i] + q[i]) / 2;
            if (p[i] > 0) sum += p[i] * Math.log(p[i] / middle);
            if (q[i] > 0) sum += q[i] * Math.log(q[i] / middle);
        }
        return Math.min(1, Math.max(0, sum / 2 / BIT));
    }

    /** Total variation distance ½Σ|p − q|: the share that has moved, 0 to 1, symmetric. */
    public static double totalVariation(double[] one, double[] other) {
        double[] p = shares(one, other);
        double[] q = shares(other, one);
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += Math.abs(p[i] - q[i]);
        return Math.min(1, sum / 2);
    }

    /**
     * Population stability index Σ(p − q) ln(p/q), 0 or more, in nats, symmetric.
     *
     * @return empty where a kind has no share in one of the two, as the index has no bound there
     */
    public static OptionalDouble stability(double[] one, double[] other) {
        double[] p = shares(one, other);
        double[] q = shares(other, one);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0 && q[i] == 0) continue;
            if (p[i] == 0 || q[i] == 0) return OptionalDouble.empty();
            sum += (p[i] - q[i]) * Math.log(p[i] / q[i]);
        }
        return OptionalDouble.of(Math.max(0, sum));
    }

    /**
     * How probable a stability index this great is between two samples of one profile: nm/(n + m) times the index is then about chi-squared with
     * K − 1 degrees of freedom (Yurdakul and Naranjo 2020).
     *
     * @param one counts, about 5 or more each
     * @param other counts of the same kinds
     * @return empty where a kind was not seen in one of the two, or only one kind was seen
     */
    public static OptionalDouble stabilityPValue(long[] one, long[] other) {
        double[] counts = Arrays.stream(one).asDoubleStream().toArray();
        double[] others = Arrays.stream(other).asDoubleStream().toArray();
        OptionalDouble index = stability(counts, others);
        long kinds = Arrays.stream(one).filter(count -> count > 0).count();
        if (index.isEmpty() || kinds < 2) return OptionalDouble.empty();
        double n = Arrays.stream(counts).sum();
        double m = Arrays.stream(others).sum();
        double statistic = n * m / (n + m) * index.getAsDouble();
        return OptionalDouble.of(1 - new ChiSquaredDistribution(kinds - 1.0).cumulativeProbability(statistic));
    }

    private static double[] shares(double[] profile, double[] other) {
        if (profile.length != other.length) {
            throw new IllegalArgumentException("profiles of " + profile.length + " and " + other.length + " kinds");
        }
        double sum = Entropy.sumOf(profile);
        double[] shares = new double[profile.length];
        for (int i = 0; i < shares.length; i++) shares[i] = profile[i] / sum;
        return shares;
    }
}
