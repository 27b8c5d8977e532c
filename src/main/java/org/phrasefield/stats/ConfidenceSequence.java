package org.phrasefield.stats;

/**
 * A mean's interval that holds the truth at all numbers of observations at once, so that it may be looked at every night: the normal mixture of Robbins
 * (1970), asymptotic where the standard deviation is estimated. It is wider than a fixed interval.
 *
 * @param deviation standard deviation σ of an observation, above 0
 * @param mixture ρ, above 0: about 1/√n is narrowest at n observations, see {@link #tunedTo}
 * @param level α, between 0 and 1, such as 0.05
 */
public record ConfidenceSequence(double deviation, double mixture, double level) {
    public ConfidenceSequence {
        if (!(deviation > 0)) throw new IllegalArgumentException("a standard deviation of " + deviation);
        if (!(mixture > 0)) throw new IllegalArgumentException("a mixture of " + mixture);
        if (!(level > 0 && level < 1)) throw new IllegalArgumentException("a level of " + level);
    }

    /**
     * The sequence that is narrowest near n observations: ρ² = (−2 ln α + ln(−2 ln α) + 1)/n (Waudby-Smith and others 2024).
     *
     * @param n 1 or more
     */
    public static ConfidenceSequence tunedTo(int n, double deviation, double level) {
        double log = -2 * Math.log(level);
        return new ConfidenceSequence(deviation, Math.sqrt((log + Math.log(log) + 1) / n), level);
    }

    /**
     * Half the width after n observations: σ√(2(nρ² + 1)/(n²ρ²)·ln(√(nρ² + 1)/α)), which falls as n grows.
     *
     * @param n 1 or more
     */
    public double radius(int n) {
        if (n < 1) throw new IllegalArgumentException("no observations");
        double spread = n * mixture * mixture + 1;
        return deviation
                * Math.sqrt(2 * spread / ((double) n * n * mixture * mixture) * Math.log(Math.sqrt(spread) / level));
    }

    /** The interval after n observations with this mean. */
    public Interval interval(double mean, int n) {
        return new Interval(mean, mean - radius(n), mean + radius(n));
    }

    /**
     * How much more probable the sum of n observations is if their mean differs from 0 by a normal amount than if it is 0 (mSPRT, Johari and others
     * 2022): exp(ρ²S²/(2σ²(1 + nρ²)))/√(1 + nρ²).
     */
    public double likelihoodRatio(double sum, int n) {
        double spread = n * mixture * mixture + 1;
        return Math.exp(mixture * mixture * sum * sum / (2 * deviation * deviation * spread)) / Math.sqrt(spread);
    }

    /** The always-valid p after one more observation: the least inverse likelihood ratio so far, at most 1. */
    public double pValue(double before, double sum, int n) {
        return Math.min(Math.min(1, before), 1 / likelihoodRatio(sum, n));
    }
}
