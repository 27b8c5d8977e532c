package org.phrasefield.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Aspect;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.forecast.Hindsight.Rule;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Preview.Beside;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.forecast.Preview.Missing;
import org.phrasefield.forecast.Preview.Shift;
import org.phrasefield.forecast.Preview.SoFar;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.forecast.SourceClaim;
import org.phrasefield.forecast.SourceTable;
import org.phrasefield.forecast.TrackRecord;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.stats.Interval;

/** What is expected of a prompt, in the prompt's language: for a terminal, and the words and cells of the page. */
public final class PreviewText {
    static final int LABEL = 13;
    private static final int TELLS = 12;
    private static final int MEAN = 22;
    private static final int RANGE = 22;
    private static final int HELD = 22;

    private final Texts texts;
    private final Language language;
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
        this.all = List.copyOf(all);
        this.leftOut = new TreeMap<>(leftOut);
    }

    /**
     * What is expected of one aspect, in cells; where a number is missing, why.
     *
     * @param tells whether knowing the form narrows what is expected, or that it is expected of all forms
     * @param mark the same in one letter; empty where the form narrows it
     * @param sure the 95 % interval of the mean in brackets; empty where there is none
     * @param unit a short one; empty where the numbers have it
     * @param older the day that the number is from, where that is not the newest; else empty
     */
    record Row(
            String label,
            String tells,
            String mark,
            String mean,
            String sure,
            String low,
            String high,
            String unit,
            String counts,
            String older,
            String missing) {
        String range() {
            return (low + " … " + high + " " + unit).stripTrailing();
        }
    }

    /** How good previews of one aspect have been, in cells. */
    record Checked(String label, String held, String skill) {}

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
                rows(preview, form)
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
        return all.isEmpty() ? Optional.of(say("preview.nothing")) : Optional.empty();
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
        wrap("", heading(preview), columns, lines);
        lines.add(line(
                "",
                say("preview.head.tells"),
                say("preview.head.mean"),
                say("preview.head.range"),
                say("preview.head.counts")));
        List<Row> rows = rows(preview, form);
        for (Row row : rows) {
            if (row.missing().isEmpty()) {
                String numbers = line(
                        row.label(), row.tells(), (row.mean() + " " + row.sure()).strip(), row.range(), row.counts());
                boolean room = EffectTable.width(numbers) + 2 + row.older().length() <= columns;
                lines.add(row.older().isEmpty() || !room ? numbers : numbers + "  " + row.older());
                if (!room && !row.older().isEmpty()) lines.add(" ".repeat(LABEL) + row.older());
            } else {
                wrap(EffectTable.padded(row.label(), LABEL), row.missing(), columns, lines);
            }
        }
        notes(preview, form).forEach(note -> wrap("", note.text(), columns, lines));
        String shifts = shifts(preview, form);
        if (!shifts.isEmpty()) field("shifts", shifts, columns, lines);
        soFar(preview, columns, lines);
    }

    /** How good previews have been. */
    void soFar(Preview preview, int columns, List<String> lines) {
        List<Checked> checked = checked(preview);
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

    /** Who answered, and when last. */
    String heading(Preview preview) {
        String newest = day(preview.newest());
        String model = Harmless.line(preview.model());
        return texts.count("preview.model", preview.runs(), model, newest, day(preview.oldest()));
    }

    private static String day(String instant) {
        return instant.isEmpty()
                ? "–"
                : LocalDate.ofInstant(Instant.parse(instant), ZoneOffset.UTC).toString();
    }

    /** A row for each aspect. */
    List<Row> rows(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.expected().stream())
                .map(expected -> row(expected, day(preview.newest())))
                .toList();
    }

    /** @param newest day of the model's newest run: a number that is none of its says its own */
    private Row row(Expected expected, String newest) {
        String label = say("preview.aspect." + expected.aspect().id());
        Interval interval = expected.interval();
        if (interval == null) return new Row(label, "", "", "", "", "", "", "", "", "", missing(expected));
        Interval mean = expected.mean();
        Aspect aspect = expected.aspect();
        return new Row(
                label,
                say("preview." + telling(expected)),
                mark(telling(expected)),
                number(aspect, mean == null ? interval.estimate() : mean.estimate()),
                mean == null ? "" : "[" + number(aspect, mean.low()) + "; " + number(aspect, mean.high()) + "]",
                number(aspect, interval.low()),
                number(aspect, interval.high()),
                aspect.ratio() ? "" : say("preview.short." + aspect.id()),
                texts.whole(expected.topics()) + "/" + texts.whole(expected.answers()),
                day(expected.newest()).equals(newest) ? "" : day(expected.newest()),
                "");
    }

    private static String telling(Expected expected) {
        if (expected.ofAllForms()) return "tells-all";
        return expected.tells() ? "tells" : "tells-not";
    }

    /**
     * What a word beside numbers means.
     *
     * @param mark what stands in the place of the word where there is no room for it
     */
    record Note(String mark, String text) {}

    /** What stands for {@link Row#tells} where there is no room for it; empty where the form narrows what is expected. */
    private static String mark(String telling) {
        return switch (telling) {
            case "tells-all" -> "†";
            case "tells-not" -> "*";
            default -> "";
        };
    }

    /** What it means that a form does not narrow what is expected, or that all forms stand in its place, where that is so. */
    List<Note> notes(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.expected().stream())
                .filter(expected -> expected.interval() != null)
                .map(PreviewText::telling)
                .filter(telling -> !telling.equals("tells"))
                .distinct()
                .sorted()
                .map(telling -> new Note(mark(telling), say("preview.note." + telling)))
                .toList();
    }

    /** A number as it is written: a squared distance below 0 is none beyond chance. */
    private String number(Aspect aspect, double value) {
        return switch (aspect) {
            case LENGTH, SCOPE -> EffectText.RATIO + texts.fixed(Math.exp(value), 2);
            case STYLE -> texts.fixed(Math.sqrt(Math.max(0, value)), 2);
            case DEPTH -> texts.signed(value, 0);
            case ZONE, STRATEGY -> texts.fixed(Math.max(0, value), 3);
        };
    }

    private String missing(Expected expected) {
        Missing missing = expected.missing();
        if (missing == null) throw new IllegalArgumentException("neither a number nor a reason: " + expected);
        String key = "preview.missing." + missing.why().word();
        String lost = texts.lost(missing.lost());
        String reason = switch (missing.why()) {
            case NEVER_ASKED, INACCURATE, NO_SCORE -> say(key);
            case NOT_MEASURED -> say(key + "." + expected.aspect().id());
            case LOST -> texts.say(key, lost);
            case UNSCORED ->
                texts.say(key, texts.whole(expected.unscored()), texts.whole(expected.answers() + expected.unscored()));
            case JUDGE -> texts.say(key, texts.reason(missing.judge()));
            case FEW_TOPICS ->
                missing.lost().all() == 0
                        ? texts.say(key, texts.whole(expected.topics()))
                        : texts.say(key + "-lost", texts.whole(expected.topics()), lost);
        };
        return texts.say("preview.no-data", reason);
    }

    /** The kinds whose share grows most, each with its interval; empty where none does. */
    String shifts(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.shifts().stream())
                .map(this::shift)
                .collect(Collectors.joining(", "));
    }

    private String shift(Shift shift) {
        return shift.kinds().name(shift.name(), language) + " "
                + texts.signed(shift.by().estimate(), 2) + " ["
                + texts.signed(shift.by().low(), 2) + "; "
                + texts.signed(shift.by().high(), 2) + "]";
    }

    /** How good previews of each aspect have been, where any could be checked. */
    List<Checked> checked(Preview preview) {
        return preview.soFar().stream().map(this::checked).toList();
    }

    private Checked checked(SoFar soFar) {
        String label = say("preview.aspect." + soFar.aspect().id());
        String held = texts.whole(soFar.held());
        String all = texts.whole(soFar.previews());
        if (!soFar.enough()) return new Checked(label, texts.say("preview.so-far.few", held, all), "");
        String percent = texts.percent(soFar.held() / (double) soFar.previews());
        return new Checked(
                label,
                texts.say("preview.so-far.cell", held, all, percent),
                worth(soFar.against(Baseline.MEAN_SO_FAR, Rule.INTERVAL)));
    }

    private String worth(Beside beside) {
        Double skill = beside.skill();
        if (skill == null) return say("preview.so-far.none");
        long percent = Math.round(100 * skill);
        String shown = texts.signed(percent, 0) + "\u202F%";
        return texts.say("preview.so-far." + sure(beside), shown);
    }

    private static String sure(Beside beside) {
        @Nullable Boolean better = beside.better();
        if (better != null) return better ? "better" : "worse";
        return beside.runs() < TrackRecord.FEWEST_RUNS ? "runs" : "chance";
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
