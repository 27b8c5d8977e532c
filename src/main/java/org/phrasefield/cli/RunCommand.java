package org.phrasefield.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.protocol.Protocol;
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

/** {@code run}: carries a protocol's plan out or continues it. */
@Command(
        name = "run",
        description = "Carry a protocol's plan out, or continue it; then score the answers and write the report.",
        footer = {
            "",
            "Example: phrasefield run protocols/first-map.yaml",
            "",
            "Ctrl-C lets what is in flight finish, a second one ends at once; the same command continues."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(names = "--new", description = "Start a run even if the newest one can be continued.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Protocol protocol = models.applied(ProtocolFile.read(root.surroundings(), file));
        Warnings.count(root.console(), file, protocol);
        return carryOut(root, results, models, protocol, fresh, "run " + file)
                .code()
                .number();
    }

    /**
     * Asks what is open of a protocol, scores, reports, and says in the end what it took.
     *
     * @param fresh whether a new run is begun even if the newest can be continued
     * @param doing what is done, in words, for whoever finds the results folder in use
     */
    static Sweep.End carryOut(
            Commands root, ResultsFolder results, ModelOptions models, Protocol protocol, boolean fresh, String doing)
            throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        Console console = root.console();
        // Before anything is asked, so that a broken scorer costs nothing.
        List<PluggedScorer> plugged = Plugins.of(surroundings, results);
        try (ResultsLock lock = results.lock(surroundings, doing);
                JdbcAnswerStore store = ResultsFolder.open(results.make(surroundings))) {
            Optional<Embedder> embedder = embedder(root, models, protocol);
            Sweep.End end = new Sweep(surroundings, console, store, models).run(protocol, fresh);
            Optional<String> unembedded = Optional.empty();
            try (JdbcAnswerStore writer = ResultsFolder.open(results.make(surroundings))) {
                if (embedder.isPresent() && end.code() != ExitCode.INTERRUPTED) {
                    unembedded = new Embedding(
                                    surroundings, console, store, writer, embedder.get(), end.run(), protocol)
                            .carryOut();
                }
                RunRecord run = ResultsFolder.run(store, Optional.of(end.run().id()));
                Finish.scoreAndReport(
                        surroundings, console, store, writer, run, plugged, results.of(surroundings, end.run()));
            }
            end.reasons().forEach(console::say);
            unembedded.ifPresent(reason -> console.fault("Not all answers are embedded: " + reason));
            console.say(end.summary());
            console.say("Report: " + results.of(surroundings, end.run()).resolve(Outputs.PAGE));
            embedder.ifPresent(Embedder::close);
            return unembedded.map(end::lacking).orElse(end);
        }
    }

    /** The protocol's embedder, opened before anything is asked, so that a wrong name costs nothing. */
    private static Optional<Embedder> embedder(Commands root, ModelOptions models, Protocol protocol)
            throws InterruptedException {
        if (protocol.embedder().isEmpty()) return Optional.empty();
        return Optional.of(new Casting(root.surroundings(), root.console(), models.offline())
                .embedder(protocol.embedder().get()));
    }
}
