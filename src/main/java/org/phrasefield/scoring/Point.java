package org.phrasefield.scoring;

/**
 * A text in the space of a head.
 *
 * @param grams its runs of characters, of length 1
 * @param cues its standardised cues, of length 1 or so
 */
record Point(Grams.Vector grams, double[] cues) {
    /** @param spread the other's grams over all runs */
    double times(Point other, double[] spread) {
        double sum = grams.times(spread);
        for (int at = 0; at < cues.length; at++) sum += cues[at] * other.cues[at];
        return sum;
    }
}
