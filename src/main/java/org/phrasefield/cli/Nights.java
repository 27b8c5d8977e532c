package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phrasefield.map.Canaries;
import org.phrasefield.map.Cause;
import org.phrasefield.map.CellSpread;
import org.phrasefield.map.Clouds;
import org.phrasefield.map.Conditions;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.Followed;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Night;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.History;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * Reads runs as nights: scores without texts, how far answers of a cell lie apart, and what a judge said. What a run of ten thousand answers says takes a
 * second to read, and a year of nights would take minutes every night; so it is kept in each run's folder.
 */
final class Nights {
    private static final RunFile<Kept> FILE =
            new RunFile<>("night.json", Kept.class, Night.Value.class, Followed.class);

    private static final String ANSWERED = "answered";

    private final JdbcAnswerStore store;
    private final Function<RunRecord, Path> folder;
    private final Console console;
    private final Map<String, Kept> known = new HashMap<>();
    private final Map<String, String> current =
            Metrics.all().stream().collect(Collectors.toMap(Metric::id, Metric::version));

    /** @param folder where a run's files lie */
    Nights(JdbcAnswerStore store, Function<RunRecord, Path> folder, Console console) {
        this.store = store;
        this.folder = folder;
        this.console = console;
    }

    /**
     * What a run's folder keeps of it as a night.
     *
     * @param stamp of what it was made
     * @param planned trials of its plan
     * @param settled those of them that were done with
     * @param summary what its answers say
     */
    record Kept(String stamp, int planned, int settled, Night.Summary summary) implements RunFile.Stamped {}

    /** A run as a night: by the current versions of metrics where it has such scores, else by those that it has. */
    Night of(RunRecord run) {
        Protocol protocol = Finish.protocol(run);
        Map<String, Conditions> conditions = new TreeMap<>();
        for (ModelIdentity model : run.models()) {
            if (!Casting.judges(model)) {
                conditions.put(model.reference(), Conditions.of(run, protocol, model.reference()));
            }
        }
        return Night.of(
                run.id(), run.startedAt(), conditions, kept(run, protocol).summary());
    }

    private Kept kept(RunRecord run, Protocol protocol) {
        return known.computeIfAbsent(
                run.id(),
                id -> FILE.of(store, run, folder.apply(run), console, stamp -> {
                    JdbcAnswerStore.Standing standing = store.standing(run);
                    return new Kept(stamp, standing.planned(), standing.settled(), read(run, protocol));
                }));
    }

    private Night.Summary read(RunRecord run, Protocol protocol) {
        Night night = new Night(run.id(), run.startedAt(), Map.of());
        Map<String, Cell> cells = new HashMap<>();
        Map<Cell, Cell> same = new HashMap<>();
        store.eachScores(run.id(), (key, cell, scores) -> {
            cells.put(key, same.computeIfAbsent(cell, each -> each));
            night.add(cell, newest(scores));
        });
        Scoreboard board = new Scoreboard(store, protocol, List.of());
        String instrument = store.instrument(run.id()).orElse("");
        board.spreads(run, spread -> night.add(spread, version(spread, instrument)));
        for (Verdicts verdicts : board.verdicts(run)) {
            protocol.languages()
                    .forEach(language -> night.add(verdicts, language, key -> Optional.ofNullable(cells.get(key))));
        }
        night.end(protocol.control());
        return night.summary();
    }

    private static String version(CellSpread spread, String instrument) {
        return spread.metric().equals(Indices.SCOPE.id())
                ? Indices.SCOPE.version() + " " + instrument
                : Indices.SCOPE_WORDS.version();
    }

    /** One score a metric. */
    private List<Score> newest(List<Score> scores) {
        Map<String, Score> by = new LinkedHashMap<>();
        for (Score score : scores) {
            boolean now = score.version().equals(current.get(score.metric()));
            if (now || !by.containsKey(score.metric())) by.put(score.metric(), score);
        }
        return List.copyOf(by.values());
    }

    /**
     * By run, the models that are in another epoch of its protocol by now: they moved since, or their server changed, or a metric did. That they are asked
     * something else, or otherwise, or have other weights begins an epoch too, but one that earlier runs may be of.
     *
     * @param runs in their order of time
     */
    Map<String, Set<String>> past(List<RunRecord> runs) {
        Map<String, Set<String>> past = new HashMap<>();
        runs.stream().collect(Collectors.groupingBy(RunRecord::protocol)).values().stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(alike -> Drift.of(alike.stream().map(this::of).toList()).epochs().stream()
                        .collect(Collectors.groupingBy(Epoch::model))
                        .values()
                        .stream())
                .forEach(epochs -> past(epochs, past));
        return past;
    }

    private static void past(List<Epoch> epochs, Map<String, Set<String>> past) {
        boolean before = false;
        for (int at = epochs.size() - 1; at >= 0; at--) {
            Epoch epoch = epochs.get(at);
            if (before) {
                epoch.nights()
                        .forEach(night -> past.computeIfAbsent(night.run(), run -> new HashSet<>())
                                .add(epoch.model()));
            }
            before |= epoch.moved()
                    || epoch.changed().stream()
                            .anyMatch(change -> change.cause() == Cause.SERVER || change.cause() == Cause.METRIC);
        }
    }

    /** What lies behind a run: all runs of its protocol until then, and what moved. */
    History behind(Study study) {
        RunRecord run = study.run();
        List<RunRecord> runs = store.runs().stream()
                .filter(each -> each.protocol().equals(run.protocol()) && each.number() <= run.number())
                .toList();
        List<Night> nights =
                runs.size() < 2 ? List.of() : runs.stream().map(this::of).toList();
        return new History(
                runs.size() < 2 ? List.of() : runs.stream().map(this::evening).toList(),
                since(study, runs, nights),
                Drift.of(nights),
                store.course(run.id()));
    }

    private History.Evening evening(RunRecord run) {
        Kept standing = kept(run, Finish.protocol(run));
        History.End end = run.status() == RunRecord.Status.COMPLETE
                ? History.End.COMPLETE
                : standing.settled() > 0 ? History.End.CUT : History.End.FAILED;
        return new History.Evening(run.id(), run.startedAt(), end, standing.settled(), standing.planned());
    }

    /** Against the newest earlier run with which anything can be compared. */
    private Optional<History.Since> since(Study study, List<RunRecord> runs, List<Night> nights) {
        for (int at = nights.size() - 2; at >= 0; at--) {
            RunRecord earlier = runs.get(at);
            Moves moves = Moves.between(nights.get(at), nights.get(nights.size() - 1), canaries(earlier, study.run()));
            if (moves.moves().isEmpty()) continue;
            return Optional.of(new History.Since(earlier.id(), earlier.startedAt(), moves, maps(earlier, study)));
        }
        return Optional.empty();
    }

    private List<MapDrift> maps(RunRecord earlier, Study study) {
        if (study.planes().isEmpty()) return List.of();
        List<SemanticMap> before = new Scoreboard(store, Finish.protocol(earlier), List.of()).planes(earlier);
        return study.planes().stream()
                .filter(SemanticMap::foremost)
                .flatMap(to -> before.stream().flatMap(from -> MapDrift.between(from, to).stream()))
                .toList();
    }

    /** Whether whole answers lie elsewhere in the later run, form by form. */
    List<Clouds.Shift> clouds(RunRecord before, RunRecord after) {
        Clouds clouds = new Clouds();
        words(before, (cell, key, words) -> clouds.earlier(key, words));
        words(after, clouds::later);
        return clouds.shifts(after.seed());
    }

    /** Takes the words of an answer. */
    private interface Words {
        void take(Cell cell, String key, int[] words);
    }

    private void words(RunRecord run, Words reader) {
        store.eachTrait(
                run.id(),
                Trial.Part.MAIN,
                ContentLemmas.INSTRUMENT,
                trait -> trait.outcome()
                        .filter(ANSWERED::equals)
                        .flatMap(any -> trait.bytes())
                        .flatMap(bytes -> ContentLemmas.read(bytes).numbers())
                        .ifPresent(words -> reader.take(trait.cell(), trait.key(), words)));
    }

    /** What became of the canaries from one run to another, by model. */
    Map<String, Canaries> canaries(RunRecord before, RunRecord after) {
        Map<String, Canaries> canaries = new TreeMap<>();
        Map<String, JdbcAnswerStore.Canary> earlier = store.canaries(before.id());
        store.canaries(after.id()).forEach((key, canary) -> {
            JdbcAnswerStore.Canary then = earlier.get(key);
            if (then == null) return;
            Canaries so = canaries.getOrDefault(canary.model(), Canaries.NONE);
            canaries.put(canary.model(), so.and(then.text().equals(canary.text())));
        });
        return canaries;
    }
}
