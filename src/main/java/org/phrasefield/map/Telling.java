package org.phrasefield.map;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Move;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;

/** What may be said of one metric and one contrast: makes effects of what was found. */
record Telling(String language, String model, Metric metric, Contrast contrast, int intents, long answers) {
    /** The unit of an effect that is a ratio. */
    private static final String RATIO = "×";

    /** The smallest effect of interest of a ratio, either way, as a logarithm. */
    static final double RATIO_OF_INTEREST = Math.log(1.25);

    Effect untold(String reason) {
        return effect(Optional.empty(), Verdict.CANNOT_TELL, reason, List.of());
    }

    /**
     * The mean over intents, which are the units.
     *
     * @param differences by intent, one for each comparison inside it
     * @param interest the smallest effect that matters; empty where it is not known
     */
    Effect overIntents(Map<String, List<Double>> differences, OptionalDouble interest) {
        if (differences.size() < Effects.FEWEST_INTENTS) return untold(Effects.fewIntents(differences.size()));
        return PairedMean.of(averages(differences.values()))
                .map(paired -> told(paired.interval(0.95), paired.interval(0.90), interest))
                .orElseGet(() -> untold("every intent gives exactly the same difference"));
    }

    /** The mean of each list, in their order. */
    static double[] averages(Collection<List<Double>> lists) {
        return lists.stream()
                .mapToDouble(list -> list.stream()
                        .mapToDouble(value -> Objects.requireNonNull(value))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /**
     * @param interval with 95 % confidence
     * @param narrower with 90 %
     */
    Effect told(Interval interval, Interval narrower, OptionalDouble interest) {
        return told(interval, verdict(interval, narrower, interest), List.of());
    }

    private static Verdict verdict(Interval interval, Interval narrower, OptionalDouble interest) {
        if (interest.isPresent()
                && narrower.low() > -interest.getAsDouble()
                && narrower.high() < interest.getAsDouble()) {
            return Verdict.NONE;
        }
        if (interval.low() > 0) return Verdict.MORE;
        if (interval.high() < 0) return Verdict.LESS;
        return Verdict.CANNOT_TELL;
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
