package org.phrasefield.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.report.Study;
import org.phrasefield.run.Embedder;
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
        description =
                "Score a run's stored answers and write its files again. Asks no model but one that --embed names.",
        footer = {
            "",
            "Example: phrasefield score --again first-map-001",
            "Example: phrasefield score --embed ollama/nomic-embed-text first-map-001"
        })
final class ScoreCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--again", description = "Compute every score anew, not only the missing ones.")
    private boolean again;

    @Option(
            names = "--embed",
            paramLabel = "MODEL",
            description =
                    "First have answers embedded that are not yet, for scope by meaning: ollama/NAME, openai/NAME, "
                            + "or embedded/all-minilm-l6-v2 for English.")
    private Optional<String> embedder = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "With --embed: the server's address.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "VARIABLE",
            description = "With --embed: the environment variable that holds the server's key.")
    private Optional<String> key = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings);
                ResultsLock lock = results.lock(surroundings, "score");
                JdbcAnswerStore writer = results.existing(surroundings)) {
            RunRecord found = ResultsFolder.run(store, run);
            Optional<String> missing = embed(store, writer, found);
            RunRecord record = ResultsFolder.run(store, Optional.of(found.id()));
            Study study = new Scoreboard(store)
                    .scored(
                            record,
                            Finish.protocol(record),
                            again,
                            writer,
                            count -> root.console().say(count + " answers of " + record.id() + " scored."));
            Finish.report(surroundings, root.console(), store, study, results.of(surroundings, record));
            missing.ifPresent(reason -> root.console().fault("Not all answers are embedded: " + reason));
            return (missing.isPresent() ? ExitCode.ANSWERS_MISSING : ExitCode.DONE).number();
        }
    }

    /** Why not all is embedded that was to be; empty where all is. */
    private Optional<String> embed(JdbcAnswerStore store, JdbcAnswerStore writer, RunRecord record)
            throws InterruptedException {
        if (embedder.isEmpty()) {
            if (url.isPresent() || key.isPresent()) throw Failure.input("--url and --key belong to --embed MODEL.");
            return Optional.empty();
        }
        ModelChoice choice = new ModelChoice(ModelChoice.Role.EMBEDDER, embedder.get(), Settings.DEFAULT, url, key);
        try (Embedder opened = new Casting(root.surroundings(), root.console(), true).embedder(choice)) {
            return new Embedding(
                            root.surroundings(), root.console(), store, writer, opened, record, Finish.protocol(record))
                    .carryOut();
        }
    }
}
