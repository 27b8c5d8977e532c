package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Slug;
import org.phrasefield.report.AnswerTable;
import org.phrasefield.report.GivenAnswer;
import org.phrasefield.report.GivenAnswer.Conditions;
import org.phrasefield.report.Harmless;
import org.phrasefield.run.AnswerStore;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;

/**
 * A table of answers that were made elsewhere, as a run. It is read twice: once to see that all of it is sound, before anything is kept,
 * and once for its answers, which never stand in memory together.
 */
final class GivenAnswers {
    private static final int BATCH = 512;
    private static final int MOST_FAULTS = 20;

    private final Path path;
    private final String file;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long faultCount;
    /** Rows that name no language, and what script their answers are of. */
    private final GuessedLanguage guessed = new GuessedLanguage();

    private boolean unasked;

    private final GivenTrials trials = new GivenTrials(this::fault);

    /** A row without its answer. */
    private record Row(long line, Conditions conditions) {}

    private GivenAnswers(Path path, String file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Reads a table.
     *
     * @param path where it lies
     * @param file as the user wrote it
     * @param usual language of rows that name none
     * @throws Failure with every row that is not sound
     */
    static GivenAnswers read(Path path, String file, Console console, Optional<Language> usual) {
        GivenAnswers given = new GivenAnswers(path, file);
        List<String> ignored = given.each(new AnswerTable.Taker() {
            @Override
            public void row(GivenAnswer answer) {
                given.see(answer);
            }

            @Override
            public void fault(long line, String sentence) {
                given.fault(line, sentence);
            }
        });
        if (given.faultCount == 0 && given.rows.isEmpty()) given.fault(1, "there is no row beneath the first line");
        if (given.faultCount == 0) given.layOut(usual);
        if (given.faultCount > 0) throw given.failure();
        ArrivalWords words = given.words();
        if (!ignored.isEmpty()) console.say(words.ignored(ignored));
        if (usual.isEmpty()) given.guessed.notice(words).ifPresent(console::say);
        return given;
    }

    /** In the language that the run will report in. */
    ArrivalWords words() {
        return new ArrivalWords(trials.reader());
    }

    int rows() {
        return trials.trials().size();
    }

    private List<String> each(AnswerTable.Taker taker) {
        FileFault.refuseUnlessPlain(path, file, "write its text into a file");
        // A decoder of our own refuses what is not UTF-8; the stream's own would put question marks in its place.
        try (Reader text = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder())) {
            return AnswerTable.read(text, taker);
        } catch (NoSuchFileException e) {
            throw Failure.input("There is no file " + file + ".");
        } catch (AccessDeniedException e) {
            throw Failure.input(file + " may not be read; change its rights.");
        } catch (CharacterCodingException e) {
            throw Failure.input(file + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw Failure.input(file + " cannot be read: " + FileFault.of(e) + ".");
        }
    }

    private void see(GivenAnswer answer) {
        Row row = new Row(answer.line(), answer.conditions());
        checkForm(row);
        rows.add(row);
        String text = answer.outcome().text().map(each -> each.text()).orElse("");
        if (answer.conditions().language().isEmpty()) guessed.see(text);
        unasked |= answer.outcome() instanceof Outcome.NotRun;
    }

    private void fault(long line, String sentence) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) faults.add(file + ":" + line + ": " + sentence + ".");
    }

    private Failure failure() {
        long more = faultCount - faults.size();
        return Failure.input(String.join("\n", faults) + "\n" + (more > 0 ? "… and " + more + " more. " : "")
                + Counts.of(faultCount, "problem") + "; nothing was kept.");
    }

    private void layOut(Optional<Language> usual) {
        String language = usual.orElseGet(guessed::language).tag();
        rows.forEach(row -> trials.add(row.line(), row.conditions(), language));
        rows.clear();
    }

    private void checkForm(Row row) {
        String id = row.conditions().form();
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            fault(
                    row.line(),
                    "a form has small Latin letters, digits and hyphens only, for example " + Slug.of(id) + ", not \""
                            + id + "\"");
        }
    }

    /** The form that the others are compared with: the one that is asked for, else the usual one, else the first. */
    String control(Optional<String> asked) {
        String usual = BuiltIns.FORMS.get(0);
        List<String> forms = trials.forms();
        String chosen = asked.orElseGet(() -> forms.contains(usual) ? usual : forms.get(0));
        if (forms.contains(chosen)) return chosen;
        throw Failure.input(
                "No row of " + file + " has the form " + chosen + "; there are " + String.join(", ", forms) + ".");
    }

    /**
     * Keeps the table as a new run, as a whole or not at all.
     *
     * @param id the protocol's id
     * @param control the form that others are compared with
     */
    RunRecord keep(JdbcAnswerStore store, String id, String control, Clock clock) {
        Protocol protocol = trials.protocol(id, control);
        RunRecord run = Sweep.begun(store, protocol, RunRecord.NO_WORDINGS, clock)
                .asking(
                        trials.models().stream().map(ModelIdentity::named).toList(),
                        List.of("These answers were made elsewhere and imported from " + Harmless.line(file)
                                + "; no model was asked here."));
        RunRecord ended = run.ended(
                unasked ? Status.INCOMPLETE : Status.COMPLETE, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.together(() -> {
            store.begin(ended);
            store.plan(run.id(), trials.trials());
            record(store, run);
        });
        return ended;
    }

    private void record(AnswerStore store, RunRecord run) {
        List<Result> batch = new ArrayList<>();
        int[] at = {0};
        each(new AnswerTable.Taker() {
            @Override
            public void row(GivenAnswer answer) {
                if (at[0] == rows()) throw changed();
                String key = trials.trials().get(at[0]++).key();
                if (answer.outcome() instanceof Outcome.NotRun) return;
                batch.add(new Result(key, answer.attempt().stream().toList(), answer.outcome()));
                if (batch.size() < BATCH) return;
                store.record(run.id(), batch);
                batch.clear();
            }

            @Override
            public void fault(long line, String sentence) {
                throw changed();
            }
        });
        if (at[0] < rows()) throw changed();
        store.record(run.id(), batch);
    }

    private Failure changed() {
        return Failure.input(file + " has changed while it was read; import it again.");
    }
}
