package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Move;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;

/** What may be said of one metric and one contrast: makes effects of what was found. */
record Telling(String language, String model, Metric metric, Contrast contrast, int intents, long answers) {
    /** The unit of an effect that is a ratio. */
    private static final String RATIO = "×";

    Effect untold(String reason) {
        return effect(Optional.empty(), Verdict.CANNOT_TELL, reason, List.of());
    }

    /** @param interval of logarithms where the metric has such */
    Effect told(Interval interval, Verdict verdict, List<Move> moves) {
        return effect(
                Optional.of(metric.logarithm() ? ratio(interval) : interval),
                verdict,
                verdict == Verdict.CANNOT_TELL ? "the interval holds both no difference and one that would matter" : "",
                moves);
    }

    private Effect effect(Optional<Interval> interval, Verdict verdict, String reason, List<Move> moves) {
        String unit = metric.logarithm() ? RATIO : metric.unit();
        return new Effect(
                language, model, metric.id(), contrast, interval, unit, intents, (int) answers, verdict, reason, moves);
    }

    private static Interval ratio(Interval logs) {
        return new Interval(Math.exp(logs.estimate()), Math.exp(logs.low()), Math.exp(logs.high()));
    }
}
