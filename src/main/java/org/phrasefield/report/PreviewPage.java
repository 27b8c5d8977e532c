package org.phrasefield.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.SourceTable;
import org.phrasefield.language.Language;

/**
 * A page of its own in which a prompt is typed and previewed: the rules, what is known of each form, and a script that does with them what the
 * command does. Asks no address; its policy lets nothing run but this script.
 */
public final class PreviewPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;"
                    + "color-scheme:light dark}label{font-weight:600}textarea{display:block;width:100%;box-sizing:border-box;font:inherit;"
                    + "margin:.5rem 0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:14px}";

    private PreviewPage() {}

    /**
     * What is known of a form.
     *
     * @param language language of prompts
     * @param form form id, or {@code none}
     * @param expected what is expected, as lines of a fixed width
     * @param examples measured prompts
     */
    public record Known(Language language, String form, List<String> expected, List<Example> examples) {
        public Known {
            expected = List.copyOf(expected);
            examples = List.copyOf(examples);
        }
    }

    /**
     * A measured prompt.
     *
     * @param prompt as it was sent
     * @param answer the beginning of an answer
     */
    public record Example(String prompt, String answer) {}

    /** Writes the page. */
    public static void write(List<Known> known, Appendable out) throws IOException {
        String script = resource("recogniser.js") + resource("preview.js");
        PageWriter page = new PageWriter(out);
        page.write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; "
                + "script-src '" + hash(script) + "'; style-src '" + hash(STYLE) + "'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Phrasefield preview</title>\n<style>"
                + STYLE
                + "</style>\n</head>\n<body>\n<h1>Preview</h1>\n<label for=\"prompt\">Prompt · <span lang=\"ru\">Запрос</span></label>\n"
                + "<textarea id=\"prompt\" rows=\"4\" autofocus></textarea>\n<pre id=\"shown\" role=\"status\"></pre>\n"
                + "<script type=\"application/json\" id=\"data\">");
        // No text inside may end the element.
        page.write(Harmless.json(MAPPER.writeValueAsString(data(known))).replace("<", "\\u003c"));
        page.write("</script>\n<script>" + script + "</script>\n</body>\n</html>\n");
        page.close();
    }

    private static Map<String, Object> data(List<Known> known) {
        Map<String, Object> rules = new TreeMap<>();
        for (Language language : Language.values()) rules.put(language.tag(), FormRecogniser.data(language));
        Map<String, Object> forms = new TreeMap<>();
        for (Known each : known) {
            String source = SourceTable.of(each.form())
                    .map(saying -> each.language() == Language.RU ? saying.russian() : saying.english())
                    .orElse("");
            forms.put(
                    each.language().tag() + " " + each.form(),
                    new TreeMap<>(Map.of("source", source, "expected", each.expected(), "examples", each.examples())));
        }
        return new TreeMap<>(Map.of("rules", rules, "known", forms));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PreviewPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
