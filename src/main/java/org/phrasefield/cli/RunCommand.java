package org.phrasefield.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Spell;
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
        Beforehand.database();
        Protocol protocol = models.protocol(root.surroundings(), file);
        Warnings.count(root.console(), file, protocol);
        return carryOut(
                        root,
                        results,
                        models,
                        protocol,
                        new Terms(
                                root.console(),
                                fresh,
                                Optional.empty(),
                                "run " + file,
                                fresh ? Optional.of(continuing(file)) : Optional.empty(),
                                false,
                                false))
                .end()
                .code()
                .number();
    }

    /**
     * On what terms a protocol is carried out.
     *
     * @param console told how it goes on
     * @param fresh whether a new run is begun even if the newest can be continued
     * @param term when the time for asking is over; absent where there is time for all
     * @param doing what is done, in words, for whoever finds the results folder in use
     * @param continuing the command that goes on with the run; absent where the same command does
     * @param budgeted whether the command's options name the budget, so that what goes on has the protocol's
     * @param unattended whether it is a night
     */
    record Terms(
            Console console,
            boolean fresh,
            Optional<Term> term,
            String doing,
            Optional<String> continuing,
            boolean budgeted,
            boolean unattended) {}

    /** What goes on with a run of a protocol's file. */
    static String continuing(String file) {
        return "phrasefield run " + (file.matches("[\\w./:+-]+") ? file : Schedules.posix(file));
    }

    /**
     * How a run ended, and what it measured.
     *
     * @param end how the asking ended
     * @param finished what came of it; absent where the results folder takes no more
     */
    record Done(Sweep.End end, Optional<Finish.Finished> finished) {
        /** For the morning after a night: how it went, and what became of what the source claims. */
        String line(RunWords words) {
            return end.line(words)
                    + finished.map(Finish.Finished::study)
                            .map(study -> words.claims(ClaimCheck.of(study.protocol(), study.map())))
                            .orElse("");
        }
    }

    /** Asks what is open of a protocol, scores, reports, and says in the end what it took. */
    static Done carryOut(Commands root, ResultsFolder results, ModelOptions models, Protocol protocol, Terms terms)
            throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        Console console = terms.console();
        Beforehand.scoring(protocol);
        // Before anything is asked, so that a broken scorer costs nothing.
        List<PluggedScorer> plugged = Plugins.of(surroundings, results);
        try (ResultsLock lock = results.lock(surroundings, terms.doing());
                JdbcAnswerStore store = results.made(surroundings);
                JdbcAnswerStore writer = results.made(surroundings);
                // Null is closed by nobody.
                @Nullable
                        LateEmbedder embedder = LateEmbedder.of(
                                        surroundings, console, models, protocol, until(surroundings, protocol, terms))
                                .orElse(null)) {
            Sweep.End end = new Sweep(
                            surroundings,
                            console,
                            store,
                            lock,
                            models,
                            terms.term(),
                            Optional.of(new Sweep.Scoring(writer, plugged)),
                            terms.unattended())
                    .run(protocol, terms.fresh());
            Optional<String> unembedded = Optional.empty();
            Optional<Finish.Finished> finished = Optional.empty();
            List<String> reasons = new ArrayList<>(end.reasons());
            Path folder = results.of(surroundings, end.run());
            try {
                if (embedder != null && end.kept() && end.code() != ExitCode.INTERRUPTED) {
                    Optional<Embedder> there = embedder.there();
                    unembedded = there.isEmpty()
                            ? Optional.of(embedder.why())
                            : new Embedding(surroundings, console, store, writer, there.get(), end.run(), protocol)
                                    .carryOut();
                }
                if (end.kept()) {
                    RunRecord run =
                            ResultsFolder.run(store, Optional.of(end.run().id()));
                    boolean any = end.asked().calls() > 0;
                    Instant begun = surroundings.steady().instant();
                    Duration[] scoring = {Duration.ZERO};
                    finished = Optional.of(Finish.scoreAndReport(
                            surroundings, console, store, writer, run, plugged, folder, false, count -> {
                                scoring[0] = Duration.between(
                                        begun, surroundings.steady().instant());
                                Spell spell = new Spell(Optional.empty(), Spell.What.SCORING, scoring[0]);
                                if (any) writer.keep(run.id(), spell);
                            }));
                    end = end.scored(scoring[0]);
                }
            } catch (StoreException unwritable) {
                String why = String.valueOf(unwritable.getMessage());
                end = end.lacking(why);
                reasons.add(why);
            }
            RunWords words = RunWords.of(protocol);
            reasons.stream().map(words::reason).forEach(console::fault);
            unembedded
                    .map(words::reason)
                    .map(StepWords.of(protocol)::unembedded)
                    .ifPresent(console::fault);
            Done done = new Done(unembedded.map(end::lacking).orElse(end), finished);
            console.say((terms.unattended() ? done.line(words) : end.line(words))
                    + (terms.budgeted() ? end.withoutBudget() : end).further(words, terms.continuing()));
            if (finished.isPresent()) console.say(words.report(folder.resolve(Outputs.PAGE)));
            return done;
        }
    }

    /** When the time of a night is over, in which nobody is there to start what is missing. */
    private static Optional<Term> until(Surroundings surroundings, Protocol protocol, Terms terms) {
        if (!terms.unattended()) return Optional.empty();
        Instant now = surroundings.clock().instant();
        return Term.earlier(terms.term(), protocol.budget().time().map(time -> Term.of(now, time)));
    }
}
