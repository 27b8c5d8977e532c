package org.phrasefield.trial;

/**
 * One level of each factor for one intent; the unit that statistics group by.
 *
 * @param language language tag
 * @param intent intent id
 * @param form form id
 * @param word level of the word factor, such as {@code existential/magnet}; {@code none} without a carrier sentence
 * @param model model reference, {@code service/name}
 */
public record Cell(String language, String intent, String form, String word, String model) {
    /** The level of the word factor that has no carrier sentence. */
    public static final String NO_WORD = "none";
}
