package org.phrasefield.scoring;

import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * What measures see of one answer; made once for all of them.
 *
 * @param given the answer as it came, and what it answers
 * @param text its words, sentences and Markdown
 */
record AnswerView(Scorable given, TextView text) {
    static AnswerView of(Scorable given) {
        return new AnswerView(
                given, TextView.of(given.language(), given.answer().text()));
    }

    Language language() {
        return given.language();
    }
}
