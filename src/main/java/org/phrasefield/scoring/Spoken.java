package org.phrasefield.scoring;

import java.util.List;
import org.phrasefield.language.Syllables;

/**
 * How much of a text is spoken; numbers are left out.
 *
 * @param words how many there are
 * @param syllables of all of them
 */
record Spoken(int words, int syllables) {
    static Spoken of(List<String> all) {
        int words = 0;
        int syllables = 0;
        for (String word : all) {
            if (CountedWords.isNumber(word)) continue;
            words++;
            syllables += Syllables.of(word);
        }
        return new Spoken(words, syllables);
    }
}
