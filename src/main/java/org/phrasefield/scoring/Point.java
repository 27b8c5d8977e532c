package org.phrasefield.scoring;

/**
 * A text in the space of a head.
 *
 * @param grams its runs of characters, of length 1
 * @param cues its standardised cues, of length 1 or so
 */
record Point(Grams.Vector grams, double[] cues) {
    double times(Point other) {
        double sum = grams.times(other.grams);
        for (int at = 0; at < cues.length; at++) sum += cues[at] * other.cues[at];
        return sum;
    }
}
