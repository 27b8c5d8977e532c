package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import java.util.function.Predicate;

/** What an answer's sentences do: ask or exclaim. */
final class SentenceMetrics {

    private static final String MARKS = "?!.…";

    private SentenceMetrics() {}

    static List<Measured> all() {
        return List.of(
                share("questions", sentence -> endsWith('?', sentence)),
                share("exclamations", sentence -> endsWith('!', sentence) && !endsWith('?', sentence)));
    }

    private static Measured share(String id, Predicate<String> counts) {
        return Measured.of(
                id,
                STYLE,
                Scale.of("% of sentences", Scale.PERCENT),
                Needs.WHOLE.sentences(LengthMetrics.LEAST_SENTENCES),
                Basis.TEXT,
                answer -> {
                    int counted = 0;
                    for (String sentence : answer.sentences()) if (counts.test(sentence)) counted++;
                    return Measure.percent(counted, answer.sentences().size());
                });
    }

    /** Whether the mark is among those that end a sentence, whatever quotes, brackets or emoji follow them. */
    static boolean endsWith(char mark, String sentence) {
        int at = sentence.length() - 1;
        while (at >= 0
                && !Character.isLetterOrDigit(sentence.codePointAt(at))
                && MARKS.indexOf(sentence.charAt(at)) < 0) at--;
        for (; at >= 0 && MARKS.indexOf(sentence.charAt(at)) >= 0; at--) if (sentence.charAt(at) == mark) return true;
        return false;
    }
}
