package org.phrasefield.map;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Moments;
import org.phrasefield.trial.Cell;

/**
 * What one run says of everything that is followed: never more than a few numbers a cell. Only answers of the sweep count.
 */
public final class Night {
    /** One metric for each index that single answers have: length, style (two), depth's concrete side, zone, strategy. */
    public static final List<String> METRICS =
            List.of("log-words", "formality", "mattr", "specificity", "zone-concentration", "strategy-concentration");

    private static final Set<String> KNOWN = Set.copyOf(METRICS);

    private final String run;
    private final Instant startedAt;
    private final Map<String, Conditions> conditions;
    private final Map<Followed, Map<String, Moments>> cells = new LinkedHashMap<>();
    private final Map<String, String> versions = new HashMap<>();

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

    /** Takes the scores of an answer of the sweep in; words that are varied, and what is not followed, are let pass. */
    public void add(Cell cell, List<Score> scores) {
        if (!cell.word().equals(Cell.NO_WORD)) return;
        for (Score score : scores) {
            if (KNOWN.contains(score.metric()) && score.value() instanceof Score.Scored number) {
                Followed followed = new Followed(cell.language(), cell.model(), score.metric(), cell.form());
                versions.put(score.metric(), score.version());
                add(followed, cell.intent(), number.number());
            }
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

    /** Version of the code that a metric was scored by. */
    String version(String metric) {
        return versions.getOrDefault(metric, "");
    }
}
