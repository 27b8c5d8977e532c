package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.WelchDifference;

/** One metric of one language and one model: its scores compared. */
final class Comparison implements Yardstick {
    /** The same of answers to one prompt. */
    private static final int FEWEST_ANSWERS = 5;

    private final String language;
    private final String model;
    private final Metric metric;
    private final Group group;
    private final String control;
    private final Map<Place, Moments> cells;
    /** Standard deviation between trials of one cell, wordings included; empty where they never differ or there is one trial a cell. */
    private final OptionalDouble repetition;

    Comparison(String language, String model, Metric metric, Group group, String control) {
        this.language = language;
        this.model = model;
        this.metric = metric;
        this.group = group;
        this.control = control;
        this.cells = group.scores.getOrDefault(metric.id(), Map.of());
        this.repetition = repetition(cells.values());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    /** What is compared: the differences by intent, the cells that they come of, and how many answers these have. */
    private record Sides(Map<String, List<Double>> differences, List<Pair> pairs, long answers) {}

    private Sides sides(Contrast contrast) {
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        List<Pair> pairs = new ArrayList<>();
        long answers = 0;
        for (Pair pair : group.pairs(contrast, control)) {
            Moments one = cells.get(pair.one());
            Moments other = cells.get(pair.other());
            if (one == null || other == null) continue;
            differences
                    .computeIfAbsent(pair.intent(), each -> new ArrayList<>())
                    .add(one.mean() - other.mean());
            pairs.add(pair);
            answers += one.count() + other.count();
        }
        return new Sides(differences, pairs, answers);
    }

    @Override
    public Map<String, Double> byIntent(Contrast contrast) {
        return Telling.byIntent(sides(contrast).differences());
    }

    /** One side against the other, inside an intent and what else they share. */
    @Override
    public Effect of(Contrast contrast) {
        if (contrast instanceof Effect.OfForm form && group.comparesPrompts(form.form(), control)) {
            return ofPrompts(form);
        }
        Sides sides = sides(contrast);
        int intents = sides.differences().size();
        Telling telling = new Telling(
                language,
                model,
                metric,
                contrast,
                intents,
                sides.answers(),
                group.missing(contrast, control, sides.answers(), intents));
        Optional<String> lost = lost(group.sides(contrast, control));
        if (lost.isPresent()) return telling.untold(lost.get());
        if (intents < Effects.FEWEST_INTENTS) return telling.untold(Effects.fewIntents(intents));
        double[] means = Telling.averages(sides.differences().values());
        return PairedMean.of(means)
                .map(paired -> told(telling, sides, paired, Telling.signs(means)))
                .orElseGet(() -> telling.untold("every intent gives exactly the same difference"));
    }

    private Effect told(Telling telling, Sides sides, PairedMean paired, double pValue) {
        Wordings wordings = telling.contrast() instanceof Effect.OfForm form
                ? Wordings.of(group.ledger, metric.id(), form.form(), control, paired, sides.pairs())
                : Wordings.not(Wordings.OF_WORDS);
        return telling.told(new Telling.Found(
                paired.student(), pValue, wordings.found(), wordings.not(), ofInterest(), repetition));
    }

    private Moments moments(String form) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Moments::new);
    }

    /** One prompt against another: nothing pairs their answers. */
    private Effect ofPrompts(Effect.OfForm contrast) {
        Moments one = moments(contrast.form());
        Moments other = moments(control);
        int intents = one.count() > 0 && other.count() > 0 ? 1 : 0;
        long answers = one.count() + other.count();
        Telling telling = new Telling(
                language,
                model,
                metric,
                contrast,
                intents,
                answers,
                group.missing(contrast, control, answers, intents));
        Optional<String> lost = lost(List.of(contrast.form(), control));
        if (lost.isPresent()) return telling.untold(lost.get());
        long fewest = Math.min(one.count(), other.count());
        if (fewest < FEWEST_ANSWERS) {
            return telling.untold(
                    "an interval needs " + FEWEST_ANSWERS + " scored answers to each prompt, here are " + fewest);
        }
        return WelchDifference.of(one, other)
                .map(found -> telling.told(new Telling.Found(
                        found.student(),
                        found.student().pValue(),
                        Optional.empty(),
                        "two prompts are compared, not two forms",
                        ofInterest(),
                        repetition)))
                .orElseGet(() -> telling.untold("all answers to a prompt have exactly the same score"));
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
        if (means.isEmpty() || Accuracy.fault(language, metric.id()).isPresent()) return Optional.empty();
        double[] perIntent = Telling.averages(means.values());
        double mean = java.util.Arrays.stream(perIntent).sorted().sum() / perIntent.length;
        return Optional.of(new Level(language, model, metric.id(), form, mean, perIntent.length, (int) answers));
    }

    private Optional<String> lost(List<String> forms) {
        return Accuracy.fault(language, metric.id())
                .or(() -> forms.stream()
                        .flatMap(form -> group
                                .gates
                                .lost(form, metric.wholeOnly(), scored(form))
                                .or(() -> group.gates.unknown(form, metric.id()))
                                .stream())
                        .findFirst());
    }

    private long scored(String form) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .mapToLong(cell -> cell.getValue().count())
                .sum();
    }

    /** The smallest effect of interest; empty where trials of one cell never differ or there is one trial a cell. */
    private OptionalDouble ofInterest() {
        if (metric.logarithm()) return OptionalDouble.of(Interest.RATIO);
        if (metric.shareOfKind()) return OptionalDouble.of(Interest.SHARE);
        return repetition.isPresent() ? OptionalDouble.of(Interest.DEVIATIONS * repetition.getAsDouble()) : repetition;
    }

    private static OptionalDouble repetition(Collection<Moments> cells) {
        double squares = 0;
        long freedom = 0;
        for (Moments cell : cells) {
            squares += cell.squares();
            freedom += cell.count() - 1;
        }
        return freedom == 0 || squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / freedom));
    }
}
