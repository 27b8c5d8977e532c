package org.phrasefield.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Russian classes, lemmas and features from the dictionary's readings: what a word can be ({@link Analyses}), and which of it the words
 * around leave ({@link RussianClause}). Loaded on first use; safe for any number of threads.
 */
final class RussianTagger implements Tagger {

    private final Analyses analyses = new Analyses();

    private RussianTagger() {}

    static RussianTagger shared() {
        return Holder.SHARED;
    }

    @Override
    public List<TaggedWord> tag(List<Token> sentence) {
        List<Token> words = sentence.stream().filter(Token::word).toList();
        List<String> marks = marks(sentence);
        List<Analysis> chosen = new RussianClause(analyses, words, marks).analyses();
        List<TaggedWord> tagged = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Analysis analysis = chosen.get(i);
            tagged.add(new TaggedWord(
                    words.get(i).form(),
                    marks.get(i),
                    List.of(analysis.pos()),
                    List.of(analysis.lemma()),
                    analysis.features(),
                    analysis.tag()));
        }
        return tagged;
    }

    /** The marks before each word, and at the end those after the last. */
    private static List<String> marks(List<Token> sentence) {
        List<String> all = new ArrayList<>();
        StringBuilder marks = new StringBuilder();
        for (Token token : sentence) {
            if (token.word()) {
                all.add(marks.toString());
                marks.setLength(0);
            } else {
                marks.append(token.text());
            }
        }
        all.add(marks.toString());
        return all;
    }

    private static final class Holder {
        static final RussianTagger SHARED = new RussianTagger();
    }
}
