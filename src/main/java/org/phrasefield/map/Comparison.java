package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.WelchDifference;

/** One metric of one language and one model: its scores compared. */
final class Comparison {
    /** The same of answers to one prompt. */
    private static final int FEWEST_ANSWERS = 5;
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

    /** One side against the other, inside an intent and what else they share. */
    Effect of(Contrast contrast) {
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        long answers = 0;
        for (Pair pair : group.pairs(contrast, control)) {
            Moments one = cells.get(pair.one());
            Moments other = cells.get(pair.other());
            if (one == null || other == null) continue;
            differences
                    .computeIfAbsent(pair.intent(), each -> new ArrayList<>())
                    .add(one.mean() - other.mean());
            answers += one.count() + other.count();
        }
        if (contrast instanceof Effect.OfForm form && group.comparesPrompts(form.form(), control)) {
            return ofPrompts(form);
        }
        Telling telling = new Telling(language, model, metric, contrast, differences.size(), answers);
        Optional<String> lost = lost(group.sides(contrast, control));
        return lost.isPresent() ? telling.untold(lost.get()) : telling.overIntents(differences, ofInterest());
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
        Telling telling = new Telling(language, model, metric, contrast, intents, one.count() + other.count());
        Optional<String> lost = lost(List.of(contrast.form(), control));
        if (lost.isPresent()) return telling.untold(lost.get());
        long fewest = Math.min(one.count(), other.count());
        if (fewest < FEWEST_ANSWERS) {
            return telling.untold(
                    "an interval needs " + FEWEST_ANSWERS + " scored answers to each prompt, here are " + fewest);
        }
        return WelchDifference.of(one, other)
                .map(found -> telling.told(found.interval(0.95), found.interval(0.90), ofInterest()))
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
        if (means.isEmpty()) return Optional.empty();
        double[] perIntent = Telling.averages(means.values());
        double mean = java.util.Arrays.stream(perIntent).sorted().sum() / perIntent.length;
        return Optional.of(new Level(language, model, metric.id(), form, mean, perIntent.length, (int) answers));
    }

    private Optional<String> lost(List<String> forms) {
        return forms.stream()
                .flatMap(form -> group.lost(form, metric.wholeOnly(), scored(form)).stream())
                .findFirst();
    }

    private long scored(String form) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .mapToLong(cell -> cell.getValue().count())
                .sum();
    }

    /** The smallest effect of interest; empty where trials of one cell never differ or there is one trial a cell. */
    private OptionalDouble ofInterest() {
        if (metric.logarithm()) return OptionalDouble.of(Telling.RATIO_OF_INTEREST);
        double squares = cells.values().stream().mapToDouble(Moments::squares).sum();
        long freedom =
                cells.values().stream().mapToLong(cell -> cell.count() - 1).sum();
        if (freedom == 0 || squares == 0) return OptionalDouble.empty();
        return OptionalDouble.of(DEVIATIONS_OF_INTEREST * Math.sqrt(squares / freedom));
    }
}
