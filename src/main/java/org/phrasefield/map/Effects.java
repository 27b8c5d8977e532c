package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * Gathers trials one at a time and says what each form, and each group of words, does. Trials of a cell are averaged, forms are compared
 * inside an intent, and intents are the units of every interval, since answers to one intent are no independent evidence.
 */
public final class Effects {
    /** Intents that an interval needs at the least. */
    public static final int FEWEST_INTENTS = 6;

    private final List<String> forms;
    private final String control;
    private final List<String> groups;
    private final List<Metric> metrics;
    private final Map<String, Map<String, Group>> gathered = new TreeMap<>();

    /**
     * @param forms form ids in the order of the map
     * @param control the control form's id
     * @param groups ids of word groups in the order of the map; empty without a word factor
     * @param metrics the metrics in the order of the map
     */
    public Effects(List<String> forms, String control, List<String> groups, List<Metric> metrics) {
        this.forms = List.copyOf(forms);
        this.control = control;
        this.groups = List.copyOf(groups);
        this.metrics = List.copyOf(metrics);
    }

    /**
     * Takes one planned trial in.
     *
     * @param result what came of it; empty where nobody asked
     * @param scores its scores; empty where there is nothing to score
     */
    public void add(Trial trial, Optional<Result> result, List<Score> scores) {
        gathered.computeIfAbsent(trial.cell().language(), language -> new TreeMap<>())
                .computeIfAbsent(trial.cell().model(), model -> new Group())
                .add(trial, result, scores);
    }

    /** What was gathered so far, compared. */
    public EffectMap map() {
        List<Effect> effects = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        gathered.forEach((language, models) -> models.forEach((model, group) -> {
            for (Metric metric : metrics) {
                Comparison comparison = new Comparison(language, model, metric, group, control);
                forms.stream()
                        .filter(form -> !form.equals(control) && group.forms.containsKey(form))
                        .map(comparison::ofForm)
                        .forEach(effects::add);
                groups.stream().map(comparison::ofWords).forEach(effects::add);
                forms.forEach(form -> comparison.level(form).ifPresent(levels::add));
            }
            group.forms.entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> forms.indexOf(entry.getKey())))
                    .map(entry -> tally(language, model, entry.getKey(), entry.getValue()))
                    .forEach(tallies::add);
        }));
        return new EffectMap(effects, levels, tallies);
    }

    private static Tally tally(String language, String model, String form, Group.Ends ends) {
        return new Tally(
                language,
                model,
                form,
                ends.planned,
                new HashMap<>(ends.outcomes),
                new HashMap<>(ends.unscored),
                ends.seconds.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ends.seconds.mean()));
    }
}
