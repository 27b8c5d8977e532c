package org.phrasefield.map;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How the trials of one form ended: an estimate is read with its losses.
 *
 * @param language language tag
 * @param model model reference
 * @param form form id
 * @param planned trials planned
 * @param outcomes trials by outcome word, {@code not run} included; the sum is {@code planned}
 * @param unscored answered trials that no metric scores, by reason, such as {@code loop}
 * @param seconds mean seconds of an answered trial; absent where none was answered
 */
public record Tally(
        String language,
        String model,
        String form,
        int planned,
        Map<String, Integer> outcomes,
        Map<String, Integer> unscored,
        OptionalDouble seconds) {
    public Tally {
        outcomes = Map.copyOf(outcomes);
        unscored = Map.copyOf(unscored);
    }
}
