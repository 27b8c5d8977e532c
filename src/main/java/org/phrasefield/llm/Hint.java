package org.phrasefield.llm;

import java.util.List;
import org.phrasefield.protocol.Nearest;

/** What was probably meant by a word that is not known. */
final class Hint {
    private Hint() {}

    /** A clause to end a sentence with: the nearest known word, or all of them when none is near. */
    static String of(String word, List<String> known) {
        return Nearest.word(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known) + ".");
    }
}
