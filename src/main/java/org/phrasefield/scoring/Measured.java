package org.phrasefield.scoring;

import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.scoring.Measure.OfWords;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/**
 * A metric and how it is measured, declared together.
 *
 * @param metric the metric
 * @param basis what it rests on
 * @param measure how it is measured
 * @param byWords the same word by word; absent where it does not go so
 */
record Measured(Metric metric, Basis basis, Measure measure, Optional<OfWords> byWords) {

    /** Why what looks at the prompt has no score. */
    static final String NO_PROMPT = "prompt not known";

    static Measured of(String id, Family family, Scale scale, Needs needs, Basis basis, Measure measure) {
        return new Measured(new Metric(id, family, basis.version(), scale, needs), basis, measure, Optional.empty());
    }

    /** A metric that goes word by word, so that it has a {@linkplain #withTwin twin}. */
    static Measured byWords(String id, Family family, Scale scale, Needs needs, Basis basis, OfWords measure) {
        return byWords(id, family, scale, needs, basis, Wording.BUILT_IN, measure);
    }

    /** The same with texts of its own. */
    static Measured byWords(
            String id, Family family, Scale scale, Needs needs, Basis basis, Wording wording, OfWords measure) {
        return new Measured(
                new Metric(id, family, basis.version(), scale, needs, wording),
                basis,
                answer -> measure.of(answer.words()),
                Optional.of(measure));
    }

    /** The metric, and after it the one that counts the same among the words that do not repeat the prompt, where there is such. */
    Stream<Measured> withTwin() {
        return Stream.concat(Stream.of(this), byWords.map(this::twin).stream());
    }

    private Measured twin(OfWords counted) {
        Needs needs = metric.needs();
        Basis tagged = basis.on(Basis.TAGS.instruments());
        return new Measured(
                new Metric(
                        metric.id() + Metric.MASKED,
                        metric.family(),
                        tagged.version(),
                        metric.scale(),
                        needs,
                        metric.wording()),
                tagged,
                answer -> ofUnechoed(answer, needs, counted),
                Optional.empty());
    }

    private static Value ofUnechoed(AnswerView answer, Needs needs, OfWords counted) {
        Optional<CountedWords> words = answer.unechoed();
        if (words.isEmpty()) return new Unscored(NO_PROMPT);
        return words.get().size() < needs.words()
                ? new Unscored(Needs.fewerWords(needs.words()))
                : counted.of(words.get());
    }
}
