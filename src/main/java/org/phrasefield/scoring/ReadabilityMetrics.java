package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import org.phrasefield.scoring.Score.Scored;

/** How easy an answer's words and sentences are to read. A matter of style: easy is neither better nor shallower. */
final class ReadabilityMetrics {

    private static final Needs NEEDS = Needs.WHOLE.words(100).sentences(LengthMetrics.LEAST_SENTENCES);
    private static final int LONG = 6;

    private ReadabilityMetrics() {}

    static List<Measured> all() {
        return List.of(Measured.of("lix", STYLE, Scale.of("LIX", "> 0"), NEEDS, Basis.TEXT, answer ->
                new Scored(lix(answer))));
    }

    /** Mean words of a sentence plus words of more than six letters per 100 words. Source: Björnsson 1968. */
    private static double lix(AnswerView answer) {
        List<String> words = answer.text().sentenceWords();
        int isLong = 0;
        for (String word : words) if (letters(word) > LONG) isLong++;
        return LengthMetrics.sentenceLength(answer) + 100.0 * isLong / words.size();
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); ) {
            int point = word.codePointAt(i);
            if (Character.isLetter(point)) letters++;
            i += Character.charCount(point);
        }
        return letters;
    }
}
