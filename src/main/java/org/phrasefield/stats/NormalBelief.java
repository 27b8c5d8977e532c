package org.phrasefield.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What is believed of a quantity, as a normal distribution.
 *
 * @param mean finite
 * @param deviation standard deviation, above 0
 */
public record NormalBelief(double mean, double deviation) {
    public NormalBelief {
        if (!Double.isFinite(mean) || !(deviation > 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("a belief of " + mean + " ± " + deviation);
        }
    }

    /**
     * From a central interval.
     *
     * @param confidence of the interval, such as 0.8, whose width is 2.56 standard deviations
     */
    public static NormalBelief of(double low, double high, double confidence) {
        double width = 2 * new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        return new NormalBelief((low + high) / 2, (high - low) / width);
    }

    /**
     * After an estimate was seen: the means weighted by the inverse of their variances.
     *
     * @param standardError of the estimate, above 0; where the quantity itself varies from time to time, the root of the sum of both squares
     */
    public NormalBelief after(double estimate, double standardError) {
        if (!(standardError > 0)) throw new IllegalArgumentException("a standard error of " + standardError);
        double prior = 1 / (deviation * deviation);
        double seen = 1 / (standardError * standardError);
        return new NormalBelief((mean * prior + estimate * seen) / (prior + seen), Math.sqrt(1 / (prior + seen)));
    }

    /** The probability that the quantity is greater than this. */
    public double above(double bound) {
        return new NormalDistribution().cumulativeProbability((mean - bound) / deviation);
    }

    /** The central interval that holds the quantity with this confidence. */
    public Interval interval(double confidence) {
        double half = deviation * new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        return new Interval(mean, mean - half, mean + half);
    }
}
