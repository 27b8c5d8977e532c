package org.phrasefield.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code report}: writes a run's files again from its stored answers. */
@Command(
        name = "report",
        description = "Write a run's tables and its page again from stored answers. Asks no model.",
        footer = {"", "Example: phrasefield report first-map-001"})
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            Study study =
                    new Scoreboard(store, Finish.protocol(record), Plugins.of(surroundings, results)).study(record);
            Finish.report(surroundings, root.console(), store, study, results.of(surroundings, record));
            root.console().say("Report: " + results.of(surroundings, record).resolve(Outputs.PAGE));
        }
        return ExitCode.DONE.number();
    }
}
