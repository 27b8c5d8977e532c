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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.protocol.Slug;
import org.phrasefield.report.AnswerTable;
import org.phrasefield.report.GivenAnswer;
import org.phrasefield.report.GivenAnswer.Conditions;
import org.phrasefield.report.Harmless;
import org.phrasefield.run.AnswerStore;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;

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
    private int russian;
    private boolean unasked;

    private final Map<String, String> intents = new LinkedHashMap<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Set<String> models = new LinkedHashSet<>();
    private final List<Trial> trials = new ArrayList<>();

    /** A row without its answer. */
    private record Row(long line, Conditions conditions) {}

    private GivenAnswers(Path path, String file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Reads a table.
     *
     * @param file as the user wrote it
     * @param usual language of rows that name none
     * @throws Failure with every row that is not sound
     */
    static GivenAnswers read(Surroundings surroundings, Console console, String file, Optional<Language> usual) {
        GivenAnswers given = new GivenAnswers(surroundings.path(file), file);
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
        if (!ignored.isEmpty()) {
            console.say("Columns that are not understood are left out: " + String.join(", ", ignored) + ".");
        }
        return given;
    }

    int rows() {
        return trials.size();
    }

    private List<String> each(AnswerTable.Taker taker) {
        if (Files.isDirectory(path)) throw Failure.input(file + " is a folder; name a file in it.");
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
        if (!text.isBlank()) russian += Language.ofScript(text) == Language.RU ? 1 : -1;
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

    /** Makes a trial of every row. */
    private void layOut(Optional<Language> usual) {
        String language = usual.orElse(russian > 0 ? Language.RU : Language.EN).tag();
        Map<Cell, Integer> numbers = new HashMap<>();
        Map<String, Long> taken = new HashMap<>();
        for (Row row : rows) {
            Conditions asked = row.conditions();
            Cell cell = new Cell(
                    language(row, language),
                    intent(row),
                    asked.form(),
                    asked.level().or(asked::word).orElse(Cell.NO_WORD),
                    asked.model().orElse("imported"));
            int counted = numbers.merge(cell, 1, Integer::sum);
            Trial trial = trial(cell, asked.trial().orElse(counted), asked);
            languages.add(cell.language());
            forms.add(cell.form());
            models.add(cell.model());
            trials.add(trial);
            Long before = taken.putIfAbsent(trial.key(), row.line());
            if (before != null) {
                fault(
                        row.line(),
                        "language, intent, form, word, model and trial are those of line " + before
                                + "; number the trials, or leave the column trial out");
            }
        }
        rows.clear();
    }

    private String language(Row row, String usual) {
        String tag = row.conditions().language().orElse(usual);
        if (Language.of(tag).isEmpty()) fault(row.line(), "language is en or ru, not \"" + tag + "\"");
        return tag;
    }

    private String intent(Row row) {
        String text = Harmless.line(row.conditions().intent()).strip();
        String id = Slug.of(text);
        String known = intents.putIfAbsent(id, text);
        if (known != null && !known.equals(text)) {
            fault(
                    row.line(),
                    "the intents \"" + known + "\" and \"" + text + "\" would both be called " + id
                            + "; give them shorter names");
        }
        return id;
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

    private Trial trial(Cell cell, int number, Conditions asked) {
        String prompt = asked.prompt().orElse("");
        String wording = asked.wording().orElse("");
        Phrasing phrasing = new Phrasing(
                hash(cell.language(), cell.form(), wording, prompt).substring(0, 16),
                cell.language(),
                cell.intent(),
                cell.form(),
                wording,
                asked.person(),
                asked.word(),
                prompt);
        String key = hash(
                "imported",
                cell.language(),
                cell.intent(),
                cell.form(),
                cell.word(),
                cell.model(),
                Integer.toString(number));
        return new Trial(
                key,
                trials.size(),
                cell,
                number,
                phrasing,
                List.of(new Message(Message.Role.USER, prompt)),
                Settings.DEFAULT,
                0);
    }

    private static String hash(String... parts) {
        return Sha256.hex(String.join("\0", parts));
    }

    /**
     * Keeps the table as a new run.
     *
     * @param id the protocol's id
     * @param control the form that others are compared with; without it, the usual one or else the first
     */
    RunRecord keep(AnswerStore store, String id, Optional<String> control, Clock clock) {
        Protocol protocol = protocol(id, control(control));
        RunRecord run = Sweep.begun(store, protocol, "none", clock)
                .asking(
                        models.stream().map(ModelIdentity::named).toList(),
                        List.of("These answers were made elsewhere and imported from " + Harmless.line(file)
                                + "; no model was asked here."));
        store.begin(run);
        store.plan(run.id(), trials);
        record(store, run);
        RunRecord ended = run.ended(
                unasked ? Status.INCOMPLETE : Status.COMPLETE, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.update(ended);
        return ended;
    }

    private void record(AnswerStore store, RunRecord run) {
        List<Result> batch = new ArrayList<>();
        int[] at = {0};
        each(new AnswerTable.Taker() {
            @Override
            public void row(GivenAnswer answer) {
                String key = trials.get(at[0]++).key();
                if (answer.outcome() instanceof Outcome.NotRun) return;
                batch.add(new Result(key, answer.attempt().stream().toList(), answer.outcome()));
                if (batch.size() < BATCH) return;
                store.record(run.id(), batch);
                batch.clear();
            }

            @Override
            public void fault(long line, String sentence) {
                throw Failure.input(file + " has changed while it was read; import it again.");
            }
        });
        store.record(run.id(), batch);
    }

    private String control(Optional<String> asked) {
        String usual = BuiltIns.FORMS.get(0);
        String control = asked.orElseGet(
                () -> forms.contains(usual) ? usual : forms.iterator().next());
        if (forms.contains(control)) return control;
        throw Failure.input(
                "No row of " + file + " has the form " + control + "; there are " + String.join(", ", forms) + ".");
    }

    /** A protocol as far as the table tells one: its forms may be anybody's, so that a wording is no more than the topic. */
    private Protocol protocol(String id, String control) {
        List<String> spoken = List.copyOf(languages);
        Protocol drafted = new Protocol(
                id,
                1,
                spoken,
                intents.entrySet().stream()
                        .map(intent -> intent(intent.getKey(), intent.getValue(), spoken))
                        .toList(),
                forms.stream().map(form -> choice(form, spoken)).toList(),
                control,
                Optional.empty(),
                List.of(new ModelChoice(
                        ModelChoice.Role.SUBJECT,
                        "scripted/imported",
                        Settings.DEFAULT,
                        Optional.empty(),
                        Optional.empty())),
                trials.stream().mapToInt(Trial::number).max().orElse(1),
                Optional.empty(),
                ProtocolReader.seed(id),
                Budget.NONE,
                ProtocolReader.DEFAULT_TOLERANCE,
                OptionalInt.empty(),
                Limits.DEFAULT,
                spoken.get(0),
                "",
                "");
        return ProtocolFile.parse(id, drafted.explained());
    }

    private static Intent intent(String id, String topic, List<String> languages) {
        Map<String, Intent.Slots> texts = new HashMap<>();
        languages.forEach(language -> texts.put(language, new Intent.Slots(Map.of("topic", Phrase.of(topic)))));
        return new Intent(id, texts, List.of());
    }

    private static FormChoice choice(String form, List<String> languages) {
        Map<String, List<String>> wordings = new HashMap<>();
        if (!BuiltIns.FORMS.contains(form)) {
            languages.forEach(language -> wordings.put(language, List.of("{topic}")));
        }
        return new FormChoice(form, wordings);
    }
}
