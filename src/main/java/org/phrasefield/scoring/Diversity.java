package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How varied the words of a text are. */
final class Diversity {

    private Diversity() {}

    /**
     * Moving-average type–token ratio: the mean, over all windows of so many neighbouring words, of the share of different words
     * in the window; in (0, 1]. Empty where the text is shorter than the window. Source: Covington & McFall 2010.
     */
    static OptionalDouble mattr(List<String> words, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window has at least one word: " + window);
        }
        if (words.size() < window) {
            return OptionalDouble.empty();
        }
        Map<String, Integer> inside = new HashMap<>();
        long types = 0;
        for (int i = 0; i < words.size(); i++) {
            inside.merge(words.get(i), 1, Integer::sum);
            if (i >= window) {
                inside.computeIfPresent(words.get(i - window), (word, count) -> count == 1 ? null : count - 1);
            }
            if (i >= window - 1) {
                types += inside.size();
            }
        }
        return OptionalDouble.of((double) types / window / (words.size() - window + 1));
    }
}
