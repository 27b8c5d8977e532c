package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.WelchDifference;

/** One metric of one language and one model: its scores compared. */
final class Comparison {
    /** The same of answers to one prompt. */
    private static final int FEWEST_ANSWERS = 5;
    /** With a larger share cut by the limit, what is left is no fair sample of a form's answers. */
    private static final double MOST_CUT = 0.2;
    /** With a smaller share scored, the same. */
    private static final double FEWEST_SCORED = 0.5;
    /** The smallest effect of interest of a ratio, either way. */
    private static final double RATIO_OF_INTEREST = Math.log(1.25);
    /** The smallest effect of interest of a difference, in standard deviations between trials of one cell. */
    private static final double DEVIATIONS_OF_INTEREST = 0.3;

    private final String language;
    private final String model;
    private final Metric metric;
    private final Group group;
    private final String control;
    private final Map<Place, Moments> cells;

    Comparison(String language, String model, Metric metric, Group group, String control) {
        this.language = language;
        this.model = model;
        this.metric = metric;
        this.group = group;
        this.control = control;
        this.cells = group.scores.getOrDefault(metric.id(), Map.of());
    }

    /** A form against the control, inside an intent and a level of the word factor. */
    Effect ofForm(String form) {
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        long answers = 0;
        for (Map.Entry<Place, Moments> cell : cells.entrySet()) {
            Place place = cell.getKey();
            Moments other = cells.get(new Place(place.intent(), control, place.word()));
            if (!place.form().equals(form) || other == null) continue;
            add(differences, place.intent(), cell.getValue(), other);
            answers += cell.getValue().count() + other.count();
        }
        Contrast contrast = new Effect.OfForm(form);
        Optional<String> lost = lost(List.of(form, control));
        return group.comparesPrompts(form, control)
                ? ofPrompts(contrast, moments(form), moments(control), lost)
                : effect(contrast, differences, answers, lost);
    }

    private Moments moments(String form) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Moments::new);
    }

    /** One prompt against another: nothing pairs their answers. */
    private Effect ofPrompts(Contrast contrast, Moments one, Moments other, Optional<String> lost) {
        long answers = one.count() + other.count();
        int intents = one.count() > 0 && other.count() > 0 ? 1 : 0;
        if (lost.isPresent()) return untold(contrast, intents, answers, lost.get());
        long fewest = Math.min(one.count(), other.count());
        if (fewest < FEWEST_ANSWERS) {
            return untold(
                    contrast,
                    intents,
                    answers,
                    "an interval needs " + FEWEST_ANSWERS + " scored answers to each prompt, here are " + fewest);
        }
        return WelchDifference.of(one, other)
                .map(found -> told(contrast, intents, answers, found.interval(0.95), found.interval(0.90)))
                .orElseGet(() ->
                        untold(contrast, intents, answers, "all answers to a prompt have exactly the same score"));
    }

    /** The magnet words of a group against its neutral words, inside an intent and a form. */
    Effect ofWords(String words) {
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        long answers = 0;
        for (Map.Entry<Place, Moments> cell : cells.entrySet()) {
            Place place = cell.getKey();
            Moments other = cells.get(new Place(place.intent(), place.form(), words + "/neutral"));
            if (!place.word().equals(words + "/magnet") || other == null) continue;
            add(differences, place.intent(), cell.getValue(), other);
            answers += cell.getValue().count() + other.count();
        }
        return effect(new Effect.OfWords(words), differences, answers, lost(List.copyOf(group.forms.keySet())));
    }

    private static void add(Map<String, List<Double>> differences, String intent, Moments one, Moments other) {
        differences.computeIfAbsent(intent, each -> new ArrayList<>()).add(one.mean() - other.mean());
    }

    /** Where a form stands; empty where it has no score. */
    Optional<Level> level(String form) {
        Map<String, List<Double>> means = new HashMap<>();
        long answers = 0;
        for (Map.Entry<Place, Moments> cell : cells.entrySet()) {
            if (!cell.getKey().form().equals(form)) continue;
            means.computeIfAbsent(cell.getKey().intent(), each -> new ArrayList<>())
                    .add(cell.getValue().mean());
            answers += cell.getValue().count();
        }
        if (means.isEmpty()) return Optional.empty();
        double[] perIntent = averages(means.values().stream());
        double mean = java.util.Arrays.stream(perIntent).sorted().sum() / perIntent.length;
        return Optional.of(new Level(language, model, metric.id(), form, mean, perIntent.length, (int) answers));
    }

    /** Why the answers that are left are no fair sample, if so. */
    private Optional<String> lost(List<String> forms) {
        return forms.stream().flatMap(form -> lost(form).stream()).findFirst();
    }

    private Optional<String> lost(String form) {
        Group.Ends ends = group.forms.get(form);
        if (ends == null || ends.asked() == 0) return Optional.of(form + " was not asked");
        double cut = (double) ends.of("cut") / ends.asked();
        if (metric.wholeOnly() && cut > MOST_CUT) {
            return Optional.of(form + ": " + Math.round(100 * cut) + " % cut by the token limit");
        }
        long scored = cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .mapToLong(cell -> cell.getValue().count())
                .sum();
        if (scored < FEWEST_SCORED * ends.asked()) {
            return Optional.of(form + ": only " + scored + " of " + ends.asked() + " answers have this score");
        }
        return Optional.empty();
    }

    private Effect effect(
            Contrast contrast, Map<String, List<Double>> differences, long answers, Optional<String> lost) {
        int intents = differences.size();
        if (lost.isPresent()) return untold(contrast, intents, answers, lost.get());
        if (intents < Effects.FEWEST_INTENTS) {
            return untold(
                    contrast,
                    intents,
                    answers,
                    "an interval needs " + Effects.FEWEST_INTENTS + " intents, here are " + intents);
        }
        Optional<PairedMean> paired = PairedMean.of(averages(differences.values().stream()));
        if (paired.isEmpty())
            return untold(contrast, intents, answers, "every intent gives exactly the same difference");
        return told(
                contrast,
                intents,
                answers,
                paired.get().interval(0.95),
                paired.get().interval(0.90));
    }

    /**
     * @param interval with 95 % confidence
     * @param narrower with 90 %
     */
    private Effect told(Contrast contrast, int intents, long answers, Interval interval, Interval narrower) {
        Verdict verdict = verdict(interval, narrower);
        return new Effect(
                language,
                model,
                metric.id(),
                contrast,
                Optional.of(metric.logarithm() ? ratio(interval) : interval),
                unit(),
                intents,
                (int) answers,
                verdict,
                verdict == Verdict.CANNOT_TELL
                        ? "the interval holds both no difference and one that would matter"
                        : "");
    }

    private Verdict verdict(Interval interval, Interval narrower) {
        OptionalDouble interest = ofInterest();
        if (interest.isPresent()
                && narrower.low() > -interest.getAsDouble()
                && narrower.high() < interest.getAsDouble()) {
            return Verdict.NONE;
        }
        if (interval.low() > 0) return Verdict.MORE;
        if (interval.high() < 0) return Verdict.LESS;
        return Verdict.CANNOT_TELL;
    }

    /** The smallest effect of interest; empty where trials of one cell never differ or there is one trial a cell. */
    private OptionalDouble ofInterest() {
        if (metric.logarithm()) return OptionalDouble.of(RATIO_OF_INTEREST);
        double squares = cells.values().stream().mapToDouble(Moments::squares).sum();
        long freedom =
                cells.values().stream().mapToLong(cell -> cell.count() - 1).sum();
        if (freedom == 0 || squares == 0) return OptionalDouble.empty();
        return OptionalDouble.of(DEVIATIONS_OF_INTEREST * Math.sqrt(squares / freedom));
    }

    private Effect untold(Contrast contrast, int intents, long answers, String reason) {
        return new Effect(
                language,
                model,
                metric.id(),
                contrast,
                Optional.empty(),
                unit(),
                intents,
                (int) answers,
                Verdict.CANNOT_TELL,
                reason);
    }

    private String unit() {
        return metric.logarithm() ? "×" : metric.unit();
    }

    private static Interval ratio(Interval logs) {
        return new Interval(Math.exp(logs.estimate()), Math.exp(logs.low()), Math.exp(logs.high()));
    }

    private static double[] averages(Stream<List<Double>> lists) {
        return lists.mapToDouble(list -> list.stream()
                        .mapToDouble(value -> Objects.requireNonNull(value))
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
