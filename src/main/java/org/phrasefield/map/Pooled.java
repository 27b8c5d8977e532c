package org.phrasefield.map;

import java.util.Optional;

/**
 * The function words of a form's answers, pooled over intents and repetitions, beside those of the control. Distances of texts are above 0 also where
 * nothing differs, so this is no effect: it is read beside what two halves of the control's own answers give.
 *
 * @param language language tag
 * @param model model reference
 * @param form form id
 * @param answers whole answers that were pooled
 * @param words their words
 * @param distance from the control's answers; empty with a reason
 * @param halves the mean distance of two halves of the control's answers, each of half its intents; there where {@code distance} is
 * @param reason why there is no distance; empty where there is one
 */
public record Pooled(
        String language,
        String model,
        String form,
        int answers,
        int words,
        Optional<Distances> distance,
        Optional<Distances> halves,
        String reason) {
    /**
     * Distances between the standard scores of function words.
     *
     * @param cosine Cosine Delta, 0 to 2
     * @param burrows Burrows's Delta, 0 or more
     * @param quadratic Quadratic Delta over the number of words, 0 or more
     */
    public record Distances(double cosine, double burrows, double quadratic) {}
}
