package org.phrasefield.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.FormAccuracy;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Word;
import org.phrasefield.report.page.JtepreviewGenerated;
import org.phrasefield.report.page.PreviewView;
import org.phrasefield.stats.Interval;

/**
 * A page of its own in which a prompt is typed and previewed: the rules, what is known of each form, and a script that does with them what the
 * command does. Looks like a report, speaks the language of what is typed, asks no address; its policy lets nothing run but this script.
 */
public final class PreviewPage {
    /** In so many first characters a page says what wrote it. */
    public static final int HEAD = 4_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GENERATOR = "Phrasefield preview";

    /** Texts that the script shows, without the words in front that all of them share. */
    private static final List<String> WORDS = List.of(
            "title",
            "prompt",
            "hint",
            "empty",
            "form",
            "form.none",
            "if",
            "topic",
            "magnets",
            "source",
            "nearest",
            "answer",
            "expected",
            "head.aspect",
            "head.mean",
            "head.range",
            "head.drawn",
            "head.counts",
            "head.tells",
            "shifts",
            "foreign",
            "so-far",
            "so-far.title",
            "so-far.yet",
            "so-far.held",
            "so-far.skill",
            "read");

    private PreviewPage() {}

    /**
     * Whether a text is such a page.
     *
     * @param head its first {@link #HEAD} characters, or all of fewer
     */
    public static boolean wrote(String head) {
        return head.contains("<meta name=\"generator\" content=\"" + GENERATOR + "\">");
    }

    /**
     * Writes the page.
     *
     * @param previews of every model in every language
     * @param examples measured prompts, those of a form in the order in which they are looked through
     * @param leftOut how many runs teach nothing, by the reason's word
     * @param reader language of the page until something is typed
     */
    @SuppressWarnings("NullAway") // no interceptor is what the template engine itself passes
    public static void write(
            List<Preview> previews,
            List<Example> examples,
            Map<String, Integer> leftOut,
            Language reader,
            Appendable out)
            throws IOException {
        String script = resource("recogniser.js") + resource("preview.js");
        String style = resource("page.css") + resource("preview.css");
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + Plotly.hash(script)
                + "; style-src " + Plotly.hash(style);
        // No text inside may end the element.
        String data = Harmless.json(MAPPER.writeValueAsString(data(previews, examples, leftOut, reader)))
                .replace("<", "\\u003c");
        PreviewView view =
                new PreviewView(reader.tag(), Texts.of(reader.tag()), policy, GENERATOR, style, data, script);
        try (PageWriter writer = new PageWriter(out)) {
            JtepreviewGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, view);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, Object> data(
            List<Preview> previews, List<Example> examples, Map<String, Integer> leftOut, Language reader) {
        Map<String, Object> rules = new TreeMap<>();
        Map<String, Object> texts = new TreeMap<>();
        Map<String, Object> models = new TreeMap<>();
        Map<String, Object> forms = new TreeMap<>();
        Map<String, Object> magnets = new TreeMap<>();
        Map<String, Object> groups = new TreeMap<>();
        for (Language language : Language.values()) {
            PreviewText text = new PreviewText(language, previews, leftOut);
            rules.put(language.tag(), FormRecogniser.data(language));
            texts.put(language.tag(), words(text));
            magnets.put(language.tag(), magnets(text, language));
            groups.put(language.tag(), groups(text, language));
            models.put(
                    language.tag(),
                    text.known().stream().map(each -> model(each, text)).toList());
            for (String form : FormAccuracy.labels()) {
                forms.put(language.tag() + " " + form, form(form, text, examples, language));
            }
        }
        return new TreeMap<>(Map.of(
                "reader",
                reader.tag(),
                "rules",
                rules,
                "texts",
                texts,
                "models",
                models,
                "forms",
                forms,
                "magnets",
                magnets,
                "groups",
                groups));
    }

    /** What a magnet word is called, by its group. */
    private static Map<String, String> groups(PreviewText text, Language language) {
        Map<String, String> groups = new TreeMap<>();
        for (Word word : BuiltIns.words(language.tag()).words()) groups.put(word.group(), text.group(word.group()));
        return groups;
    }

    /** What the source says of magnet words, by their group. */
    private static Map<String, String> magnets(PreviewText text, Language language) {
        Map<String, String> magnets = new TreeMap<>();
        for (Word word : BuiltIns.words(language.tag()).words()) {
            text.sourceOfWords(word.group()).ifPresent(saying -> magnets.put(word.group(), saying));
        }
        return magnets;
    }

    private static Map<String, String> words(PreviewText text) {
        return WORDS.stream()
                .collect(
                        Collectors.toMap(word -> word, word -> text.say("preview." + word), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Object> model(Preview preview, PreviewText text) {
        return new TreeMap<>(Map.of(
                "model",
                preview.model(),
                "heading",
                text.numbers().heading(preview),
                "checked",
                text.numbers().checked(preview).stream()
                        .map(each -> List.of(each.label(), each.held(), each.skill()))
                        .toList()));
    }

    private static Map<String, Object> form(String form, PreviewText text, List<Example> examples, Language language) {
        List<Object> rows = new ArrayList<>();
        for (Preview preview : text.known()) rows.add(rows(preview, form, text));
        return new TreeMap<>(Map.of(
                "name",
                text.named(form),
                "called",
                text.called(form),
                "source",
                text.source(form).orElse(""),
                "nothing",
                text.nothing(form).orElse(""),
                "aside",
                text.aside(),
                "rows",
                rows,
                "shifts",
                text.known().stream()
                        .map(each -> text.numbers().shifts(each, form))
                        .toList(),
                "notes",
                text.known().stream()
                        .map(each -> text.numbers().notes(each, form).stream()
                                .map(note -> note.word() + ": " + note.text())
                                .toList())
                        .toList(),
                "examples",
                examples.stream()
                        .filter(each -> each.language().equals(language.tag())
                                && each.form().equals(form))
                        .map(each -> List.of(each.prompt(), PreviewText.beginning(each), each.model()))
                        .toList()));
    }

    private static List<Object> rows(Preview preview, String form, PreviewText text) {
        List<Object> rows = new ArrayList<>();
        List<PreviewNumbers.Row> cells = text.numbers().rows(preview, form);
        for (int at = 0; at < cells.size(); at++) {
            Expected expected = preview.of(form).orElseThrow().expected().get(at);
            PreviewNumbers.Row row = cells.get(at);
            Map<String, @Nullable Object> fields = new TreeMap<>();
            fields.put("aspect", expected.aspect().id());
            fields.put("unit", text.say("preview.unit." + expected.aspect().id()));
            fields.put("label", row.label());
            fields.put("mean", (row.mean() + " " + row.sure()).strip());
            fields.put("low", row.low());
            fields.put("high", row.high());
            fields.put("counts", (row.counts() + "  " + row.older()).strip());
            fields.put("tells", row.tells());
            fields.put("missing", row.missing());
            fields.put("topics", expected.topics());
            fields.put("answers", expected.answers());
            Interval interval = expected.interval();
            Interval mean = expected.mean();
            fields.put(
                    "numbers",
                    interval == null
                            ? null
                            : List.of(
                                    mean == null ? interval.estimate() : mean.estimate(),
                                    interval.low(),
                                    interval.high()));
            rows.add(fields);
        }
        return rows;
    }

    private static String resource(String name) {
        try (InputStream in = PreviewPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
