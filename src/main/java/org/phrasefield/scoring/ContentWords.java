package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.TextView;

/** The content words of an answer in their dictionary forms, one after the other, without those that repeat its prompt. */
public final class ContentWords {
    private ContentWords() {}

    /** Those of an answer; none where it is no answer, such as a loop. */
    public static List<String> of(Scorable answer) {
        if (answer.answer().text().length() > TextView.LIMIT) return List.of();
        AnswerView view = AnswerView.of(answer);
        if (Degenerate.of(view.text()).isPresent()) return List.of();
        List<String> lemmas = new ArrayList<>();
        for (Aligned.Sentence sentence : view.tagged()) {
            for (int at = 0; at < sentence.words().size(); at++) {
                TaggedWord word = sentence.words().get(at);
                if (word.content() && !(view.asked() && view.echoes().get(sentence.places()[at]))) {
                    lemmas.add(word.lemma());
                }
            }
        }
        return lemmas;
    }
}
