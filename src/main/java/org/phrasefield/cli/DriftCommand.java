package org.phrasefield.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.Night;
import org.phrasefield.map.Track;
import org.phrasefield.report.DriftText;
import org.phrasefield.stats.CusumPlan;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drift}: what moved over the nights of a protocol. */
@Command(
        name = "drift",
        description = {
            "Say what moved over the nights of a protocol, since when, and what may have moved it.",
            "Nights under the same conditions (model file, server, options, what is asked, our metrics) are an epoch; the first "
                    + Drift.REFERENCE
                    + " with a value are its reference, later ones are watched. One alarm is a suspicion, which a second run "
                    + "begun within "
                    + Drift.HOURS_OF_A_NIGHT
                    + " hours confirms."
        },
        footer = {"", "Example: phrasefield drift evening-sweep --fail-on moved"})
final class DriftCommand implements Callable<Integer> {
    /** What ends the command with 4. */
    enum Limit {
        /** A confirmed move. */
        MOVED,
        /** An alarm, confirmed or not. */
        SUSPECTED,
        /** Any of these, and another model, server, option, question or metric. */
        CHANGED
    }

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROTOCOL",
            description = "The protocol's id; without it, that of the newest run.")
    private Optional<String> protocol = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description =
                    "End with 4 where the newest epoch has this: moved, suspected (or moved), changed (or any of them). "
                            + "It stays so while the epoch does; --since bears what was looked at. "
                            + "Where too few nights are there to tell, it ends with 0 and says so.")
    private Optional<String> failOn = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "RUN",
            description = "With --fail-on: bear what this run and those before it showed; you have looked at it.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--language", paramLabel = "LANG", description = "en or ru; without it the newest run's own.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<Limit> limit = failOn.map(DriftCommand::limit);
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            RunRecord newest = protocol.map(id -> store.newest(id)
                            .orElseThrow(
                                    () -> Failure.input("There is no run of " + id + "; phrasefield runs lists them.")))
                    .orElseGet(() -> ResultsFolder.run(store, Optional.empty()));
            Nights reading = new Nights(store, run -> results.of(root.surroundings(), run), root.console());
            List<RunRecord> runs = store.runs().stream()
                    .filter(run -> run.protocol().equals(newest.protocol()))
                    .toList();
            List<Night> nights = runs.stream().map(reading::of).toList();
            Instant looked = looked(nights);
            Drift drift = Drift.of(nights);
            DriftText text = new DriftText(
                    CompareCommand.reader(language, newest), root.surroundings().columns());
            if (json) root.console().json(facts(newest.protocol(), drift).add("speed", speeds(store, runs)));
            else {
                text.drifted(newest.protocol(), nights.size(), drift).forEach(root.console()::result);
                lastSpeeds(store, runs, text);
            }
            boolean beyond = limit.isPresent() && beyond(drift, limit.get(), looked);
            if (!beyond && failOn.isPresent()) {
                List<String> open = text.open(failOn.get(), drift);
                // Beside JSON, which has the reason of each track, another program reads no sentence.
                open.forEach(json ? root.console()::say : root.console()::result);
            }
            return (beyond ? ExitCode.DRIFT : ExitCode.DONE).number();
        }
    }

    private void lastSpeeds(JdbcAnswerStore store, List<RunRecord> runs, DriftText text) {
        if (runs.size() < 2) return;
        RunRecord before = runs.get(runs.size() - 2);
        RunRecord last = runs.get(runs.size() - 1);
        text.speeds(before.id(), Speeds.of(store, before), last.id(), Speeds.of(store, last))
                .forEach(root.console()::result);
    }

    /** Night by night. */
    private static List<Map<String, Object>> speeds(JdbcAnswerStore store, List<RunRecord> runs) {
        List<Map<String, Object>> speeds = new ArrayList<>();
        for (RunRecord run : runs) {
            Speeds.of(store, run)
                    .forEach((model, speed) -> speeds.add(Speeds.facts(speed)
                            .add("run", run.id())
                            .add("model", model)
                            .map()));
        }
        return speeds;
    }

    private static Limit limit(String word) {
        for (Limit limit : Limit.values()) if (CompareCommand.word(limit).equals(word)) return limit;
        throw Failure.input("--fail-on is moved, suspected or changed, not " + word + ".");
    }

    /**
     * Whether the newest epoch of a model has what is not borne; it was begun by a change, or by a move that was confirmed before it.
     *
     * @param looked what nights until then showed is borne
     */
    private static boolean beyond(Drift drift, Limit limit, Instant looked) {
        return drift.newest().stream().anyMatch(epoch -> {
            List<Epoch.Place> nights = epoch.nights();
            boolean began = nights.get(0).startedAt().isAfter(looked);
            boolean went = nights.get(nights.size() - 1).startedAt().isAfter(looked);
            boolean moved = began && epoch.moved()
                    || went && epoch.tracks().stream().anyMatch(track -> track.state() == Track.State.MOVED);
            boolean suspected = epoch.alarmedAfter(looked);
            return switch (limit) {
                case MOVED -> moved;
                case SUSPECTED -> moved || suspected;
                case CHANGED -> moved || suspected || began && !epoch.changed().isEmpty();
            };
        });
    }

    /** When the run began that was looked at; before all of them where none was named. */
    private Instant looked(List<Night> nights) {
        if (since.isEmpty()) return Instant.MIN;
        if (failOn.isEmpty()) throw Failure.input("--since goes with --fail-on, which says what is not borne.");
        return nights.stream()
                .filter(night -> night.run().equals(since.get()))
                .map(Night::startedAt)
                .findFirst()
                .orElseThrow(() -> Failure.input(
                        "There is no run " + since.get() + " of this protocol; phrasefield runs lists them."));
    }

    private static JsonText.Facts facts(String protocol, Drift drift) {
        return new JsonText.Facts()
                .add("protocol", protocol)
                .add("streams", drift.streams())
                .add("limit", drift.plan().map(CusumPlan::limit).orElse(null))
                .add(
                        "nights_until_a_shift_of_1_sd_is_found",
                        drift.plan().map(plan -> facts(plan.one())).orElse(null))
                .add(
                        "nights_until_a_shift_of_2_sd_is_found",
                        drift.plan().map(plan -> facts(plan.two())).orElse(null))
                .add(
                        "epochs",
                        drift.epochs().stream()
                                .map(DriftCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts facts(CusumPlan.Delay delay) {
        return new JsonText.Facts().add("half_of_the_time", delay.half()).add("nine_times_in_ten", delay.most());
    }

    private static JsonText.Facts facts(Epoch epoch) {
        return new JsonText.Facts()
                .add("model", epoch.model())
                .add("changed", CompareCommand.causes(epoch.changed()))
                .add("changes", CompareCommand.changes(epoch.changed()))
                .add("after_a_confirmed_move", epoch.moved())
                .add(
                        "nights",
                        epoch.nights().stream()
                                .map(night -> new JsonText.Facts()
                                        .add("run", night.run())
                                        .add("started_at", night.startedAt().toString())
                                        .add("mark", CompareCommand.word(night.mark()))
                                        .map())
                                .toList())
                .add(
                        "tracks",
                        epoch.tracks().stream()
                                .map(DriftCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts facts(Track track) {
        return new JsonText.Facts()
                .add("language", track.followed().language())
                .add("metric", track.followed().metric())
                .add("form", track.followed().form())
                .add("state", CompareCommand.word(track.state()))
                .add("untold", track.untold().map(CompareCommand::word).orElse(null))
                .add(
                        "since",
                        track.moving().isEmpty() ? null : track.moving().get(0).run())
                .add("scores", track.steps().stream().map(Track.Step::score).toList());
    }
}
