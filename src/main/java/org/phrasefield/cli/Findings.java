package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Measured;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.RunResult;
import org.phrasefield.forecast.RunResult.Beginning;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Effects;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.JdbcAnswerStore.Begun;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * What a run has come to, by which forecasts are settled.
 *
 * @param stamp of what it was made
 * @param measured effects of forms on headline indices
 * @param differences the same intent by intent
 */
record Findings(String stamp, List<Measured> measured, List<Difference> differences) implements RunFile.Stamped {
    private static final RunFile<Findings> FILE = new RunFile<>(
            "findings.json", Findings.class, Difference.class, Measured.class, Interval.class, Place.class);

    Findings {
        measured = List.copyOf(measured);
        differences = List.copyOf(differences);
    }

    /**
     * Every run of a store that has answers, in their order of time.
     *
     * @param folder where a run's files lie
     */
    static List<RunResult> of(JdbcAnswerStore store, Function<RunRecord, Path> folder, Console console) {
        return of(store, store.runs(), folder, console);
    }

    /** Those of these runs that have answers. */
    static List<RunResult> of(
            JdbcAnswerStore store, List<RunRecord> runs, Function<RunRecord, Path> folder, Console console) {
        List<RunResult> results = new ArrayList<>();
        for (RunRecord run : runs) {
            Map<String, Beginning> first = store.begunIn(run.id()).stream()
                    .collect(Collectors.toMap(Begun::model, begun -> new Beginning(begun.at(), begun.protocolHash())));
            if (first.isEmpty()) continue;
            Findings found = FILE.of(store, run, folder.apply(run), console, stamp -> made(store, run, stamp));
            results.add(result(run, first, found.measured(), found.differences()));
        }
        return results;
    }

    /** A run as forecasts see it. */
    static RunResult result(
            RunRecord run, Map<String, Beginning> begun, List<Measured> measured, List<Difference> differences) {
        Optional<String> auto = Casting.auto(run).map(ModelIdentity::reference);
        return new RunResult(run.id(), run.protocol(), begun, auto, measured, differences);
    }

    private static Findings made(JdbcAnswerStore store, RunRecord run, String stamp) {
        Effects effects = new Scoreboard(store, Finish.protocol(run), List.of()).comparing(run, row -> {});
        return new Findings(
                stamp,
                Measured.of(effects.map().effects()),
                effects.differences(List.of(Metrics.LENGTH_RATIO)).stream()
                        .map(Lesson::rounded)
                        .toList());
    }
}
