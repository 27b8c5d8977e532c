package org.phrasefield.stats;

/** Log odds. */
final class Logit {
    private Logit() {}

    /** 1/(1 + e^{−x}). */
    static double probability(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }
}
