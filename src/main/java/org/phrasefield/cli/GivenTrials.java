package org.phrasefield.cli;

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
import org.phrasefield.report.GivenAnswer.Conditions;
import org.phrasefield.report.Harmless;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Trial;

/** The trials that a table of answers made elsewhere amounts to, and the protocol as far as the table tells one. */
final class GivenTrials {
    private final Faults faults;
    private final Map<String, String> intents = new LinkedHashMap<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Set<String> models = new LinkedHashSet<>();
    private final List<Trial> trials = new ArrayList<>();
    private final Map<List<Object>, Integer> numbers = new HashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    /** Hears what is wrong. */
    interface Faults {
        /**
         * Something wrong.
         *
         * @param line from 1
         * @param sentence what, without a full stop
         */
        void note(long line, String sentence);
    }

    GivenTrials(Faults faults) {
        this.faults = faults;
    }

    /**
     * Makes a trial of a row.
     *
     * @param line where the row begins
     * @param usual language of a row that names none
     */
    void add(long line, Conditions asked, String usual) {
        Cell cell = new Cell(
                language(line, asked, usual),
                intent(line, asked),
                asked.form(),
                asked.level().or(asked::word).orElse(Cell.NO_WORD),
                asked.model().orElse("imported"));
        int counted = numbers.merge(List.of(asked.part(), cell), 1, Integer::sum);
        Trial trial = trial(cell, asked.trial().orElse(counted), asked);
        languages.add(cell.language());
        forms.add(cell.form());
        models.add(cell.model());
        trials.add(trial);
        Long before = lines.putIfAbsent(trial.key(), line);
        if (before != null) {
            faults.note(
                    line,
                    "language, intent, form, word, model and trial are those of line " + before
                            + "; number the trials, or leave the column trial out");
        }
    }

    /** In the order of the rows. */
    List<Trial> trials() {
        return trials;
    }

    /** Who answered, in the order of the rows. */
    List<String> models() {
        return List.copyOf(models);
    }

    /** In the order of the rows. */
    List<String> forms() {
        return List.copyOf(forms);
    }

    private String language(long line, Conditions asked, String usual) {
        String tag = asked.language().orElse(usual);
        if (Language.of(tag).isEmpty()) faults.note(line, "language is en or ru, not \"" + tag + "\"");
        return tag;
    }

    private String intent(long line, Conditions asked) {
        String text = Harmless.line(asked.intent()).strip();
        String id = Slug.of(text);
        String known = intents.putIfAbsent(id, text);
        if (known != null && !known.equals(text)) {
            faults.note(
                    line,
                    "the intents \"" + known + "\" and \"" + text + "\" would both be called " + id
                            + "; give them shorter names");
        }
        return id;
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
                Integer.toString(number),
                asked.part().name());
        return new Trial(
                key,
                trials.size(),
                asked.part(),
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

    /** The language that the run will report in: the first that rows are in. */
    Language reader() {
        return Language.of(languages.iterator().next()).orElse(Language.EN);
    }

    /** A protocol as far as the table tells one: its forms may be anybody's, so that a wording is no more than the topic. */
    Protocol protocol(String id, String control) {
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
                reader().tag(),
                "",
                "");
        return ProtocolFile.dictatedAsKept(
                id, drafted.explained(), path -> path.equals("protocol") ? "--name" : "the table");
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
