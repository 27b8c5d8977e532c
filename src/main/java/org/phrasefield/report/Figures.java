package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.phrasefield.report.Reading.Seen;
import org.phrasefield.report.page.PageView.Figure;
import org.phrasefield.report.page.PageView.Line;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BoxTrace;

/** Distributions of scores by form: Tablesaw's columns, and its figures as scripts that are safe inside a page. */
final class Figures {
    /** So many answers at most go into one figure; of a larger run a seeded sample does. */
    static final int SAMPLE = 2_000;

    /** What has a figure of its own. */
    static final List<String> METRICS = List.of("words", "sentence-length");

    private static final int HEIGHT = 380;

    /**
     * Scores and their forms, row by row. No table is made of them: the first one costs half a second, in which Tablesaw searches the whole
     * class path for readers of files.
     */
    private record Columns(StringColumn forms, DoubleColumn scores) {}

    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final Reading reading;

    Figures(Study study, Texts texts, Panel panel, Reading reading) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.reading = reading;
    }

    /** A figure for each metric that has scores. */
    List<Figure> all(String panelId) {
        List<Figure> figures = new ArrayList<>();
        for (String metric : METRICS) {
            List<Seen> scored = scored(metric);
            if (!scored.isEmpty()) figures.add(figure(id(panelId, metric), metric, scored));
        }
        return figures;
    }

    /** An anchor that can be part of a variable's name too, which is what Tablesaw makes of it. */
    private static String id(String panelId, String metric) {
        return panelId + "_" + metric.replace('-', '_');
    }

    private List<Seen> scored(String metric) {
        List<Seen> scored = new ArrayList<>();
        panel.tallies()
                .forEach(tally -> reading.of(panel, tally.form()).stream()
                        .filter(one -> one.score(metric).isPresent())
                        .forEach(scored::add));
        return scored;
    }

    private Figure figure(String id, String metric, List<Seen> scored) {
        MetricText text = MetricText.of(metric, texts);
        Columns columns = columns(sample(scored), metric);
        String title = texts.say("figure." + metric);
        String note = scored.size() > SAMPLE
                ? texts.say("figure.sample", texts.whole(SAMPLE), texts.whole(scored.size()))
                : texts.count("figure.answers", scored.size());
        return new Figure(
                id,
                title,
                texts.say("figure.read") + " " + note,
                script(id, columns, text),
                List.of(
                        texts.say("figure.n"),
                        texts.say("figure.least"),
                        texts.say("figure.quarter"),
                        texts.say("figure.median"),
                        texts.say("figure.three-quarters"),
                        texts.say("figure.most")),
                summary(columns));
    }

    private List<Seen> sample(List<Seen> scored) {
        if (scored.size() <= SAMPLE) return scored;
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < scored.size(); at++) places.add(at);
        Collections.shuffle(places, new Random(study.run().seed()));
        return places.subList(0, SAMPLE).stream().sorted().map(scored::get).toList();
    }

    private Columns columns(List<Seen> scored, String metric) {
        StringColumn forms = StringColumn.create("form");
        DoubleColumn scores = DoubleColumn.create("score");
        for (Seen one : scored) {
            one.score(metric).ifPresent(score -> {
                forms.append(label(texts.form(one.cell().form())));
                scores.append(score);
            });
        }
        return new Columns(forms, scores);
    }

    private List<Line> summary(Columns columns) {
        List<Line> lines = new ArrayList<>();
        for (String form : new LinkedHashSet<>(columns.forms().asList())) {
            DoubleColumn scores = columns.scores().where(columns.forms().isEqualTo(form));
            lines.add(new Line(
                    form,
                    List.of(
                            texts.whole(scores.size()),
                            texts.fixed(scores.min(), 1),
                            texts.fixed(scores.quartile1(), 1),
                            texts.fixed(scores.median(), 1),
                            texts.fixed(scores.quartile3(), 1),
                            texts.fixed(scores.max(), 1))));
        }
        return lines;
    }

    private String script(String id, Columns columns, MetricText metric) {
        BoxTrace trace = BoxTrace.builder(columns.forms(), columns.scores()).build();
        Layout layout = Layout.builder()
                .height(HEIGHT)
                .showLegend(false)
                .yAxis(Axis.builder().title(label(metric.unit())).build())
                .build();
        return script(new tech.tablesaw.plotly.components.Figure(layout, trace), id);
    }

    /** A figure as a script that is safe inside a script element. */
    static String script(tech.tablesaw.plotly.components.Figure figure, String id) {
        String emitted = figure.asJavascript(id);
        int from = emitted.indexOf('>', emitted.indexOf("<script")) + 1;
        String inside = emitted.substring(from, emitted.lastIndexOf("</script>"));
        return "(function () {" + inside.replace("<", "\\u003c") + "})();";
    }

    /** Letters, digits and plain marks: nothing that ends a string, a script or a line, and no markup, which Plotly would read. */
    static String label(String raw) {
        StringBuilder plain = new StringBuilder();
        raw.codePoints()
                .filter(point -> Character.isLetterOrDigit(point) || " .,:;…-–×()/%".indexOf(point) >= 0)
                .forEach(plain::appendCodePoint);
        return plain.length() == 0 ? "–" : plain.toString();
    }
}
