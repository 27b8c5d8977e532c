package org.phrasefield.protocol;

import java.util.List;

/**
 * Magnet words against matched neutral words in the same slot.
 *
 * @param groups ids of built-in word groups, at least one, distinct
 */
public record WordFactor(List<String> groups) {
    public WordFactor {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) throw new IllegalArgumentException("a word factor needs a group");
    }
}
