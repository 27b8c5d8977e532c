package org.phrasefield.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phrasefield.map.Effect;
import org.phrasefield.report.page.JtepageGenerated;
import org.phrasefield.report.page.PageView;
import org.phrasefield.report.page.PageView.Figure;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.report.page.PageView.Row;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * The report as one HTML file that needs nothing outside itself. Text, effect map, cards and losses are static and complete without
 * script; figures are drawn by Plotly, which lies packed inside and is unpacked when a figure is scrolled to. The same data give the
 * same characters.
 */
public final class Page {
    private final Study study;
    private final Texts texts;
    private final Reading reading;

    private Page(Study study) {
        this.study = study;
        this.texts = Texts.of(study.protocol().reportLanguage()).naming(study.metrics());
        this.reading = new Reading(study);
    }

    /**
     * Writes {@code report.html} in the protocol's report language.
     *
     * @param study what to show; its rows are read twice
     * @param out where to
     */
    @SuppressWarnings("NullAway") // no interceptor is what the template engine itself passes
    public static void write(Study study, Appendable out) throws IOException {
        PageView view = new Page(study).view();
        try (PageWriter writer = new PageWriter(out)) {
            JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, view);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private PageView view() {
        List<Panel> panels = Panel.of(study);
        List<PageView.Panel> views = new ArrayList<>();
        for (int at = 0; at < panels.size(); at++) views.add(panel(panels.get(at), "p" + at, panels.size() > 1));
        List<Figure> figures =
                views.stream().flatMap(panel -> panel.figures().stream()).toList();
        Optional<Plotly> plotly = figures.isEmpty() ? Optional.empty() : Optional.of(Plotly.load());
        String script = resource("page.js");
        return new PageView(
                texts.tag(),
                texts,
                policy(script, figures, plotly),
                resource("page.css"),
                script,
                about(panels),
                texts.say("page.title"),
                study.run().notes().stream()
                        .map(note -> Reasons.say(note, texts))
                        .toList(),
                views,
                method(panels),
                plotly.map(Plotly::packed).orElse(""));
    }

    /** Everything is forbidden but our own style and the scripts that are named by their hashes. */
    private static String policy(String script, List<Figure> figures, Optional<Plotly> plotly) {
        List<String> hashes = new ArrayList<>(List.of(Plotly.hash(script)));
        plotly.ifPresent(library -> hashes.add(library.hash()));
        figures.forEach(figure -> hashes.add(Plotly.hash(figure.script())));
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; "
                + "style-src 'unsafe-inline'; script-src " + String.join(" ", hashes);
    }

    private PageView.Panel panel(Panel panel, String id, boolean several) {
        EffectText effects = new EffectText(texts, panel);
        Headline headline = new Headline(texts, panel, effects);
        return new PageView.Panel(
                id,
                several ? texts.say("table.heading", texts.language(panel.language()), panel.model()) : "",
                headline.sentence(),
                panel.compared(texts, study.protocol().control()),
                headline.untold(),
                headline.findings(),
                panel.map().metrics().stream()
                        .map(metric -> MetricText.of(metric, texts))
                        .map(metric -> new PageView.Column(metric.head(), metric.unit(), metric.means()))
                        .toList(),
                rows(panel, id, effects),
                new Cards(study, texts, panel, reading, headline).all(id),
                LossTable.of(panel, texts, reading),
                new Figures(study, texts, panel, reading).all(id));
    }

    private List<Row> rows(Panel panel, String id, EffectText effects) {
        Cells cells = new Cells(study, texts, panel, effects);
        List<String> forms = panel.tallies().stream().map(tally -> tally.form()).toList();
        return panel.contrasts().stream()
                .map(contrast -> {
                    int card = contrast instanceof Effect.OfForm of ? forms.indexOf(of.form()) : -1;
                    return new Row(
                            effects.contrast(contrast),
                            card < 0 ? "" : "#" + Cards.anchor(id, card),
                            panel.map().metrics().stream()
                                    .map(metric -> cells.cell(contrast, metric))
                                    .toList());
                })
                .toList();
    }

    private String about(List<Panel> panels) {
        RunRecord run = study.run();
        String models = run.models().stream().map(Page::model).collect(Collectors.joining(", "));
        int answered = panels.stream().mapToInt(Panel::answered).sum();
        int planned = panels.stream().mapToInt(Panel::planned).sum();
        return String.join(
                " · ",
                texts.say("about.protocol", run.protocol(), run.version()),
                models,
                texts.moment(run.startedAt()),
                texts.say("about.answered", texts.whole(answered), texts.whole(planned)),
                texts.say("status." + run.status().word()));
    }

    private static String model(ModelIdentity model) {
        List<String> known = new ArrayList<>();
        model.digest()
                .map(digest -> digest.substring(0, Math.min(12, digest.length())))
                .ifPresent(known::add);
        model.quantisation().ifPresent(known::add);
        return known.isEmpty() ? model.reference() : model.reference() + " (" + String.join(", ", known) + ")";
    }

    private List<Note> method(List<Panel> panels) {
        int comparisons =
                panels.stream().mapToInt(panel -> panel.effects().size()).sum();
        List<Note> notes = new ArrayList<>();
        boolean prompts = panels.stream().anyMatch(Panel::betweenAnswers);
        for (String key : prompts ? List.of("prompts", "verdicts") : List.of("paired", "interval", "verdicts")) {
            notes.add(new Note(texts.say("method." + key + ".name"), texts.say("method." + key)));
        }
        notes.add(new Note(
                texts.say("method.chance.name"),
                texts.count("method.chance", comparisons, texts.fixed(0.05 * comparisons, 0))));
        notes.add(new Note(texts.say("method.losses.name"), texts.say("method.losses")));
        notes.add(new Note(texts.say("method.scope.name"), texts.say("method.scope")));
        RunRecord run = study.run();
        notes.add(new Note(
                texts.say("method.run.name"),
                texts.say(
                        "method.run",
                        run.id(),
                        run.protocolHash()
                                .substring(0, Math.min(12, run.protocolHash().length())),
                        run.tool(),
                        run.wordings(),
                        run.seed())));
        return notes;
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
