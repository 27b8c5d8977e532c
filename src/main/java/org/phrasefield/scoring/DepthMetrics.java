package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.NUM;
import static org.phrasefield.language.PartOfSpeech.PROPN;
import static org.phrasefield.scoring.Family.DEPTH;
import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Value;

/** Marks of relating, qualifying and being exact. Facets of depth, none of them depth itself. */
final class DepthMetrics {

    private static final int LEAST_WORDS = 80;
    /** What an answer relates and concludes may stand where the limit cut it off. */
    private static final Needs NEEDS = Needs.WHOLE.words(LEAST_WORDS);

    private static final List<String> CONNECTIVES = List.of("contingency", "contrast", "expansion");

    private DepthMetrics() {}

    static List<Measured> all() {
        return List.of(
                LexiconMetrics.rate("contingency", DEPTH, NEEDS, 3),
                LexiconMetrics.rate("contrast", DEPTH, NEEDS, 3),
                LexiconMetrics.rate("expansion", DEPTH, NEEDS, 3),
                Measured.byWords(
                        "connective-variety",
                        DEPTH,
                        Scale.of("connectives", "≥ 0"),
                        NEEDS,
                        Basis.TEXT.lists(CONNECTIVES.toArray(String[]::new)).numbered(3),
                        DepthMetrics::variety),
                LexiconMetrics.rate("temporal", STYLE, Needs.ANY.words(LEAST_WORDS), 2),
                Measured.of(
                        "specificity",
                        DEPTH,
                        LexiconMetrics.RATE,
                        NEEDS,
                        Basis.TAGS.numbered(2),
                        DepthMetrics::specificity));
    }

    /** Different connectives by the square root of hundreds of words, which a longer text of the same kind does not raise much. */
    private static Value variety(CountedWords words) {
        int different = 0;
        for (String kind : CONNECTIVES)
            different += WordLists.of(kind).in(words.language()).different(words);
        return new Scored(different / Math.sqrt(words.size() / 100.0));
    }

    /** Numbers, names and quoted titles per 100 words. Numbers outside sentences have no tags. */
    private static Value specificity(AnswerView answer) {
        int tagged = 0;
        for (var sentence : answer.tagged()) tagged += sentence.words().size();
        int numbersOutside = answer.words().size() - tagged;
        int exact = answer.tags().of(NUM, PROPN) + numbersOutside + QuotedTitles.count(answer.text());
        return Measure.percent(exact, answer.words().size());
    }
}
