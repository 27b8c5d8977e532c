package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.forecast.SourceClaim;
import org.phrasefield.forecast.SourceTable;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.report.PreviewNumbers.Checked;
import org.phrasefield.report.PreviewNumbers.Row;

/** What is expected of a prompt, in the prompt's language: for a terminal, and the words and cells of the page. */
public final class PreviewText {
    static final int LABEL = 13;
    private static final int TELLS = 12;
    private static final int MEAN = 22;
    private static final int RANGE = 22;
    private static final int HELD = 22;

    private final Texts texts;
    private final Language language;
    private final PreviewNumbers numbers;
    private final List<Preview> all;
    private final Map<String, Integer> leftOut;

    /**
     * @param language of the prompt
     * @param all what is known of every model in every language
     * @param leftOut how many runs teach nothing, by the reason's word
     */
    public PreviewText(Language language, List<Preview> all, Map<String, Integer> leftOut) {
        this.texts = Texts.of(language.tag());
        this.language = language;
        this.numbers = new PreviewNumbers(language);
        this.all = List.copyOf(all);
        this.leftOut = new TreeMap<>(leftOut);
    }

    PreviewNumbers numbers() {
        return numbers;
    }

    /** Previews of the language, by model. */
    List<Preview> known() {
        return all.stream()
                .filter(each -> each.language().equals(language.tag()))
                .toList();
    }

    String say(String key) {
        return texts.say(key);
    }

    /** Everything that a person is shown of a prompt: lines for a terminal of so many columns, made harmless. */
    public List<String> lines(String prompt, Recognition recognition, Optional<Example> nearest, int columns) {
        List<String> lines = new ArrayList<>();
        wrap("» ", oneLine(prompt), columns, lines);
        field("form", forms(recognition), columns, lines);
        recognition.topic().ifPresent(topic -> field("topic", topic, columns, lines));
        if (!recognition.words().isEmpty()) field("magnets", magnets(recognition), columns, lines);
        String source = source(recognition);
        if (!source.isEmpty()) field("source", source, columns, lines);
        expected(recognition, columns, lines);
        nearest.ifPresent(example -> {
            lines.add("");
            nearest(example, columns, lines);
        });
        return lines;
    }

    private void nearest(Example example, int columns, List<String> lines) {
        field("nearest", oneLine(example.prompt()), columns, lines);
        wrap(EffectTable.padded("→", LABEL), example.model() + ": " + beginning(example), columns, lines);
    }

    /** The same for a screen with few rows: the form and the numbers first, each aspect on one line, and then the rest. */
    public List<String> brief(String prompt, Recognition recognition, Optional<Example> nearest, int columns) {
        List<String> lines = new ArrayList<>();
        wrap("» ", oneLine(prompt), columns, lines);
        field("form", forms(recognition), columns, lines);
        List<String> shown = numbered(recognition);
        for (String form : shown) {
            for (Preview preview : known()) {
                lines.add(Harmless.line(shown.size() > 1 ? form + ", " + preview.model() : preview.model()));
                numbers.rows(preview, form)
                        .forEach(row -> lines.add(EffectTable.padded(row.label(), LABEL)
                                + (row.missing().isEmpty() ? row.mean() + "  " + row.range() : row.missing())));
            }
        }
        if (!shown.isEmpty()) wrap("", say("preview.brief"), columns, lines);
        recognition.topic().ifPresent(topic -> field("topic", topic, columns, lines));
        if (!recognition.words().isEmpty()) field("magnets", magnets(recognition), columns, lines);
        String source = source(recognition);
        if (!source.isEmpty()) field("source", source, columns, lines);
        if (shown.isEmpty()) expected(recognition, columns, lines);
        nearest.ifPresent(example -> nearest(example, columns, lines));
        return lines;
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The possible forms of which there are numbers. */
    List<String> numbered(Recognition recognition) {
        if (recognition.foreign()) return List.of();
        return recognition.possible().stream()
                .filter(form -> nothing(form).isEmpty())
                .toList();
    }

    /** What the source says of the magnet words and of every possible form; empty where it says nothing. */
    String source(Recognition recognition) {
        List<String> sayings = sourceOfWords(recognition);
        List<String> forms = recognition.possible();
        for (String form : forms) {
            source(form).ifPresent(saying -> sayings.add(forms.size() > 1 ? texts.form(form) + " " + saying : saying));
        }
        return String.join("; ", sayings);
    }

    /** What is expected, of every possible form. */
    private void expected(Recognition recognition, int columns, List<String> lines) {
        List<String> forms = recognition.possible();
        if (recognition.foreign() || all.isEmpty()) {
            field(
                    "expected",
                    recognition.foreign()
                            ? say("preview.foreign")
                            : nothing(forms.get(0)).orElseThrow(),
                    columns,
                    lines);
            if (!recognition.foreign()) aside().forEach(note -> wrap("", note, columns, lines));
            return;
        }
        boolean told = false;
        for (String form : forms) {
            if (forms.size() > 1) {
                lines.add("");
                wrap("", texts.say("preview.if", named(form)), columns, lines);
            }
            Optional<String> nothing = nothing(form);
            if (nothing.isPresent()) field("expected", nothing.get(), columns, lines);
            else known().forEach(preview -> model(preview, form, columns, lines));
            told |= nothing.isEmpty();
        }
        if (told || known().isEmpty()) aside().forEach(note -> wrap("", note, columns, lines));
    }

    /** An answer's beginning on one line. */
    static String beginning(Example example) {
        return oneLine(example.answer()) + "…";
    }

    /** The forms with their confidence. */
    String forms(Recognition recognition) {
        if (recognition.forms().isEmpty()) return say("preview.form.none");
        return recognition.forms().stream()
                .map(each -> named(each.form()) + " " + texts.fixed(each.confidence(), 2))
                .collect(Collectors.joining(", "));
    }

    /** A form as readers call it. */
    String called(String form) {
        return texts.form(form);
    }

    /** A form as readers call it, with its id. */
    String named(String form) {
        return texts.form(form) + " (" + form + ")";
    }

    String magnets(Recognition recognition) {
        return recognition.words().stream()
                .map(word -> word.word() + " (" + group(word.group()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** What a word of a group is called. */
    String group(String id) {
        return say("words.name." + id);
    }

    /** What the source says of each group of magnet words in a prompt. */
    private List<String> sourceOfWords(Recognition recognition) {
        return recognition.words().stream()
                .map(Recognition.Magnet::group)
                .distinct()
                .flatMap(group -> sourceOfWords(group).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What the source says of a group of magnet words; empty where it says nothing. */
    Optional<String> sourceOfWords(String group) {
        return SourceClaim.ofWords(group).map(claim -> claim.text(language));
    }

    /** What the source says of a form; empty for none. */
    Optional<String> source(String form) {
        return SourceTable.of(form).map(saying -> language == Language.RU ? saying.russian() : saying.english());
    }

    /** Why there is no table at all; empty where there is one. */
    Optional<String> nothing(String form) {
        if (form.equals(Recognition.NONE)) return Optional.of(say("preview.none-recognised"));
        if (form.equals(BuiltIns.FORMS.get(0))) return Optional.of(say("preview.plain"));
        if (!all.isEmpty()) return Optional.empty();
        return Optional.of(say(leftOut.containsKey("open") ? "preview.nothing-ended" : "preview.nothing"));
    }

    /** Models that were asked in another language alone, and runs that are left out. */
    List<String> aside() {
        List<String> notes = new ArrayList<>();
        List<String> here = known().stream().map(Preview::model).toList();
        for (Preview each : all) {
            if (here.contains(each.model()) || each.language().equals(language.tag())) continue;
            notes.add(texts.say("preview.other-language", each.model(), texts.language(each.language())));
        }
        leftOut.forEach((why, count) -> notes.add(texts.say("preview.left-out." + why, texts.whole(count))));
        return notes;
    }

    private void model(Preview preview, String form, int columns, List<String> lines) {
        lines.add("");
        wrap("", numbers.heading(preview), columns, lines);
        lines.add(line(
                "",
                say("preview.head.tells"),
                say("preview.head.mean"),
                say("preview.head.range"),
                say("preview.head.counts")));
        for (Row row : numbers.rows(preview, form)) {
            if (row.missing().isEmpty()) {
                String line = line(
                        row.label(), row.tells(), (row.mean() + " " + row.sure()).strip(), row.range(), row.counts());
                boolean room = EffectTable.width(line) + 2 + row.older().length() <= columns;
                lines.add(row.older().isEmpty() || !room ? line : line + "  " + row.older());
                if (!room && !row.older().isEmpty()) lines.add(" ".repeat(LABEL) + row.older());
            } else {
                wrap(EffectTable.padded(row.label(), LABEL), row.missing(), columns, lines);
            }
        }
        numbers.notes(preview, form)
                .forEach(note -> wrap(EffectTable.padded(note.word(), LABEL), note.text(), columns, lines));
        String shifts = numbers.shifts(preview, form);
        if (!shifts.isEmpty()) field("shifts", shifts, columns, lines);
        soFar(preview, columns, lines);
    }

    /** How good previews have been. */
    void soFar(Preview preview, int columns, List<String> lines) {
        List<Checked> checked = numbers.checked(preview);
        if (checked.isEmpty()) {
            field("so-far", say("preview.so-far.yet"), columns, lines);
            return;
        }
        lines.add(checkedLine(say("preview.so-far"), say("preview.so-far.held"), say("preview.so-far.skill")));
        checked.forEach(each -> lines.add(checkedLine(each.label(), each.held(), each.skill())));
    }

    private static String checkedLine(String label, String held, String skill) {
        return (EffectTable.padded(label, LABEL) + EffectTable.padded(held, HELD) + skill).stripTrailing();
    }

    void field(String key, String text, int columns, List<String> lines) {
        wrap(EffectTable.padded(say("preview." + key), LABEL), text, columns, lines);
    }

    /** A head, and a text that goes on beneath itself. */
    static void wrap(String head, String text, int columns, List<String> lines) {
        int set = EffectTable.width(head);
        List<String> wrapped = EffectTable.wrapped(Harmless.line(text), Math.max(1, columns - set));
        for (int at = 0; at < wrapped.size(); at++) {
            lines.add(((at == 0 ? head : " ".repeat(set)) + wrapped.get(at)).stripTrailing());
        }
    }

    private static String line(String label, String tells, String mean, String range, String counts) {
        return (EffectTable.padded(label, LABEL)
                        + EffectTable.padded(tells, TELLS)
                        + EffectTable.padded(mean, MEAN)
                        + EffectTable.padded(range, RANGE)
                        + counts)
                .stripTrailing();
    }
}
