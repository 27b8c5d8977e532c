package org.phrasefield.protocol;

/**
 * The study of scope beside the sweep: one wording of each form, asked many times, so that answers differ by chance alone.
 *
 * @param intents how many of the protocol's intents it is about, at least 1
 * @param trials answers to each form of these, at least {@value #FEWEST_TRIALS}
 */
public record ScopeStudy(int intents, int trials) {
    /** Intents where the protocol names no number and has as many. */
    public static final int DEFAULT_INTENTS = 12;
    /** Answers where the protocol names no number. */
    public static final int DEFAULT_TRIALS = 10;
    /** Fewer answers say nothing of how much they differ. */
    public static final int FEWEST_TRIALS = 3;

    public ScopeStudy {
        if (intents < 1 || trials < FEWEST_TRIALS) {
            throw new IllegalArgumentException("scope: " + intents + " intents, " + trials + " trials");
        }
    }
}
