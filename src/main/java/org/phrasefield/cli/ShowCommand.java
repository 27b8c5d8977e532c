package org.phrasefield.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Width;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code show}: a run, or one of its trials. */
@Command(
        name = "show",
        description = "Show a run, or one of its trials with what was sent, every attempt and the answer.",
        footer = {"", "Example: phrasefield show first-map-001 4f2a"})
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id, as phrasefield runs lists it.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TRIAL",
            description = "The first characters of a trial's key (answers.csv has it).")
    private Optional<String> trial = Optional.empty();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            RunRecord record = ResultsFolder.run(store, Optional.of(run));
            if (trial.isPresent()) show(found(store, record, trial.get()));
            else if (json) root.console().json(facts(record, store));
            else show(record, store);
        }
        return ExitCode.DONE.number();
    }

    private void show(RunRecord record, JdbcAnswerStore store) {
        Console console = root.console();
        console.result(record.id() + ": " + record.status().word());
        console.result("protocol   " + record.protocol() + ", version " + record.version());
        console.result("hash       " + record.protocolHash());
        for (ModelIdentity model : record.models())
            console.result((Casting.judges(model) ? "judge      " : "model      ") + described(model));
        console.result("asked      " + store.settled(record.id()).size() + " of "
                + Counts.of(store.trials(record.id()).size(), "trial") + ", "
                + Counts.of(store.spent(record.id()).calls(), "call"));
        console.result("started    " + record.startedAt());
        record.endedAt().ifPresent(end -> console.result("ended      " + end));
        console.result("made by    " + record.tool() + ", wordings " + record.wordings());
        console.result("seed       " + record.seed());
        Columns columns = new Columns(root.surroundings().columns());
        for (String line : InFlight.lines(widths(record, store))) console.result(columns.wrapped("in flight  ", line));
        for (String note : record.notes()) console.result(columns.wrapped("note       ", note));
        console.result("files      " + results.of(root.surroundings(), record));
    }

    /** Of the models that the run names now: a judge may have taken another's place. */
    private static List<Width> widths(RunRecord record, JdbcAnswerStore store) {
        List<String> named =
                record.models().stream().map(ModelIdentity::reference).toList();
        return store.widths(record.id()).stream()
                .filter(width -> named.contains(width.model()))
                .toList();
    }

    private JsonText.Facts facts(RunRecord record, JdbcAnswerStore store) {
        return RunsCommand.facts(record, store)
                .add("protocol_hash", record.protocolHash())
                .add("tool", record.tool())
                .add("wordings", record.wordings())
                .add("seed", record.seed())
                .add("calls", store.spent(record.id()).calls())
                .add("tokens", store.spent(record.id()).tokens())
                .add("in_flight", InFlight.facts(widths(record, store)))
                .add("notes", record.notes())
                .add("folder", results.of(root.surroundings(), record).toString());
    }

    /** A model with what it reported of itself. */
    static String described(ModelIdentity model) {
        StringBuilder text = new StringBuilder(model.reference());
        model.quantisation().ifPresent(value -> text.append(", ").append(value));
        model.digest().ifPresent(value -> text.append(", ").append(value, 0, Math.min(12, value.length())));
        model.server().ifPresent(value -> text.append(", ").append(value));
        model.host().ifPresent(value -> text.append(" at ").append(value));
        return text.toString();
    }

    /** A trial and what came of it. */
    private record Found(Trial planned, Optional<Result> result) {}

    private static Found found(JdbcAnswerStore store, RunRecord record, String key) {
        List<Found> found = new ArrayList<>();
        store.each(record.id(), (planned, result) -> {
            if (planned.key().startsWith(key)) found.add(new Found(planned, result));
            if (found.size() > 1) {
                throw Failure.input("More than one trial's key begins with " + key + "; give more of it.");
            }
        });
        if (!found.isEmpty()) return found.get(0);
        throw Failure.input(
                "No trial of " + record.id() + " has a key that begins with " + key + "; answers.csv has the keys.");
    }

    private void show(Found found) {
        Console console = root.console();
        if (json) {
            console.json(facts(found));
            return;
        }
        Trial planned = found.planned();
        console.result("trial      " + planned.key());
        console.result("cell       " + planned.cell().language() + ", "
                + planned.cell().intent() + ", " + planned.cell().form() + ", word "
                + planned.cell().word() + ", " + planned.cell().model());
        console.result("wording    " + planned.phrasing().wording() + ", trial " + planned.number() + ", sampling seed "
                + planned.samplingSeed());
        for (Message message : planned.messages()) {
            console.result("\n[" + role(message) + "]\n" + message.text());
        }
        found.result().ifPresentOrElse(this::show, () -> console.result("\nnot run"));
    }

    private void show(Result result) {
        Console console = root.console();
        for (Attempt attempt : result.attempts()) {
            console.result("\nattempt " + attempt.number() + "  " + attempt.startedAt() + "  "
                    + attempt.took().toMillis()
                    + " ms  " + attempt.outcome().word()
                    + (attempt.outcome().reason().isEmpty()
                            ? ""
                            : ": " + attempt.outcome().reason()));
            attempt.raw().ifPresent(console::whisper);
        }
        result.outcome().text().ifPresent(this::show);
    }

    private void show(Answer answer) {
        answer.reasoning().ifPresent(text -> root.console().result("\n[reasoning]\n" + text));
        root.console().result("\n[answer]\n" + answer.text());
    }

    private static JsonText.Facts facts(Found found) {
        Optional<Answer> answer =
                found.result().flatMap(result -> result.outcome().text());
        return PlanCommand.facts(found.planned())
                .add("sampling_seed", found.planned().samplingSeed())
                .add(
                        "outcome",
                        found.result().map(result -> result.outcome().word()).orElse("not run"))
                .add(
                        "reason",
                        found.result().map(result -> result.outcome().reason()).orElse(null))
                .add("answer", answer.map(Answer::text).orElse(null))
                .add("reasoning", answer.flatMap(Answer::reasoning).orElse(null))
                .add(
                        "attempts",
                        found.result().map(Result::attempts).orElse(List.of()).stream()
                                .map(ShowCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts facts(Attempt attempt) {
        return new JsonText.Facts()
                .add("number", attempt.number())
                .add("started_at", attempt.startedAt().toString())
                .add("milliseconds", attempt.took().toMillis())
                .add("outcome", attempt.outcome().word())
                .add("reason", attempt.outcome().reason())
                .add(
                        "loading_milliseconds",
                        attempt.loading().map(Duration::toMillis).orElse(null))
                .add("status", attempt.status().isPresent() ? attempt.status().getAsInt() : null)
                .add("model_digest", attempt.digest().orElse(null))
                .add("server", attempt.server().orElse(null))
                .add("raw", attempt.raw().orElse(null));
    }

    private static String role(Message message) {
        return message.role().name().toLowerCase(Locale.ROOT);
    }
}
