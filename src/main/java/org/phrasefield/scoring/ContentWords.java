package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.Language;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.TextView;

/**
 * The content words of an answer in their dictionary forms, without those that repeat its prompt.
 *
 * @param words one after the other
 * @param pairs of English, every two that stand side by side in a sentence, with a blank between them; Russian has endings where English has neighbours
 */
public record ContentWords(List<String> words, List<String> pairs) {
    private static final ContentWords NONE = new ContentWords(List.of(), List.of());

    public ContentWords {
        words = List.copyOf(words);
        pairs = List.copyOf(pairs);
    }

    /** Those of an answer; none where it is no answer, such as a loop. */
    public static ContentWords of(Scorable answer) {
        if (answer.answer().text().length() > TextView.LIMIT) return NONE;
        AnswerView view = AnswerView.of(answer);
        if (Degenerate.of(view.text()).isPresent()) return NONE;
        List<String> words = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (Aligned.Sentence sentence : view.tagged()) {
            String before = "";
            for (int at = 0; at < sentence.words().size(); at++) {
                TaggedWord word = sentence.words().get(at);
                boolean told = word.content() && !(view.asked() && view.echoes().get(sentence.places()[at]));
                if (told) {
                    words.add(word.lemma());
                    if (!before.isEmpty()) pairs.add(before + " " + word.lemma());
                }
                before = told ? word.lemma() : "";
            }
        }
        return new ContentWords(words, answer.language() == Language.EN ? pairs : List.of());
    }
}
