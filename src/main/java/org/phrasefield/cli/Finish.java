package org.phrasefield.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.ModelChoice.Role;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.report.EffectTable;
import org.phrasefield.report.Study;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/** What follows the asking, and can be done again at any time without any model: scores, files, the table on the screen. */
final class Finish {
    /** Reasons of losses shown at most. */
    private static final int LOSSES = 3;

    private static final String CUT = "cut";
    private static final String EMPTY = "empty";

    private Finish() {}

    /**
     * What a run has come to.
     *
     * @param study its effects
     * @param lack why there is no answer at all, where every one is cut or empty; said already
     */
    record Finished(Study study, Optional<String> lack) {}

    /**
     * Scores what has no scores, writes the files and prints the table.
     *
     * @param store where answers are read
     * @param writer where scores are kept; another connection
     * @param plugged scorers that were found outside of the program
     * @param folder where the run's files go
     * @param again whether every score is computed anew
     * @param scored told how many answers were scored
     */
    static Finished scoreAndReport(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            JdbcAnswerStore writer,
            RunRecord run,
            List<PluggedScorer> plugged,
            Path folder,
            boolean again,
            IntConsumer scored) {
        Protocol protocol = protocol(run);
        Lesson.Listener lesson = new Lesson.Listener(run);
        Study study = Outputs.write(
                run,
                protocol,
                folder,
                reader -> new Scoreboard(store, protocol, plugged)
                        .scored(run, again, writer, scored, reader.andThen(lesson::see), lesson::hear),
                new Nights(store, each -> folder.resolveSibling(each.id()), console)::behind,
                () -> Bets.on(store, run, folder, console));
        Finished finished = new Finished(study, show(surroundings, console, store, study));
        learn(store, run, lesson, folder, console);
        return finished;
    }

    /** Keeps what the run taught, and all runs together with it, so that the next preview need not work it out. That may fail: it is tried again by who needs it. */
    private static void learn(
            JdbcAnswerStore store, RunRecord run, Lesson.Listener lesson, Path folder, Console console) {
        try {
            lesson.keep(store, run, folder, console);
            Memory.keep(store, Objects.requireNonNull(folder.getParent()), console);
        } catch (Failure | StoreException hindrance) {
            console.whisper(String.valueOf(hindrance.getMessage()));
        }
    }

    /** Writes the files and prints the table, and keeps no scores. */
    static void report(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            RunRecord run,
            List<PluggedScorer> plugged,
            Path folder) {
        Protocol protocol = protocol(run);
        Study study = Outputs.write(
                run,
                protocol,
                folder,
                reader -> new Scoreboard(store, protocol, plugged).study(run, reader),
                new Nights(store, each -> folder.resolveSibling(each.id()), console)::behind,
                () -> Bets.on(store, run, folder, console));
        show(surroundings, console, store, study);
    }

    private static Optional<String> show(
            Surroundings surroundings, Console console, JdbcAnswerStore store, Study study) {
        RunWords words = RunWords.of(study.protocol());
        boolean answered = study.map().tallies().stream()
                .anyMatch(tally -> tally.outcomes().getOrDefault("answered", 0) > 0);
        if (answered) table(surroundings, console, study);
        List<JdbcAnswerStore.Loss> losses = store.losses(study.run().id());
        if (!answered) console.fault(words.nothing(ends(losses)));
        losses(console, losses, words);
        // Of a cut answer no length, depth or scope is told.
        if (answered && losses.stream().anyMatch(loss -> loss.outcome().equals(CUT))) console.say(words.someCut());
        boolean other = study.run().models().stream().anyMatch(ModelIdentity::otherWindow);
        Optional<String> lack = answered ? Optional.empty() : lack(losses, other, words);
        lack.ifPresent(console::fault);
        return lack;
    }

    private static Map<String, Integer> ends(List<JdbcAnswerStore.Loss> losses) {
        return losses.stream()
                .collect(Collectors.groupingBy(
                        JdbcAnswerStore.Loss::outcome,
                        TreeMap::new,
                        Collectors.summingInt(JdbcAnswerStore.Loss::trials)));
    }

    /** Says how trials without a whole answer ended, the most frequent reasons first. */
    private static void losses(Console console, List<JdbcAnswerStore.Loss> losses, RunWords words) {
        losses.stream()
                .limit(LOSSES)
                .map(loss -> words.loss(loss.trials(), loss.outcome(), loss.reason()))
                .forEach(console::fault);
        if (losses.size() > LOSSES) console.fault(words.losses());
    }

    /** What is to be done where the model spoke each time, and never to the end: asking the same again would end the same way. */
    private static Optional<String> lack(List<JdbcAnswerStore.Loss> losses, boolean otherWindow, RunWords words) {
        Set<String> outcomes =
                losses.stream().map(JdbcAnswerStore.Loss::outcome).collect(Collectors.toSet());
        int answers = losses.stream().mapToInt(JdbcAnswerStore.Loss::trials).sum();
        if (outcomes.equals(Set.of(CUT))) {
            boolean window = losses.stream().allMatch(loss -> loss.reason().contains("context window"));
            return Optional.of(words.allCut(answers, window, otherWindow));
        }
        if (outcomes.equals(Set.of(EMPTY))) return Optional.of(words.allEmpty(answers));
        return outcomes.equals(Set.of(CUT, EMPTY)) ? Optional.of(words.noneWhole(answers)) : Optional.empty();
    }

    /** A run's protocol, with the models that the run asked, which the command line may have named. */
    static Protocol protocol(RunRecord run) {
        Protocol written = ProtocolFile.kept(run.id() + "/protocol", run.protocolText());
        return written.asking(
                run.models().stream().map(model -> choice(written, model)).toList());
    }

    private static ModelChoice choice(Protocol written, ModelIdentity model) {
        Role role = Casting.judges(model) ? Role.JUDGE : Role.SUBJECT;
        return written.models().stream()
                .filter(choice -> choice.role() == role && choice.reference().equals(model.reference()))
                .findFirst()
                .orElseGet(() -> role == Role.JUDGE
                        ? judge(written, model.reference())
                        : written.subjects().get(0).named(model.reference()));
    }

    /**
     * The judge that the command line names, or the protocol's own.
     *
     * @param reference empty for the protocol's own
     * @param run id of the run
     */
    static ModelChoice judge(Protocol written, String reference, String run) {
        if (reference.equals(Casting.AUTO)) throw Failure.input("A judge is named, it is never auto.");
        if (!reference.isEmpty()) return judge(written, reference);
        return written.judge()
                .orElseThrow(() -> Failure.input(
                        "The protocol of " + run + " has no judge; name one, such as --judge ollama/NAME."));
    }

    /** A judge that the command line names, as the protocol asks it where it is its own, else with the usual settings. */
    private static ModelChoice judge(Protocol written, String reference) {
        return written.judge()
                .filter(own -> own.reference().equals(reference))
                .orElseGet(() -> new ModelChoice(
                        Role.JUDGE, reference, Settings.judging(reference), Optional.empty(), Optional.empty()));
    }

    static void table(Surroundings surroundings, Console console, Study study) {
        StringBuilder text = new StringBuilder();
        try {
            EffectTable.write(
                    study,
                    new EffectTable.Look(
                            study.protocol().reportLanguage(), surroundings.columns(), surroundings.colours()),
                    text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        console.ready(text.toString());
    }
}
