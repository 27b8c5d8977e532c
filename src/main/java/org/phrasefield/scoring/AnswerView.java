package org.phrasefield.scoring;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/** What measures see of one answer; each part is made once, when a measure first asks for it. For one thread. */
final class AnswerView {

    private final Scorable given;
    private final TextView text;
    private @Nullable List<String> sentences;
    private @Nullable CountedWords words;
    private int reasoningWords = -1;

    private AnswerView(Scorable given, TextView text) {
        this.given = given;
        this.text = text;
    }

    static AnswerView of(Scorable given) {
        return new AnswerView(
                given, TextView.of(given.language(), given.answer().text()));
    }

    /** The answer as it came, and what it answers. */
    Scorable given() {
        return given;
    }

    Language language() {
        return given.language();
    }

    /** Its blocks, words, sentences and Markdown. */
    TextView text() {
        return text;
    }

    /** Its sentences; headings are none. */
    List<String> sentences() {
        if (sentences == null) sentences = text.sentences();
        return sentences;
    }

    /** All its words. */
    CountedWords words() {
        if (words == null) words = CountedWords.of(language(), text.blocks(), new BitSet());
        return words;
    }

    /** Its words that do not repeat the prompt; empty where the prompt is not known. */
    Optional<CountedWords> unechoed() {
        return Optional.empty();
    }

    /** How many words of reasoning came with it. */
    int reasoningWords() {
        if (reasoningWords < 0) {
            reasoningWords = given.answer()
                    .reasoning()
                    .map(reasoning ->
                            TextView.of(language(), reasoning).words().size())
                    .orElse(0);
        }
        return reasoningWords;
    }
}
