package org.phrasefield.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.phrasefield.report.Reading.Seen;
import org.phrasefield.report.Study.Row;
import org.phrasefield.trial.Outcome;

/**
 * The answers of a panel as the page's script reads them. A row is {@code [topic, form, trial, outcome, about, prompt, text, key, scores]}:
 * topic and form are places in the lists at the head, outcome is empty for a whole answer, a missing score is null.
 */
final class AnswerPack {
    private final String control;
    private final Texts texts;
    private final Panel panel;
    private final Reading reading;
    private final Map<String, Integer> forms = new HashMap<>();
    private final Map<String, Integer> topics = new HashMap<>();
    private final List<String> formNames = new ArrayList<>();
    private final List<String> topicNames = new ArrayList<>();

    AnswerPack(Study study, Texts texts, Panel panel, Reading reading, Topics names) {
        this.control = study.protocol().control();
        this.texts = texts;
        this.panel = panel;
        this.reading = reading;
        panel.tallies().forEach(tally -> {
            forms.put(tally.form(), forms.size());
            formNames.add(texts.form(tally.form()));
        });
        for (String intent : intents(panel, reading)) {
            topics.put(intent, topics.size());
            topicNames.add(names.of(panel.language(), intent));
        }
    }

    private static Set<String> intents(Panel panel, Reading reading) {
        Set<String> intents = new LinkedHashSet<>();
        panel.tallies()
                .forEach(tally -> reading.of(panel, tally.form())
                        .forEach(one -> intents.add(one.cell().intent())));
        return intents;
    }

    /**
     * Everything that the page holds of this panel: gzip, then base64.
     *
     * @param shown what is at hand of it
     */
    String packed(List<Seen> shown) {
        StringBuilder json = new StringBuilder("{\"language\":");
        string(panel.language(), json);
        list(",\"forms\":", formNames, json);
        list(",\"topics\":", topicNames, json);
        list(",\"ids\":", panel.tallies().stream().map(tally -> tally.form()).toList(), json);
        json.append(",\"control\":").append(forms.getOrDefault(control, 0));
        list(",\"metrics\":", Numbers.ids(), json);
        list(",\"files\":", files(), json);
        json.append(",\"rows\":[");
        for (int at = 0; at < shown.size(); at++) {
            Seen one = shown.get(at);
            json.append(at == 0 ? "\n" : ",\n").append(row(reading.row(one), one.scores(), Cards.LONGEST));
        }
        return packed(json.append("\n]}").toString());
    }

    /** How many trials the panel has, at hand or not. */
    int size() {
        return panel.tallies().stream()
                .mapToInt(tally -> reading.of(panel, tally.form()).size())
                .sum();
    }

    /** Where the rest lies, a file for each topic; none where everything is in the page. */
    private List<String> files() {
        if (reading.whole()) return List.of();
        return topics.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> reading.siblings().name(panel.language(), panel.model(), entry.getKey()))
                .toList();
    }

    /** Whether a row belongs to this panel. */
    boolean holds(Row row) {
        return row.trial().cell().language().equals(panel.language())
                && row.trial().cell().model().equals(panel.model())
                && forms.containsKey(row.trial().cell().form());
    }

    /** One row as JSON. */
    String row(Row row, Numbers scores, int longest) {
        Outcome outcome = row.result().map(result -> result.outcome()).orElseGet(() -> new Outcome.NotRun(""));
        boolean whole = outcome instanceof Outcome.Answered;
        StringBuilder json = new StringBuilder("[");
        json.append(topics.get(row.trial().cell().intent())).append(',');
        json.append(forms.get(row.trial().cell().form())).append(',');
        json.append(row.trial().number()).append(',');
        string(whole ? "" : texts.outcome(outcome.word()), json).append(',');
        string(Cards.about(row, scores, texts), json).append(',');
        string(row.trial().phrasing().text(), json).append(',');
        string(Cards.shown(Cards.text(row), longest, texts), json).append(',');
        string(row.trial().key(), json).append(",[");
        List<String> ids = Numbers.ids();
        for (int at = 0; at < ids.size(); at++) {
            if (at > 0) json.append(',');
            var score = scores.of(ids.get(at));
            json.append(score.isPresent() ? Decimal.plain(score.getAsDouble()) : "null");
        }
        return json.append("]]").toString();
    }

    private static void list(String head, List<String> texts, StringBuilder json) {
        json.append(head).append('[');
        for (int at = 0; at < texts.size(); at++) {
            if (at > 0) json.append(',');
            string(texts.get(at), json);
        }
        json.append(']');
    }

    /** A JSON string in which nothing ends a script, a line or a string, and that every UTF-8 reader takes. */
    static StringBuilder string(String raw, StringBuilder json) {
        StringBuilder quoted = new StringBuilder();
        JsonStringEncoder.getInstance().quoteAsString(Harmless.text(raw), quoted);
        return json.append('"')
                .append(quoted.toString()
                        .replace("<", "\\u003c")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029"))
                .append('"');
    }

    private static String packed(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
