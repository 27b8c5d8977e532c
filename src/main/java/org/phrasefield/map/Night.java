package org.phrasefield.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.Moments;
import org.phrasefield.trial.Cell;

/**
 * What one run says of everything that is followed: never more than a few numbers a cell, once it is whole. Only answers of the sweep count, and of
 * scope those of its study where there is one.
 */
public final class Night {
    /** One metric for each index that single answers have: length, style (two), depth's concrete side, zone, strategy. */
    public static final List<String> METRICS =
            List.of("log-words", "formality", "mattr", "specificity", "zone-concentration", "strategy-concentration");

    private static final Set<String> KNOWN = Set.copyOf(METRICS);
    private static final double EVEN = 0.5;
    private static final double POINTS = 100;

    private final String run;
    private final Instant startedAt;
    private final Map<String, Conditions> conditions;
    private final Map<Followed, Map<String, Moments>> cells = new LinkedHashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    /** By language, then model: scores of answers from which the style's way from the control is found. */
    private final Map<String, Map<String, Group>> styles = new TreeMap<>();

    private final Map<String, String> members = new TreeMap<>();

    /**
     * A night of which nothing is known yet.
     *
     * @param run the run's id
     * @param startedAt when it began
     * @param conditions under what each model answered, by reference
     */
    public Night(String run, Instant startedAt, Map<String, Conditions> conditions) {
        this.run = run;
        this.startedAt = startedAt;
        this.conditions = Map.copyOf(conditions);
    }

    /**
     * What a night says, without its conditions: enough to make it again.
     *
     * @param versions by metric, of the code that it was scored by
     * @param values everything that is followed, intent by intent
     */
    public record Summary(Map<String, String> versions, List<Value> values) {
        public Summary {
            versions = Map.copyOf(versions);
            values = List.copyOf(values);
        }
    }

    /**
     * Scores of one index of a form in one intent.
     *
     * @param count how many, at least 1
     * @param mean their mean
     * @param squares sum of squared deviations from it, 0 or more
     */
    public record Value(Followed followed, String intent, long count, double mean, double squares) {}

    /** A night whose answers were all in before, from what it said then. */
    public static Night of(String run, Instant startedAt, Map<String, Conditions> conditions, Summary summary) {
        Night night = new Night(run, startedAt, conditions);
        night.versions.putAll(summary.versions());
        for (Value value : summary.values()) {
            night.cells
                    .computeIfAbsent(value.followed(), each -> new LinkedHashMap<>())
                    .put(value.intent(), new Moments(value.count(), value.mean(), value.squares()));
        }
        return night;
    }

    /** What it says, once all answers are in. */
    public Summary summary() {
        List<Value> values = new ArrayList<>();
        cells.forEach((followed, intents) -> intents.forEach((intent, moments) ->
                values.add(new Value(followed, intent, moments.count(), moments.mean(), moments.squares()))));
        return new Summary(versions, values);
    }

    /** Whether a metric is one of single answers; the others say something of whole cells. */
    static boolean ofAnswers(String metric) {
        return KNOWN.contains(metric);
    }

    /** Takes the scores of an answer of the sweep in; words that are varied, and what is not followed, are let pass. */
    public void add(Cell cell, List<Score> scores) {
        if (!cell.word().equals(Cell.NO_WORD)) return;
        for (Score score : scores) {
            if (KNOWN.contains(score.metric()) && score.value() instanceof Score.Scored number) {
                Followed followed = new Followed(cell.language(), cell.model(), score.metric(), cell.form());
                versions.put(score.metric(), score.version());
                add(followed, cell.intent(), number.number());
            }
            if (Indices.style().containsKey(score.metric())) members.put(score.metric(), score.version());
        }
        styles.computeIfAbsent(cell.language(), any -> new TreeMap<>())
                .computeIfAbsent(cell.model(), any -> new Group(List.of(), List.of()))
                .style
                .add(new Place(cell.intent(), cell.form(), cell.word()), scores);
    }

    /**
     * Takes in how far the answers of a cell lie apart, as a logarithm; of a model that does not draw that says nothing.
     *
     * @param version of the index, with what it rests on
     */
    public void add(CellSpread spread, String version) {
        double distance = Math.log(spread.distance().orElse(0));
        Cell cell = spread.cell();
        if (!spread.drawn() || !Double.isFinite(distance) || !cell.word().equals(Cell.NO_WORD)) return;
        versions.put(spread.metric(), version);
        add(new Followed(cell.language(), cell.model(), spread.metric(), cell.form()), cell.intent(), distance);
    }

    /**
     * Takes in how often a form's answers won against the control's before a judge, in percentage points over one in two; of a judge that
     * cannot be believed nothing.
     *
     * @param cells the cell of each trial of the sweep, by key
     */
    public void add(Verdicts verdicts, String language, Function<String, Optional<Cell>> cells) {
        if (!verdicts.asked(language) || verdicts.fault(language).isPresent()) return;
        for (Verdicts.Decided decided : verdicts.decided(language)) {
            Optional<Cell> cell =
                    cells.apply(decided.key()).filter(each -> each.word().equals(Cell.NO_WORD));
            if (cell.isEmpty()) continue;
            String metric = verdicts.criterion().raw().id();
            versions.put(metric, verdicts.version(language));
            add(
                    new Followed(language, cell.get().model(), metric, decided.form()),
                    cell.get().intent(),
                    POINTS * (decided.won() - EVEN));
        }
    }

    /**
     * All answers are in: finds how far each form's style lies from the control's, squared and freed of chance, and lets go of what that took.
     *
     * @param control the control form's id
     */
    public void end(String control) {
        styles.forEach((language, models) -> models.forEach((model, group) -> style(language, model, group, control)));
        styles.clear();
        if (!members.isEmpty()) versions.put(Indices.STYLE.id(), Indices.STYLE.version() + " " + members);
    }

    private void style(String language, String model, Group group, String control) {
        StyleDistance distance = new StyleDistance(language, model, group, control);
        for (Place place : distance.vectors.cells().keySet()) {
            Place other = new Place(place.intent(), control, place.word());
            if (place.equals(other)) continue;
            OptionalDouble square =
                    distance.apart(place.intent(), distance.vectors.of(place), distance.vectors.of(other));
            if (square.isEmpty() || !Double.isFinite(square.getAsDouble())) continue;
            add(new Followed(language, model, Indices.STYLE.id(), place.form()), place.intent(), square.getAsDouble());
        }
    }

    void add(Followed followed, String intent, double value) {
        cells.computeIfAbsent(followed, each -> new LinkedHashMap<>())
                .computeIfAbsent(intent, each -> new Moments())
                .add(value);
    }

    /** The run's id. */
    public String run() {
        return run;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    Map<String, Conditions> conditions() {
        return conditions;
    }

    Set<Followed> followed() {
        return cells.keySet();
    }

    /** Scores by intent; empty where nothing was scored. */
    Map<String, Moments> cells(Followed followed) {
        return cells.getOrDefault(followed, Map.of());
    }

    /** That a metric counts in another way by now. */
    static Change metric(String metric, Night before, Night after) {
        return Change.of(Cause.METRIC, metric, before.version(metric), after.version(metric));
    }

    /** Version of the code that a metric was scored by. */
    String version(String metric) {
        return versions.getOrDefault(metric, "");
    }
}
