package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;

/** How easy an answer's words and sentences are to read. A matter of style: easy is neither better nor shallower. */
final class ReadabilityMetrics {

    private static final Needs NEEDS = Needs.WHOLE.words(100).sentences(LengthMetrics.LEAST_SENTENCES);

    /** Words that are no numbers. The Russian prepositions в, к and с are words without a syllable. */
    private static final int LEAST_SPOKEN = 25;

    private static final Needs WORDS = Needs.ANY.words(LEAST_SPOKEN);
    private static final int LONG = 6;

    private ReadabilityMetrics() {}

    static List<Measured> all() {
        return List.of(
                metric(
                        "syllables-per-word",
                        Scale.of("syllables per word", "≥ 0"),
                        WORDS,
                        (answer, syllables) -> syllables),
                metric(
                        "reading-ease",
                        Scale.of("points", "about −50 to 121"),
                        NEEDS,
                        (answer, syllables) -> Readability.of(answer.language())
                                .ease(LengthMetrics.sentenceLength(answer), syllables)),
                metric(
                        "grade",
                        Scale.of("school years", "about −3 upwards"),
                        NEEDS,
                        (answer, syllables) -> Readability.of(answer.language())
                                .grade(LengthMetrics.sentenceLength(answer), syllables)),
                Measured.of(
                        "lix", STYLE, Scale.of("LIX", "> 0"), NEEDS, Basis.TEXT, answer -> new Scored(lix(answer))));
    }

    /** How a metric follows from an answer and its syllables per word. */
    private interface OfSyllables {
        double of(AnswerView answer, double syllables);
    }

    private static Measured metric(String id, Scale scale, Needs needs, OfSyllables measure) {
        return Measured.of(id, STYLE, scale, needs, Basis.SYLLABLES, answer -> {
            Spoken spoken = answer.spoken();
            return spoken.words() < LEAST_SPOKEN
                    ? new Unscored(Needs.fewerWords(LEAST_SPOKEN))
                    : new Scored(measure.of(answer, (double) spoken.syllables() / spoken.words()));
        });
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
