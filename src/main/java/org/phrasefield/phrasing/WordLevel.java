package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.protocol.Protocol;

/** A level of the word factor. */
public sealed interface WordLevel {
    /** The level's name in the data: {@code none}, or group and kind such as {@code existential/magnet}. */
    String id();

    /** No carrier sentence. */
    record None() implements WordLevel {
        @Override
        public String id() {
            return "none";
        }
    }

    /**
     * The carrier sentence with the words of one group and kind in turn.
     *
     * @param group such as {@code existential}
     * @param kind magnet or neutral
     */
    record Carried(String group, Word.Kind kind) implements WordLevel {
        @Override
        public String id() {
            return group + "/" + kind.id();
        }
    }

    /** The protocol's levels: {@code none} alone without a word factor, else {@code none} and two levels a group. */
    static List<WordLevel> of(Protocol protocol) {
        List<WordLevel> levels = new ArrayList<>();
        levels.add(new None());
        protocol.words()
                .ifPresent(words -> words.groups().forEach(group -> {
                    for (Word.Kind kind : Word.Kind.values()) levels.add(new Carried(group, kind));
                }));
        return List.copyOf(levels);
    }
}
