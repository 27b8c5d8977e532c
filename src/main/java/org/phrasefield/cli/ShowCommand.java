package org.phrasefield.cli;

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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
            defaultValue = "",
            description = "The first characters of a trial's key (answers.csv has it).")
    private String trial = "";

    @Override
    public Integer call() {
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            RunRecord record = ResultsFolder.run(store, run);
            if (trial.isEmpty()) show(record, store);
            else show(store, record);
        }
        return ExitCode.DONE.number();
    }

    private void show(RunRecord record, JdbcAnswerStore store) {
        Console console = root.console();
        console.result(record.id() + ": " + record.status().word());
        console.result(
                "protocol   " + record.protocol() + ", version " + record.version() + ", " + record.protocolHash());
        for (ModelIdentity model : record.models()) console.result("model      " + described(model));
        console.result("asked      " + store.settled(record.id()).size() + " of "
                + store.trials(record.id()).size() + " trials, "
                + store.spent(record.id()).calls() + " calls");
        console.result("started    " + record.startedAt());
        record.endedAt().ifPresent(end -> console.result("ended      " + end));
        console.result("made by    " + record.tool() + ", wordings " + record.wordings() + ", seed " + record.seed());
        for (String note : record.notes()) console.result("note       " + note);
        console.result("files      " + results.of(root.surroundings(), record));
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

    private void show(JdbcAnswerStore store, RunRecord record) {
        boolean[] found = {false};
        store.each(record.id(), (planned, result) -> {
            if (!planned.key().startsWith(trial)) return;
            if (found[0]) throw Failure.input("More than one trial's key begins with " + trial + "; give more of it.");
            found[0] = true;
            show(planned, result);
        });
        if (!found[0]) {
            throw Failure.input("No trial of " + record.id() + " has a key that begins with " + trial
                    + "; answers.csv has the keys.");
        }
    }

    private void show(Trial planned, Optional<Result> result) {
        Console console = root.console();
        console.result("trial      " + planned.key());
        console.result("cell       " + planned.cell().language() + ", "
                + planned.cell().intent() + ", " + planned.cell().form() + ", word "
                + planned.cell().word() + ", " + planned.cell().model());
        console.result("wording    " + planned.phrasing().wording() + ", trial " + planned.number() + ", sampling seed "
                + planned.samplingSeed());
        for (Message message : planned.messages()) {
            console.result(
                    "\n" + (message.role() == Message.Role.SYSTEM ? "[system]" : "[user]") + "\n" + message.text());
        }
        if (result.isEmpty()) {
            console.result("\nnot run");
            return;
        }
        for (Attempt attempt : result.get().attempts()) {
            console.result("\nattempt " + attempt.number() + "  " + attempt.startedAt() + "  "
                    + attempt.took().toMillis()
                    + " ms  " + attempt.outcome().word()
                    + (attempt.outcome().reason().isEmpty()
                            ? ""
                            : ": " + attempt.outcome().reason()));
            attempt.raw().ifPresent(raw -> console.whisper(raw));
        }
        result.get().outcome().text().ifPresent(this::show);
    }

    private void show(Answer answer) {
        answer.reasoning().ifPresent(text -> root.console().result("\n[reasoning]\n" + text));
        root.console().result("\n[answer]\n" + answer.text());
    }
}
