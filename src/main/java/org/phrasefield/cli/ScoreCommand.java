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
        description =
                "Score a run's stored answers and write its files again. Asks no model but a judge, and that only with --judge.",
        footer = {
            "",
            "Example: phrasefield score --again first-map-001",
            "         phrasefield score first-map-001 --judge openai/gpt-5-mini --max-calls 500"
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
            names = "--judge",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "MODEL",
            description =
                    "Ask a judge about the depth of the answers, or go on asking: this model, or without a name the protocol's own.")
    private Optional<String> judge = Optional.empty();

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "With --judge: calls at most; the protocol's budget holds too.")
    private Optional<Long> maxCalls = Optional.empty();

    @Option(names = "--offline", description = "With --judge: fetch no weights.")
    private boolean offline;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        if (judge.isEmpty() && maxCalls.isPresent()) throw Failure.input("--max-calls needs --judge.");
        if (maxCalls.isPresent() && maxCalls.get() < 1) throw Failure.input("--max-calls is 1 or more.");
        ExitCode code = ExitCode.DONE;
        try (JdbcAnswerStore store = results.existing(surroundings);
                ResultsLock lock = results.lock(surroundings, "score");
                JdbcAnswerStore writer = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            if (judge.isPresent()) {
                Sweep.End end = new Sweep(surroundings, root.console(), store, new ModelOptions(offline))
                        .judge(record, judge.get(), maxCalls);
                end.reasons().forEach(root.console()::say);
                root.console().say(end.summary());
                record = end.run();
                code = end.code();
            }
            RunRecord scored = record;
            Study study = new Scoreboard(store)
                    .scored(
                            scored,
                            Finish.protocol(scored),
                            again,
                            writer,
                            count -> root.console().say(count + " answers of " + scored.id() + " scored."));
            Finish.report(surroundings, root.console(), store, study, results.of(surroundings, scored));
        }
        return code.number();
    }
}
