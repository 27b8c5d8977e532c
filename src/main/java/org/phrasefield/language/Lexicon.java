package org.phrasefield.language;

import java.util.Locale;
import java.util.stream.Stream;

/** What the dictionaries know of single words, whatever stands around them. */
public final class Lexicon {
    private Lexicon() {}

    /** Whether a word is a dictionary form: in English of WordNet, in Russian of the dictionary; ё may be written е, capitals do not matter. */
    public static boolean isLemma(Language language, String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return switch (language) {
            case EN ->
                Stream.of(PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJ, PartOfSpeech.ADV)
                        .anyMatch(pos -> WordNet.knows(small, pos));
            case RU -> russian(small);
        };
    }

    /**
     * Whether a dictionary has a word of a text. A word of grammar is one whatever it says; one with contents must be in English a word of WordNet, and in Russian a
     * form of the dictionary. Names are in either only where they are words, too.
     */
    public static boolean has(Language language, TaggedWord word) {
        if (!word.content()) return !word.is(PartOfSpeech.X) && !word.is(PartOfSpeech.SYM);
        return switch (language) {
            case EN -> isLemma(language, word.lemma());
            case RU -> !word.tag().isEmpty();
        };
    }

    private static boolean russian(String word) {
        String folded = folded(word);
        Analysis closed = ClosedClass.of(word);
        return closed != null && folded(closed.lemma()).equals(folded)
                || RussianDictionary.shared().readings(word).stream()
                        .anyMatch(reading -> folded(reading.lemma()).equals(folded));
    }

    private static String folded(String word) {
        return word.replace('ё', 'е');
    }
}
