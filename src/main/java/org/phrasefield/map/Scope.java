package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;

/** How wide the answers of one language and one model are, by one index: cells compared as ratios, intents as the units. */
final class Scope implements Yardstick {
    /** With a larger share of cells whose answers are all alike, the others are no fair sample. */
    private static final double MOST_STILL = 0.2;

    private final String language;
    private final String model;
    private final Metric index;
    private final Group group;
    private final String control;
    private final Map<Place, CellSpread> cells;

    Scope(String language, String model, Metric index, Group group, String control) {
        this.language = language;
        this.model = model;
        this.index = index;
        this.group = group;
        this.control = control;
        this.cells = group.spreads.getOrDefault(index.id(), Map.of());
    }

    /** Whether it could be measured: an embedder that knows the language left vectors, or words alone are needed. */
    boolean sought() {
        return index.equals(Indices.SCOPE_WORDS) || cells.values().stream().anyMatch(cell -> cell.answers() > 0);
    }

    @Override
    public Metric metric() {
        return index;
    }

    /** What is compared. */
    private record Sides(Map<String, List<Double>> ratios, int answers, int compared, int still, boolean drawn) {}

    private Sides sides(Contrast contrast) {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        int answers = 0;
        int compared = 0;
        int still = 0;
        boolean drawn = true;
        for (Pair pair : group.pairs(contrast, control)) {
            CellSpread one = cells.get(pair.one());
            CellSpread other = cells.get(pair.other());
            if (one == null || other == null) continue;
            drawn &= one.drawn() && other.drawn();
            if (one.distance().isEmpty() || other.distance().isEmpty()) continue;
            compared++;
            double ratio = Math.log(one.distance().getAsDouble())
                    - Math.log(other.distance().getAsDouble());
            if (!Double.isFinite(ratio)) {
                still++;
                continue;
            }
            ratios.computeIfAbsent(pair.intent(), each -> new ArrayList<>()).add(ratio);
            answers += one.answers() + other.answers();
        }
        return new Sides(ratios, answers, compared, still, drawn);
    }

    @Override
    public Map<String, Double> byIntent(Contrast contrast) {
        return Telling.byIntent(sides(contrast).ratios());
    }

    /** One side against the other, inside an intent and what else they share. */
    @Override
    public Effect of(Contrast contrast) {
        Sides sides = sides(contrast);
        int intents = sides.ratios().size();
        Telling telling = new Telling(
                language,
                model,
                index,
                contrast,
                intents,
                sides.answers(),
                missing(contrast, sides.answers(), intents));
        if (!sides.drawn())
            return telling.untold("at temperature 0 a model draws nothing, so its answers say nothing of scope");
        Optional<String> lost = lost(contrast);
        if (lost.isPresent()) return telling.untold(lost.get());
        if (sides.compared() == 0) {
            return telling.untold("scope needs " + Spread.FEWEST_ANSWERS + " answers "
                    + (words() ? "of " + ContentLemmas.WORDS + " content words " : "")
                    + "to each form of an intent");
        }
        if (sides.still() > MOST_STILL * sides.compared()) {
            return telling.untold(
                    "in " + sides.still() + " of " + sides.compared() + " comparisons all answers of a side are alike");
        }
        return telling.overIntents(sides.ratios(), OptionalDouble.of(Interest.RATIO), Wordings.OF_CELLS);
    }

    /** Of the cells that this index has: those of the study of scope where there is one. */
    private Evidence.Missing missing(Contrast contrast, int answers, int intents) {
        List<Pair> pairs = group.pairs(contrast, control).stream()
                .filter(pair -> cells.containsKey(pair.one()) && cells.containsKey(pair.other()))
                .toList();
        int asked = pairs.stream()
                .mapToInt(pair -> asked(pair.one()) + asked(pair.other()))
                .sum();
        long planned = pairs.stream().map(Pair::intent).distinct().count();
        return new Evidence.Missing(asked - answers, (int) planned - intents);
    }

    private int asked(Place place) {
        CellSpread cell = cells.get(place);
        return cell == null ? 0 : cell.asked();
    }

    private Optional<String> lost(Contrast contrast) {
        return group.sides(contrast, control).stream()
                .flatMap(form ->
                        lost(form).or(() -> group.gates.improper(form)).or(() -> group.gates.repeated(form)).stream())
                .findFirst();
    }

    private Optional<String> lost(String form) {
        List<CellSpread> of = cells.values().stream()
                .filter(cell -> cell.cell().form().equals(form))
                .toList();
        int asked = of.stream().mapToInt(CellSpread::asked).sum();
        int cut = of.stream().mapToInt(CellSpread::cut).sum();
        int answers = of.stream().mapToInt(CellSpread::answers).sum();
        if (!words()) return Gates.lost(form, asked, cut, answers);
        return Gates.lost(form, asked, cut, asked).or(() -> brief(form, asked, answers));
    }

    private boolean words() {
        return index.equals(Indices.SCOPE_WORDS);
    }

    /** Answers with too few words to be compared are left out; where these are many, what is left is no fair sample. */
    private static Optional<String> brief(String form, int asked, int answers) {
        return answers < Gates.FEWEST_SCORED * asked
                ? Optional.of(form + ": only " + answers + " of " + asked + " answers have the " + ContentLemmas.WORDS
                        + " content words that are compared: scope cannot be separated from length")
                : Optional.empty();
    }

    /** Where a form stands: the mean over intents of the logarithm of the distance; empty where no cell has one. */
    Optional<Level> level(String form) {
        Map<String, List<Double>> logs = new LinkedHashMap<>();
        int answers = 0;
        for (CellSpread cell : cells.values()) {
            if (!cell.cell().form().equals(form) || cell.distance().orElse(0) == 0) continue;
            logs.computeIfAbsent(cell.cell().intent(), each -> new ArrayList<>())
                    .add(Math.log(cell.distance().getAsDouble()));
            answers += cell.answers();
        }
        if (logs.isEmpty()) return Optional.empty();
        double[] intents = Telling.averages(logs.values());
        double mean = java.util.Arrays.stream(intents).sorted().sum() / intents.length;
        return Optional.of(new Level(language, model, index.id(), form, mean, intents.length, answers));
    }
}
