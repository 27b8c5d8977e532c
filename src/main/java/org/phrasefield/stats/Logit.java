package org.phrasefield.stats;

/** Log odds. */
public final class Logit {
    /** Beyond these odds a probability is 0 or 1 for all that anyone can tell. */
    private static final double FARTHEST = 30;

    private Logit() {}

    /** ln(p/(1 − p)), held to ±30. */
    public static double of(double probability) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, Math.log(probability) - Math.log1p(-probability)));
    }

    /** 1/(1 + e^{−x}). */
    public static double probability(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }
}
