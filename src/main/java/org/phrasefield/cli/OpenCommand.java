package org.phrasefield.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code open}: shows a run's page in the browser. */
@Command(
        name = "open",
        description = "Show a run's report in the browser, and print where it lies.",
        footer = {"", "Example: phrasefield open first-map-001"})
final class OpenCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        Path page = page(surroundings);
        root.console().result(page.toString());
        Optional<String> not = surroundings.browser().show(page);
        if (not.isPresent()) {
            throw new Failure(
                    ExitCode.TOOL_FAILED, "No browser was started: " + not.get() + ". Open the file by hand.");
        }
        return ExitCode.DONE.number();
    }

    private Path page(Surroundings surroundings) {
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            Path page = results.of(surroundings, record).resolve(Outputs.PAGE);
            if (Files.isRegularFile(page)) return page;
            throw Failure.input(record.id() + " has no report yet; phrasefield report " + record.id() + " writes it.");
        }
    }
}
