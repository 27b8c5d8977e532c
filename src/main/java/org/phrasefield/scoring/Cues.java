package org.phrasefield.scoring;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Value;

/**
 * Measures of style that a head sees beside runs of characters: what a text does shows in its grammar more than in its words (E2 of
 * the metrics reference). None of them is a list of {@link ListedKinds}, which is another method.
 */
final class Cues {
    private static final List<String> STYLE = List.of(
            "questions",
            "exclamations",
            "imperatives",
            "first-singular",
            "first-plural",
            "second-person",
            "hedges",
            "modality",
            "hypothetical",
            "comparisons",
            "contingency",
            "contrast",
            "temporal",
            "specificity",
            "sentence-length",
            "pronouns",
            "noun-verb-ratio");

    private static final List<Measured> MEASURED = measured();

    private Cues() {}

    private static List<Measured> measured() {
        Map<String, Measured> all = Stream.of(
                        SentenceMetrics.all(),
                        TagMetrics.all(),
                        LexiconMetrics.all(),
                        ImageryMetrics.all(),
                        DepthMetrics.all(),
                        LengthMetrics.all())
                .flatMap(List::stream)
                .collect(Collectors.toMap(each -> each.metric().id(), each -> each));
        return STYLE.stream().map(all::get).map(Objects::requireNonNull).toList();
    }

    /** What a head of these kinds looks at; zones are known by their words alone. */
    private static List<Measured> of(Kinds kinds) {
        return switch (kinds) {
            case ZONES -> List.of();
            case STRATEGIES -> MEASURED;
        };
    }

    /** How many there are. */
    static int count(Kinds kinds) {
        return of(kinds).size();
    }

    /** What they rest on. */
    static Basis on(Basis basis, Kinds kinds) {
        Basis all = basis;
        for (Measured each : of(kinds)) all = all.on(each.basis().instruments());
        return all;
    }

    /**
     * ln(1 + x) of each of them, whatever the text's length; NaN where there is none. What goes word by word leaves out words that repeat the prompt.
     */
    static double[] values(AnswerView answer, Kinds kinds) {
        return of(kinds).stream().mapToDouble(each -> value(answer, each)).toArray();
    }

    private static double value(AnswerView answer, Measured measured) {
        if (measured.metric().needs().sentences() > 0 && answer.sentences().isEmpty()) return Double.NaN;
        Value value = measured.byWords()
                .map(words -> words.of(answer.unechoed().orElseGet(answer::words)))
                .orElseGet(() -> measured.measure().of(answer));
        double found = value instanceof Scored scored ? Math.log1p(Math.max(0, scored.number())) : Double.NaN;
        return Double.isFinite(found) ? found : Double.NaN;
    }
}
