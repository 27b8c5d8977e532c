package org.phrasefield.phrasing;

import java.util.Locale;

/**
 * A word for the carrier sentence.
 *
 * @param group such as {@code existential}
 * @param kind whether the source claims something of it
 * @param text the word, in the nominative
 */
public record Word(String group, Kind kind, String text) {
    /** What a word is in its pair. */
    public enum Kind {
        /** A word that the source claims to pull the answer towards a zone. */
        MAGNET,
        /** Its match in part of speech, length and frequency, of which nothing is claimed. */
        NEUTRAL;

        /** {@code magnet} or {@code neutral}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
