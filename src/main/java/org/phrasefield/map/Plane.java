package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.map.Axes.Space;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/** Takes the answers of a run one at a time and lays them out on frozen axes, a map for each language, model and kind of axes. */
public final class Plane {
    private final List<String> forms;
    private final String control;
    private final List<String> groups;
    private final long seed;
    private final Map<String, Map<String, Sheet>> gathered = new TreeMap<>();
    private final Map<String, Map<Space, Optional<Axes>>> known = new HashMap<>();

    /** One language and one model. */
    private static final class Sheet {
        int answers;
        final Map<Space, Ground> grounds = new EnumMap<>(Space.class);
        final Gallery gallery;

        Sheet(long seed) {
            gallery = new Gallery(seed);
        }
    }

    /**
     * @param forms form ids in the order of the run
     * @param control the control form's id
     * @param groups ids of word groups in the order of the run; empty without a word factor
     * @param seed of the samples and the test
     */
    public Plane(List<String> forms, String control, List<String> groups, long seed) {
        this.forms = List.copyOf(forms);
        this.control = control;
        this.groups = List.copyOf(groups);
        this.seed = seed;
    }

    /**
     * Takes one planned trial in; what is no whole answer of the sweep is let pass.
     *
     * @param result what came of it; empty where nobody asked
     * @param scores its scores
     */
    public void add(Trial trial, Optional<Result> result, List<Score> scores) {
        if (trial.part() != Trial.Part.MAIN || result.isEmpty()) return;
        if (!(result.get().outcome() instanceof Outcome.Answered answered)) return;
        Cell cell = trial.cell();
        Sheet sheet = sheet(cell);
        sheet.answers++;
        sheet.gallery.add(
                trial.key(), cell.form(), cell.intent(), answered.answer().text(), () -> Scorable.of(trial, answered));
        for (Space space : List.of(Space.STYLE, Space.BRIEF)) {
            axes(cell.language(), space)
                    .ifPresent(axes -> axes.vector(scores)
                            .ifPresent(vector -> ground(sheet, axes).add(trial.key(), place(cell), vector)));
        }
    }

    /**
     * Takes in where an answer lies among meanings.
     *
     * @param instrument what made the vector; where no axes are shipped for it the answer is let pass
     */
    public void add(String key, Cell cell, String instrument, float[] vector) {
        axes(cell.language(), Space.MEANING)
                .filter(axes -> axes.instrument().equals(instrument) && axes.dimension() == vector.length)
                .ifPresent(axes -> {
                    double[] wide = new double[vector.length];
                    for (int i = 0; i < wide.length; i++) wide[i] = vector[i];
                    ground(sheet(cell), axes).add(key, place(cell), wide);
                });
    }

    /** Whether there are axes for what made some vectors, in a language of which answers were taken in. */
    public boolean knows(String instrument) {
        return gathered.keySet().stream()
                .anyMatch(language -> axes(language, Space.MEANING)
                        .filter(axes -> axes.instrument().equals(instrument))
                        .isPresent());
    }

    private Sheet sheet(Cell cell) {
        return gathered.computeIfAbsent(cell.language(), language -> new TreeMap<>())
                .computeIfAbsent(cell.model(), model -> new Sheet(seed));
    }

    private Optional<Axes> axes(String language, Space space) {
        return known.computeIfAbsent(language, each -> new EnumMap<>(Space.class))
                .computeIfAbsent(space, each -> Axes.of(language, each));
    }

    private Ground ground(Sheet sheet, Axes axes) {
        return sheet.grounds.computeIfAbsent(axes.space(), space -> new Ground(axes, control, seed));
    }

    private static Place place(Cell cell) {
        return new Place(cell.intent(), cell.form(), cell.word());
    }

    /** The maps of what was taken in so far, by language, model and space. */
    public List<SemanticMap> maps() {
        List<SemanticMap> maps = new ArrayList<>();
        gathered.forEach((language, models) -> models.forEach((model, sheet) -> {
            Optional<Space> foremost = foremost(sheet);
            sheet.grounds.values().forEach(ground -> {
                SemanticMap map = ground.map(language, model, sheet.answers, forms, groups, sheet.gallery);
                maps.add(foremost.filter(ground.axes.space()::equals).isPresent() ? foremost(map) : map);
            });
        }));
        return maps;
    }

    /** Of the spaces that hold half of the answers the richest; where none does, the one that holds most. */
    private static Optional<Space> foremost(Sheet sheet) {
        return sheet.grounds.entrySet().stream()
                .filter(ground -> 2 * ground.getValue().placed >= sheet.answers)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> sheet.grounds.entrySet().stream()
                        .max(Comparator.comparingInt(ground -> ground.getValue().placed))
                        .map(Map.Entry::getKey));
    }

    private static SemanticMap foremost(SemanticMap map) {
        return new SemanticMap(
                map.language(),
                map.model(),
                map.axes(),
                true,
                map.answers(),
                map.placed(),
                map.control(),
                map.forms(),
                map.words(),
                map.spots(),
                map.quality());
    }
}
