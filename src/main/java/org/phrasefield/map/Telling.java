package org.phrasefield.map;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Move;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence.Analysis;
import org.phrasefield.map.Evidence.Missing;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Equivalence;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.SignFlips;
import org.phrasefield.stats.StudentEstimate;

/** What may be said of one metric and one contrast: makes effects of what was found. */
record Telling(
        String language, String model, Metric metric, Contrast contrast, int intents, long answers, Missing missing) {
    /** The unit of an effect that is a ratio. */
    private static final String RATIO = "×";
    /** Why nothing is called where the interval alone decides. */
    static final String WIDE = "the interval holds both no difference and one that would matter";
    /** Where signs are drawn, so that a report can be made again. */
    static final long SEED = 20261129;

    Effect untold(String reason) {
        return effect(Optional.empty(), Verdict.CANNOT_TELL, reason, List.of(), Evidence.untold(missing));
    }

    /**
     * An estimate on the metric's own scale, before it is made a ratio.
     *
     * @param found with intents, or single answers, as units
     * @param pValue its probability where nothing differs
     * @param wider with wordings as a sample too; absent where they cannot be analysed apart
     * @param notByWordings why they cannot
     * @param interest the smallest effect that matters; empty where it is not known
     * @param repetition standard deviation of repetition; empty where it is not known
     */
    record Found(
            StudentEstimate found,
            double pValue,
            Optional<StudentEstimate> wider,
            String notByWordings,
            OptionalDouble interest,
            OptionalDouble repetition) {
        /** The analysis that promises less. */
        private StudentEstimate shown() {
            return wider.filter(each -> width(each) > width(found)).orElse(found);
        }

        private static double width(StudentEstimate estimate) {
            Interval interval = estimate.interval(0.95);
            return interval.high() - interval.low();
        }
    }

    /**
     * The mean over intents, which are the units; wordings are no part of what is compared.
     *
     * @param differences by intent, one for each comparison inside it
     * @param interest the smallest effect that matters; empty where it is not known
     * @param notByWordings why wordings are not analysed apart
     */
    Effect overIntents(Map<String, List<Double>> differences, OptionalDouble interest, String notByWordings) {
        if (differences.size() < Effects.FEWEST_INTENTS) return untold(Effects.fewIntents(differences.size()));
        double[] means = averages(differences.values());
        return PairedMean.of(means)
                .map(paired -> told(new Found(
                        paired.student(),
                        signs(means),
                        Optional.empty(),
                        notByWordings,
                        interest,
                        OptionalDouble.empty())))
                .orElseGet(() -> untold("every intent gives exactly the same difference"));
    }

    /** The probability of sign flips. */
    static double signs(double[] differences) {
        return SignFlips.of(differences, SEED).orElseThrow().pValue();
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

    /** The mean of each intent's list. */
    static Map<String, Double> byIntent(Map<String, List<Double>> differences) {
        Map<String, Double> means = new LinkedHashMap<>();
        double[] averages = averages(differences.values());
        for (String intent : differences.keySet()) means.put(intent, averages[means.size()]);
        return means;
    }

    /** An effect with a sign. */
    Effect told(Found found) {
        StudentEstimate shown = found.shown();
        Verdict alone = verdict(shown.interval(0.95), shown.interval(0.90), found.interest());
        Evidence evidence = new Evidence(
                Optional.of(new Analysis(scaled(found.found().interval(0.95)), found.pValue())),
                found.wider().map(wider -> new Analysis(scaled(wider.interval(0.95)), wider.pValue())),
                found.notByWordings(),
                equivalence(shown, found.interest()),
                found.interest(),
                deviations(shown.interval(0.95), found.repetition()),
                alone,
                Optional.empty(),
                missing);
        return told(shown.interval(0.95), List.of(), evidence);
    }

    static OptionalDouble equivalence(StudentEstimate shown, OptionalDouble interest) {
        return interest.isPresent() && interest.getAsDouble() > 0
                ? OptionalDouble.of(
                        Equivalence.of(shown, interest.getAsDouble()).pValue())
                : OptionalDouble.empty();
    }

    private static Optional<Interval> deviations(Interval interval, OptionalDouble repetition) {
        if (repetition.isEmpty()) return Optional.empty();
        double by = repetition.getAsDouble();
        return Optional.of(new Interval(interval.estimate() / by, interval.low() / by, interval.high() / by));
    }

    /** What two intervals of one estimate say, of 95 and of 90 %, on a scale where no difference is 0. */
    static Verdict verdict(Interval interval, Interval narrower, OptionalDouble interest) {
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
    Effect told(Interval interval, List<Move> moves, Evidence evidence) {
        return told(interval, moves, evidence, evidence.alone() == Verdict.CANNOT_TELL ? WIDE : "");
    }

    /** The same for a reason of its own. */
    Effect told(Interval interval, List<Move> moves, Evidence evidence, String reason) {
        return effect(Optional.of(scaled(interval)), evidence.alone(), reason, moves, evidence);
    }

    private Effect effect(
            Optional<Interval> interval, Verdict verdict, String reason, List<Move> moves, Evidence evidence) {
        String unit = metric.logarithm() ? RATIO : metric.unit();
        return new Effect(
                language,
                model,
                metric.id(),
                contrast,
                interval,
                unit,
                intents,
                (int) answers,
                verdict,
                reason,
                moves,
                evidence);
    }

    private Interval scaled(Interval interval) {
        return metric.logarithm()
                ? new Interval(Math.exp(interval.estimate()), Math.exp(interval.low()), Math.exp(interval.high()))
                : interval;
    }
}
