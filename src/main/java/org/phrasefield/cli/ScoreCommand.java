package org.phrasefield.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.Embedder;
import org.phrasefield.scoring.PluggedScorer;
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
                "Score a run's stored answers and write its files again. Asks no model but one that --embed or --judge names.",
        footer = {
            "",
            "Example: phrasefield score --again first-map-001",
            "Example: phrasefield score --embed ollama/nomic-embed-text first-map-001",
            "Example: phrasefield score first-map-001 --judge openai/gpt-5-mini --max-calls 500"
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

    @Option(names = "--url", paramLabel = "URL", description = "With --embed or --judge MODEL: the server's address.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "VARIABLE",
            description = "With --embed or --judge MODEL: the environment variable that holds the server's key.")
    private Optional<String> key = Optional.empty();

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
        refuseServer();
        if (maxCalls.isPresent() && maxCalls.get() < 1) throw Failure.input("--max-calls is 1 or more.");
        List<PluggedScorer> plugged = Plugins.of(surroundings, results);
        ExitCode code = ExitCode.DONE;
        try (JdbcAnswerStore store = results.existing(surroundings);
                ResultsLock lock = results.lock(surroundings, "score");
                JdbcAnswerStore writer = results.existing(surroundings)) {
            judgeIsNoRun(store);
            RunRecord found = ResultsFolder.run(store, run);
            if (again) Beforehand.scoring(Finish.protocol(found));
            Optional<String> missing = embed(store, writer, found);
            if (judge.isPresent()) {
                Sweep.End end = new Sweep(surroundings, root.console(), store, lock, new ModelOptions(offline))
                        .judge(found, judge(found), maxCalls);
                RunWords words = RunWords.of(Finish.protocol(end.run()));
                end.reasons().stream().map(words::reason).forEach(root.console()::fault);
                root.console().say(end.summary(words, Optional.empty()));
                found = end.run();
                code = end.code();
            }
            StepWords steps = StepWords.of(Finish.protocol(found));
            RunRecord scored = ResultsFolder.run(store, Optional.of(found.id()));
            Finish.scoreAndReport(
                    surroundings,
                    root.console(),
                    store,
                    writer,
                    scored,
                    plugged,
                    results.of(surroundings, scored),
                    again,
                    count -> root.console().say(steps.scored(count, scored.id())));
            missing.map(steps::unembedded).ifPresent(root.console()::fault);
            return (missing.isPresent() ? ExitCode.ANSWERS_MISSING : code).number();
        }
    }

    private void refuseServer() {
        if (url.isEmpty() && key.isEmpty()) return;
        boolean judged = judge.filter(name -> !name.isEmpty()).isPresent();
        if (embedder.isEmpty() && !judged) {
            throw Failure.input(
                    "--url and --key belong to --embed MODEL or --judge MODEL; those of the protocol's own judge"
                            + " stand beside role: judge.");
        }
        if (embedder.isPresent() && judge.isPresent()) {
            throw Failure.input("--url and --key belong to one model: give --embed and --judge in two commands.");
        }
        ModelOptions.refuseServer(url, key);
    }

    /** After {@code --judge} a model may follow or not, so that a run's id would be taken for one. */
    private void judgeIsNoRun(JdbcAnswerStore store) {
        judge.filter(name -> run.isEmpty() && store.run(name).isPresent()).ifPresent(name -> {
            throw Failure.input("--judge " + name + ": this is a run and no model; write score " + name + " --judge.");
        });
    }

    private ModelChoice judge(RunRecord found) {
        ModelChoice chosen = Finish.judge(
                ProtocolFile.parse(found.id() + "/protocol", found.protocolText()), judge.orElseThrow(), found.id());
        return url.isEmpty() && key.isEmpty()
                ? chosen
                : new ModelChoice(
                        chosen.role(), chosen.reference(), chosen.settings(), url, key, chosen.price(), chosen.pairs());
    }

    /** Why not all is embedded that was to be; empty where all is. */
    private Optional<String> embed(JdbcAnswerStore store, JdbcAnswerStore writer, RunRecord record)
            throws InterruptedException {
        if (embedder.isEmpty()) return Optional.empty();
        ModelChoice choice = new ModelChoice(ModelChoice.Role.EMBEDDER, embedder.get(), Settings.DEFAULT, url, key);
        Protocol protocol = Finish.protocol(record);
        try (Embedder opened = new Casting(root.surroundings(), root.console(), new ModelOptions(true))
                .embedder(choice, protocol.limits())) {
            return new Embedding(root.surroundings(), root.console(), store, writer, opened, record, protocol)
                    .carryOut();
        }
    }
}
