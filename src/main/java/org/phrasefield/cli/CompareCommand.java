package org.phrasefield.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Language;
import org.phrasefield.map.Change;
import org.phrasefield.map.Clouds;
import org.phrasefield.map.Move;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Speed;
import org.phrasefield.report.DriftText;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Flight;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code compare}: what moved from one run to another. */
@Command(
        name = "compare",
        description = {
            "Say what is the same, what moved and what cannot be told from one run to another, and what may have moved it.",
            "Runs are compared intent by intent. An index moved where chance is excluded, all comparisons counted (Holm); it is the "
                    + "same where a difference that would matter is excluded."
        },
        footer = {"", "Example: phrasefield compare evening-sweep-001 evening-sweep-002"})
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier run.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later run.")
    private String after = "";

    @Option(names = "--language", paramLabel = "LANG", description = "en or ru; without it the later run's own.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            RunRecord earlier = ResultsFolder.run(store, Optional.of(before));
            RunRecord later = ResultsFolder.run(store, Optional.of(after));
            if (earlier.id().equals(later.id())) throw Failure.input("That is one run; name two.");
            Nights nights = new Nights(store, run -> results.of(root.surroundings(), run), root.console());
            Moves moves = Moves.between(nights.of(earlier), nights.of(later), nights.canaries(earlier, later));
            if (moves.moves().isEmpty()) {
                throw Failure.input(earlier.id() + " and " + later.id()
                        + " have no scored answers of one model, form and language in common.");
            }
            List<Clouds.Shift> clouds = nights.clouds(earlier, later);
            Map<String, Flight> then = Flight.byModel(store.widths(earlier.id()));
            Map<String, Flight> now = Flight.byModel(store.widths(later.id()));
            Map<String, Speed> earlierSpeeds = Speeds.of(store, earlier);
            Map<String, Speed> laterSpeeds = Speeds.of(store, later);
            if (json)
                root.console()
                        .json(facts(earlier, later, moves, clouds)
                                .add("calls_in_flight_at_most", most(then, now))
                                .add("speed", speeds(earlierSpeeds, laterSpeeds)));
            else {
                DriftText text = new DriftText(
                        reader(language, later), root.surroundings().columns());
                text.compared(earlier.id(), later.id(), moves, clouds).forEach(root.console()::result);
                text.flights(then, now).forEach(root.console()::result);
                text.speeds(earlierSpeeds, laterSpeeds).forEach(root.console()::result);
            }
        }
        return ExitCode.DONE.number();
    }

    /** The language asked for, else the report's. */
    static String reader(Optional<String> language, RunRecord run) {
        language.filter(tag -> Language.of(tag).isEmpty()).ifPresent(tag -> {
            throw Failure.input("--language is en or ru, not " + tag + ".");
        });
        return language.orElseGet(() -> Finish.protocol(run).reportLanguage());
    }

    private static JsonText.Facts facts(RunRecord earlier, RunRecord later, Moves moves, List<Clouds.Shift> clouds) {
        JsonText.Facts causes = new JsonText.Facts();
        JsonText.Facts changes = new JsonText.Facts();
        moves.changes().forEach((model, found) -> {
            causes.add(model, causes(found));
            changes.add(model, changes(found));
        });
        JsonText.Facts canaries = new JsonText.Facts();
        moves.canaries()
                .forEach((model, found) -> canaries.add(
                        model,
                        new JsonText.Facts().add("compared", found.compared()).add("same", found.same())));
        return new JsonText.Facts()
                .add("before", earlier.id())
                .add("after", later.id())
                .add("causes", causes)
                .add("changes", changes)
                .add("canaries", canaries)
                .add(
                        "moves",
                        moves.moves().stream()
                                .map(CompareCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList())
                .add(
                        "whole_answers",
                        clouds.stream()
                                .map(CompareCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts most(Map<String, Flight> then, Map<String, Flight> now) {
        JsonText.Facts most = new JsonText.Facts();
        then.forEach((model, flight) -> {
            Flight later = now.get(model);
            if (later != null)
                most.add(
                        model, new JsonText.Facts().add("before", flight.most()).add("after", later.most()));
        });
        return most;
    }

    private static JsonText.Facts speeds(Map<String, Speed> then, Map<String, Speed> now) {
        JsonText.Facts speeds = new JsonText.Facts();
        then.forEach((model, speed) -> {
            Speed later = now.get(model);
            if (later == null) return;
            speeds.add(
                    model,
                    new JsonText.Facts().add("before", Speeds.facts(speed)).add("after", Speeds.facts(later)));
        });
        return speeds;
    }

    private static JsonText.Facts facts(Clouds.Shift shift) {
        return new JsonText.Facts()
                .add("language", shift.language())
                .add("model", shift.model())
                .add("form", shift.form())
                .add("energy_distance", shift.distance())
                .add("p", shift.pValue())
                .add("answers", shift.answers());
    }

    /** Of what kinds the changes are. */
    static List<String> causes(List<Change> changes) {
        return changes.stream()
                .map(Change::cause)
                .distinct()
                .sorted()
                .map(CompareCommand::word)
                .toList();
    }

    /** Each change, and from what to what; null where that was not set. */
    static List<Map<String, Object>> changes(List<Change> changes) {
        return changes.stream()
                .map(change -> new JsonText.Facts()
                        .add("cause", word(change.cause()))
                        .add("what", told(change.what()))
                        .add("from", told(change.from()))
                        .add("to", told(change.to()))
                        .map())
                .toList();
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A constant as other programs read it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static JsonText.Facts facts(Move move) {
        return new JsonText.Facts()
                .add("language", move.followed().language())
                .add("model", move.followed().model())
                .add("metric", move.followed().metric())
                .add("form", move.followed().form())
                .add("verdict", word(move.verdict()))
                .add("untold", move.untold().map(CompareCommand::word).orElse(null))
                .add("difference", move.interval().map(each -> each.estimate()).orElse(null))
                .add("low", move.interval().map(each -> each.low()).orElse(null))
                .add("high", move.interval().map(each -> each.high()).orElse(null))
                .add("p", move.pValue())
                .add("intents", move.intents());
    }
}
