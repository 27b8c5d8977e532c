package org.phrasefield.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.EffectTable;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/** What follows the asking, and can be done again at any time without any model: scores, files, the table on the screen. */
final class Finish {
    /** Reasons of losses shown at most. */
    private static final int LOSSES = 3;

    private Finish() {}

    /**
     * @param store where answers are read
     * @param writer where scores are kept; another connection
     * @param folder where the run's files go
     */
    static void scoreAndReport(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            JdbcAnswerStore writer,
            RunRecord run,
            Path folder) {
        Study study = new Scoreboard(store).scored(run, protocol(run), false, writer, count -> {});
        report(surroundings, console, store, study, folder);
    }

    /** Writes the files and prints the table. */
    static void report(Surroundings surroundings, Console console, JdbcAnswerStore store, Study study, Path folder) {
        Outputs.write(study, folder);
        boolean answered = study.map().tallies().stream()
                .anyMatch(tally -> tally.outcomes().getOrDefault("answered", 0) > 0);
        if (answered) table(surroundings, console, study);
        else console.fault("No trial was answered, so there is nothing to compare.");
        losses(console, store.losses(study.run().id()));
    }

    /** Says how trials without a whole answer ended, the most frequent reasons first. */
    private static void losses(Console console, List<JdbcAnswerStore.Loss> losses) {
        losses.stream()
                .limit(LOSSES)
                .map(loss -> Counts.of(loss.trials(), "trial") + " " + loss.outcome()
                        + (loss.reason().isEmpty() ? "" : ": " + loss.reason()))
                .forEach(console::fault);
        if (losses.size() > LOSSES) console.fault("… and for other reasons; answers.csv has them all");
    }

    /** A run's protocol, with the models that the run asked, which the command line may have named. */
    static Protocol protocol(RunRecord run) {
        Protocol written = ProtocolFile.kept(run.id() + "/protocol", run.protocolText());
        return written.asking(run.models().stream()
                .map(model -> written.models().stream()
                        .filter(choice -> choice.reference().equals(model.reference()))
                        .findFirst()
                        .orElseGet(() -> {
                            ModelChoice first = written.models().get(0);
                            return new ModelChoice(
                                    first.role(), model.reference(), first.settings(), first.url(), first.key());
                        }))
                .toList());
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
