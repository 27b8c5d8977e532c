package org.phrasefield.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code score}: scores a run again from its stored answers. */
@Command(
        name = "score",
        description = "Score a run's stored answers and write its files again. Asks no model.",
        footer = {"", "Example: phrasefield score --again first-map-001"})
final class ScoreCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--again", description = "Compute every score anew, not only the missing ones.")
    private boolean again;

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings);
                ResultsLock lock = results.lock(surroundings, "score");
                JdbcAnswerStore writer = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            Study study = new Scoreboard(store)
                    .scored(
                            record,
                            Finish.protocol(record),
                            again,
                            writer,
                            count -> root.console().say(count + " answers of " + record.id() + " scored."));
            Finish.report(surroundings, root.console(), store, study, results.of(surroundings, record));
        }
        return ExitCode.DONE.number();
    }
}
