package org.phrasefield.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Experience;
import org.phrasefield.forecast.Experience.Expectation;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Hindsight;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.forecast.Hindsight.Rule;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.forecast.Recognition.Recognised;
import org.phrasefield.forecast.SourceTable;
import org.phrasefield.forecast.TrackRecord;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Share;

/** The preview of one prompt, as lines in the prompt's language and as facts. */
final class PreviewScreen {
    private static final int LABEL = 13;
    private static final int NUMBER = 12;
    private static final int RANGE = 20;
    private static final int TOPICS = 10;
    private static final int MOST_KINDS = 2;

    private final String prompt;
    private final Recognition recognition;
    private final Memory memory;
    private final Columns columns;
    private final boolean russian;

    PreviewScreen(String prompt, Memory memory, int width) {
        this(prompt, FormRecogniser.recognise(prompt), memory, width);
    }

    private PreviewScreen(String prompt, Recognition recognition, Memory memory, int width) {
        this.prompt = prompt;
        this.recognition = recognition;
        this.memory = memory;
        this.columns = new Columns(width);
        this.russian = recognition.language() == Language.RU;
    }

    /**
     * A line of the table.
     *
     * @param label English and Russian
     * @param metrics the first of these that is known is shown
     * @param shown how a number of it is written
     */
    private record Line(
            String id, String english, String russian, List<String> metrics, DoubleFunction<String> shown) {}

    private static final List<Line> LINES = List.of(
            new Line("length", "length", "длина", List.of(Metrics.LENGTH_RATIO), PreviewScreen::ratio),
            new Line("style", "style", "стиль", List.of(Indices.STYLE_ID), PreviewScreen::root),
            new Line("depth", "depth", "глубина", List.of(Indices.DEPTH_RAW_ID), PreviewScreen::points),
            new Line(
                    "scope", "scope", "охват", List.of(Indices.SCOPE_ID, Indices.SCOPE_WORDS_ID), PreviewScreen::ratio),
            new Line("zone", "zone", "зона", List.of(Indices.ZONE_ID), PreviewScreen::distance),
            new Line("strategy", "strategy", "стратегия", List.of(Indices.STRATEGY_ID), PreviewScreen::distance));

    private static String ratio(double logarithm) {
        return String.format(Locale.ROOT, "×%.2f", Math.exp(logarithm));
    }

    /** A squared distance below 0 is none beyond chance. */
    private static String root(double square) {
        return String.format(Locale.ROOT, "%.2f", Math.sqrt(Math.max(0, square)));
    }

    private static String distance(double value) {
        return String.format(Locale.ROOT, "%.3f", Math.max(0, value));
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%+.0f", value);
    }

    /** Everything that a person is shown. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(columns.wrapped("» ", prompt.strip().replaceAll("\\s+", " ")));
        lines.add(field(say("form", "форма"), forms()));
        recognition.topic().ifPresent(topic -> lines.add(field(say("topic", "тема"), topic)));
        if (!recognition.words().isEmpty()) {
            String words = recognition.words().stream()
                    .map(word -> word.word() + " (" + word.group() + ")")
                    .collect(Collectors.joining(", "));
            lines.add(field(say("magnet", "магниты"), words));
        }
        SourceTable.of(recognition.form())
                .map(saying -> say(saying.english(), saying.russian()))
                .ifPresent(saying -> lines.add(field(say("source", "источник"), saying)));
        lines.addAll(expected());
        nearest(lines);
        return lines;
    }

    /** What is expected of any prompt of a form, or of one that has none. */
    static List<String> expected(Language language, String form, Memory memory, int width) {
        List<Recognised> forms = form.equals(Recognition.NONE) ? List.of() : List.of(new Recognised(form, 1));
        Recognition any = new Recognition(language, forms, List.of(), Optional.empty());
        return new PreviewScreen("", any, memory, width).expected();
    }

    private List<String> expected() {
        List<String> lines = new ArrayList<>();
        if (recognition.forms().isEmpty()) {
            lines.add(field(
                    say("expected", "ожидается"),
                    say(
                            "no data: none of the ten forms is recognised",
                            "нет данных: ни одна из десяти форм не узнана")));
            return lines;
        }
        if (recognition.form().equals(BuiltIns.FORMS.get(0))) {
            lines.add(field(
                    say("expected", "ожидается"),
                    say(
                            "no difference: asking plainly is what the other forms are compared with",
                            "разницы нет: с прямым вопросом сравнивают остальные формы")));
        } else {
            Map<String, Experience> known = memory.in(recognition.language());
            if (known.isEmpty()) {
                lines.add(field(
                        say("expected", "ожидается"),
                        say(
                                "no data: no run has measured this language yet",
                                "нет данных: ни один прогон ещё не измерил этот язык")));
            }
            known.forEach((model, experience) -> table(model, experience, lines));
        }
        return lines;
    }

    private void table(String model, Experience experience, List<String> lines) {
        String when = experience
                .newest()
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC).toString())
                .orElse("");
        lines.add("");
        lines.add(columns.wrapped(
                "",
                model
                        + say(", newest run of " + when, ", последний прогон " + when)
                        + say(
                                "; against asking plainly, for one more topic:",
                                "; по сравнению с прямым вопросом, для ещё одной темы:")));
        lines.add(row(
                "",
                say("mean", "среднее"),
                say("90 % interval", "интервал 90 %"),
                say("topics/n", "тем/n"),
                say("the form", "форма")));
        for (Line line : LINES) lines.add(row(line, experience));
        record(experience).ifPresent(record -> lines.add(field(say("so far", "до сих пор"), record)));
        List<String> kinds = new ArrayList<>();
        for (Kinds each : Kinds.values()) kinds.addAll(moved(each, experience));
        if (!kinds.isEmpty()) lines.add(field(say("moves to", "сдвиг к"), String.join(", ", kinds)));
    }

    private String row(Line line, Experience experience) {
        String label = say(line.english(), line.russian());
        Optional<String> metric = known(line, experience);
        if (metric.isEmpty()) return row(label, say("no data", "нет данных"), "", "", "");
        Expectation expected = experience.expected(metric.get(), recognition.form());
        String topics = expected.intents() + "/" + expected.answers();
        if (expected.interval().isEmpty()) {
            return row(label, say("no data", "нет данных"), say("needs 9 topics", "нужно 9 тем"), topics, "");
        }
        Interval interval = expected.interval().get();
        String tells = experience.record(metric.get()).worthKnowing()
                ? say("tells", "важна")
                : say("tells nothing", "не важна");
        return row(
                label,
                line.shown().apply(interval.estimate()),
                line.shown().apply(interval.low()) + " … " + line.shown().apply(interval.high()),
                topics,
                tells);
    }

    /** How good previews of this model have been; empty with too few that could be checked. */
    private Optional<String> record(Experience experience) {
        Hindsight hindsight = shown(experience);
        if (!hindsight.enough()) return Optional.empty();
        Share held = hindsight.held();
        long percent = Math.round(100.0 * held.hits() / held.cases());
        String kept = say(
                held.hits() + " of " + held.cases() + " earlier 90 % intervals held (" + percent + " %)",
                "из прежних интервалов (90 %) сбылось " + held.hits() + " из " + held.cases() + " (" + percent + " %)");
        return Optional.of(kept + worth(hindsight.against(Baseline.MEAN_SO_FAR, Rule.INTERVAL)));
    }

    private String worth(TrackRecord.Skill skill) {
        if (skill.skill().isEmpty()) return "";
        String percent =
                String.format(Locale.ROOT, "%+d", Math.round(100 * skill.skill().getAsDouble()));
        String sure = skill.better()
                .map(better -> better
                        ? say("better beyond chance", "это не случайность")
                        : say("worse beyond chance", "хуже, и это не случайность"))
                .orElseGet(() -> skill.runs() < TrackRecord.FEWEST_RUNS
                        ? say("too few runs to conclude from", "для вывода запусков мало")
                        : say("which may be chance", "возможно, случайность"));
        return say("; against the mean so far ", "; против среднего до сих пор ") + percent + " %, " + sure;
    }

    private static Hindsight shown(Experience experience) {
        return experience
                .hindsight()
                .of(LINES.stream().flatMap(line -> line.metrics().stream()).toList());
    }

    private Optional<String> known(Line line, Experience experience) {
        return line.metrics().stream()
                .filter(metric ->
                        experience.expected(metric, recognition.form()).intents() > 0)
                .findFirst();
    }

    /** The kinds whose share grows most, where the interval for one more topic is known. */
    private List<String> moved(Kinds kinds, Experience experience) {
        record Moved(String name, Interval by) {}
        return kinds.names().stream()
                .flatMap(name -> experience.expected(kinds.metric(name), recognition.form()).interval().stream()
                        .map(by -> new Moved(kinds.name(name, recognition.language()), by)))
                .filter(moved -> moved.by().estimate() > 0.02)
                .sorted(Comparator.comparingDouble((Moved moved) -> -moved.by().estimate()))
                .limit(MOST_KINDS)
                .map(moved -> String.format(
                        Locale.ROOT,
                        "%s %+.2f [%+.2f, %+.2f]",
                        moved.name(),
                        moved.by().estimate(),
                        moved.by().low(),
                        moved.by().high()))
                .toList();
    }

    private void nearest(List<String> lines) {
        memory.nearest(recognition.language(), recognition.form(), prompt).ifPresent(example -> {
            lines.add("");
            lines.add(field(say("nearest", "ближайший"), example.prompt().replaceAll("\\s+", " ")));
            lines.add(field("→", example.answer().strip().replaceAll("\\s+", " ") + "…"));
        });
    }

    private String forms() {
        if (recognition.forms().isEmpty()) return say("none is recognised", "не узнана");
        return recognition.forms().stream()
                .map(each -> String.format(Locale.ROOT, "%s %.2f", each.form(), each.confidence()))
                .collect(Collectors.joining(", "));
    }

    private String field(String label, String text) {
        return columns.wrapped(Columns.padded(label, LABEL), text);
    }

    private static String row(String label, String mean, String range, String topics, String held) {
        return (Columns.padded(label, LABEL)
                        + Columns.padded(mean, NUMBER)
                        + Columns.padded(range, RANGE)
                        + Columns.padded(topics, TOPICS)
                        + held)
                .stripTrailing();
    }

    private String say(String english, String in) {
        return russian ? in : english;
    }

    /** The same for another program; of ratios the logarithm, of style the squared distance. */
    JsonText.Facts facts() {
        List<Object> models = new ArrayList<>();
        memory.in(recognition.language()).forEach((model, experience) -> models.add(facts(model, experience)));
        return new JsonText.Facts()
                .add("prompt", prompt)
                .add("language", recognition.language().tag())
                .add("rules", FormRecogniser.version(recognition.language()))
                .add(
                        "forms",
                        recognition.forms().stream().map(PreviewScreen::facts).toList())
                .add("topic", recognition.topic().orElse(null))
                .add(
                        "magnet_words",
                        recognition.words().stream()
                                .map(word -> new TreeMap<>(Map.of("word", word.word(), "group", word.group())))
                                .toList())
                .add(
                        "source_says",
                        SourceTable.of(recognition.form())
                                .map(saying ->
                                        recognition.language() == Language.RU ? saying.russian() : saying.english())
                                .orElse(null))
                .add("models", models);
    }

    private static Map<String, Object> facts(Recognised form) {
        return new TreeMap<>(Map.of("form", form.form(), "confidence", form.confidence()));
    }

    private static Object facts(Hindsight hindsight) {
        Share held = hindsight.held();
        JsonText.Facts facts =
                new JsonText.Facts().add("previews", held.cases()).add("held", held.hits());
        for (Baseline baseline : Baseline.values()) {
            for (Rule rule : Rule.values()) {
                TrackRecord.Skill skill = hindsight.against(baseline, rule);
                String name = (rule + " skill against " + baseline).toLowerCase(Locale.ROOT);
                facts.add(
                        name.replace(' ', '_'),
                        new JsonText.Facts()
                                .add(
                                        "skill",
                                        skill.skill().isPresent()
                                                ? skill.skill().getAsDouble()
                                                : null)
                                .add("previews", skill.cases())
                                .add("runs", skill.runs())
                                .add("better", skill.better().orElse(null))
                                .map());
            }
        }
        return facts.map();
    }

    private Map<String, ?> facts(String model, Experience experience) {
        JsonText.Facts facts = new JsonText.Facts().add("model", model);
        facts.add("newest", experience.newest().map(Object::toString).orElse(null));
        facts.add("so_far", facts(shown(experience)));
        for (Line line : LINES) {
            Optional<String> metric = known(line, experience);
            if (metric.isEmpty()) {
                facts.add(line.id(), null);
                continue;
            }
            Expectation expected = experience.expected(metric.get(), recognition.form());
            Experience.Record record = experience.record(metric.get());
            Share held = experience.hindsight().of(metric.stream().toList()).held();
            facts.add(
                    line.id(),
                    new JsonText.Facts()
                            .add("metric", metric.get())
                            .add(
                                    "estimate",
                                    expected.interval().map(Interval::estimate).orElse(null))
                            .add("low", expected.interval().map(Interval::low).orElse(null))
                            .add("high", expected.interval().map(Interval::high).orElse(null))
                            .add("confidence", Experience.CONFIDENCE)
                            .add("topics", expected.intents())
                            .add("answers", expected.answers())
                            .add("held", held.hits())
                            .add("previews", held.cases())
                            .add("skill", record.skill().orElse(null))
                            .add("form_tells", record.worthKnowing()));
        }
        return facts.map();
    }
}
