package org.phrasefield.language;

import java.util.List;

/** Gives words their class and dictionary form; safe for any number of threads, and the same for each. */
interface Tagger {

    /** The words of a sentence in order, marks left out. */
    List<TaggedWord> tag(List<Token> sentence);

    /** The tagger of a language; the first call loads what it needs. */
    static Tagger of(Language language) {
        return switch (language) {
            case EN -> EnglishTagger.shared();
            case RU -> RussianTagger.shared();
        };
    }
}
