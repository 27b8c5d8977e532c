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
import java.util.stream.Stream;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.map.Effect;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.report.page.JtepageGenerated;
import org.phrasefield.report.page.PageView;
import org.phrasefield.report.page.PageView.Figure;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.report.page.PageView.Row;
import org.phrasefield.trial.RunRecord;

/**
 * The report as one HTML file that needs nothing outside itself. Text, effect map, cards and losses are static and complete without
 * script; figures are drawn by Plotly, which lies packed inside and is unpacked when a figure is scrolled to. The same data give the
 * same characters.
 */
public final class Page {
    private final Study study;
    private final Texts texts;
    private final Topics topics;
    private final Reading reading;
    private final List<Panel> panels;
    private final List<AnswerPack> packs;
    private final History history;
    private final Optional<Settlement> bets;

    private Page(Study study, Reading reading, History history, Optional<Settlement> bets) {
        this.bets = bets;
        this.study = study;
        this.history = history;
        this.texts = Texts.of(study.protocol().reportLanguage()).naming(study.metrics());
        this.topics = new Topics(study.protocol());
        this.reading = reading;
        this.panels = Panel.of(study);
        this.packs = panels.stream()
                .map(panel -> new AnswerPack(study, texts, panel, reading, topics))
                .toList();
    }

    /**
     * Writes {@code report.html} in the protocol's report language, and of a large run the files beside it.
     *
     * @param study what to show; the rows of a large one are read once more
     * @param reading what was taken from all its rows
     * @param history what lies behind the run
     * @param bets forecasts that the run and those before it settle; empty where nobody forecast anything of it
     * @param beside where the answers go that the page has no room for
     * @param out where the page goes
     */
    @SuppressWarnings("NullAway") // no interceptor is what the template engine itself passes
    public static void write(
            Study study, Reading reading, History history, Optional<Settlement> bets, Beside beside, Appendable out)
            throws IOException {
        Page page = new Page(study, reading, history, bets);
        reading.texts(study, page.packs, beside);
        PageView view = page.view();
        try (PageWriter writer = new PageWriter(out)) {
            JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, view);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private PageView view() {
        List<PageView.Panel> views = new ArrayList<>();
        for (int at = 0; at < panels.size(); at++) views.add(panel(at));
        List<Figure> figures = views.stream()
                .flatMap(panel -> Stream.concat(
                        panel.maps().stream().flatMap(map -> map.figure().stream()), panel.figures().stream()))
                .toList();
        Optional<Plotly> plotly = figures.isEmpty() ? Optional.empty() : Optional.of(Plotly.load());
        String script = resource("page.js");
        String nonce = reading.whole() ? "" : nonce();
        return new PageView(
                texts.tag(),
                texts,
                policy(script, nonce, figures, plotly),
                nonce,
                resource("page.css") + resource("map.css") + resource("nights.css"),
                script,
                about(),
                new Facts(study, history, texts).all(),
                texts.say("page.title"),
                study.run().notes().stream()
                        .map(note -> Reasons.say(note, texts))
                        .toList(),
                List.copyOf(views),
                new InteractionTable(study, texts).tables(),
                DiceBars.together(study, texts),
                ClaimsSection.of(study, texts).stream().toList(),
                NightsSection.of(history, texts, study).stream().toList(),
                bets
                        .map(settlement ->
                                new BetsSection(texts, settlement, study.run().id()).view())
                        .stream()
                        .toList(),
                method(),
                plotly.map(Plotly::packed).orElse(""));
    }

    /** Everything is forbidden but our own style, the scripts that are named by their hashes, and those beside the page by a word of the run's own. */
    private static String policy(String script, String nonce, List<Figure> figures, Optional<Plotly> plotly) {
        List<String> allowed = new ArrayList<>(List.of(Plotly.hash(script)));
        plotly.ifPresent(library -> allowed.add(library.hash()));
        figures.forEach(figure -> allowed.add(Plotly.hash(figure.script())));
        if (!nonce.isEmpty()) allowed.add("'nonce-" + nonce + "'");
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; "
                + "style-src 'unsafe-inline'; script-src " + String.join(" ", allowed);
    }

    /** The same for the same run, and nothing that an answer could have known. */
    private String nonce() {
        return Sha256.hex(study.run().id() + " " + study.run().seed() + " "
                        + study.run().startedAt())
                .substring(0, 32);
    }

    private PageView.Panel panel(int at) {
        String id = "p" + at;
        Panel all = panels.get(at);
        Panel panel = all.indices();
        Panel beside = all.beside(study, panel.metrics());
        EffectText effects = new EffectText(texts, panel);
        Headline headline = new Headline(texts, all, panel.counted(), effects);
        MetricTable made = new MetricTable(texts, beside);
        return new PageView.Panel(
                id,
                heading(all),
                headline.sentence(),
                Stream.of(panel.counted().compared(texts, study.protocol().control()), headline.missing())
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                headline.untold(),
                headline.findings(),
                panel.metrics().stream()
                        .map(metric -> MetricText.of(metric, texts))
                        .map(metric -> new PageView.Column(
                                panel.marked(metric.id(), metric.head()), metric.unit(), metric.means()))
                        .toList(),
                rows(panel, id, effects),
                Stream.of(
                                panel.explored(texts).stream(),
                                Gap.of(all).stream().map(gap -> gap.line(texts, effects)),
                                new Footnotes(study, panel, texts).openings().stream(),
                                Validated.line(study, panel, texts).stream())
                        .flatMap(lines -> lines)
                        .toList(),
                texts.say(
                        "effects.read", texts.quoted(texts.form(study.protocol().control()))),
                new MarkdownTable(study, texts, all, panel).text(),
                new ControlTable(study, panel, texts).view(),
                made.families(),
                made.columns(),
                PooledTable.of(study, all, texts),
                DiceBars.of(study, texts, all, id + "-dice"),
                new Figures(study, texts, all, reading).all(id),
                new Cards(study, texts, all, reading, topics, headline).all(id),
                reader(packs.get(at)),
                LossTable.of(study, all, texts, reading),
                MapSection.of(study, texts, all, id));
    }

    /** What tells a panel from the others: language, model, or both. */
    private String heading(Panel panel) {
        return panels.size() == 1 ? "" : panel.name(panels, texts);
    }

    private PageView.Reader reader(AnswerPack pack) {
        List<Reading.Seen> shown = reading.shown(pack);
        long all = pack.size();
        String note = reading.whole()
                ? texts.count("reader.all", all)
                : texts.say("reader.some", texts.whole(shown.size()), texts.whole(all));
        return new PageView.Reader(pack.packed(shown), note);
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
                            panel.metrics().stream()
                                    .map(metric -> cells.cell(contrast, metric))
                                    .toList());
                })
                .toList();
    }

    private String about() {
        RunRecord run = study.run();
        int answered = panels.stream().mapToInt(Panel::answered).sum();
        int planned = panels.stream().mapToInt(Panel::planned).sum();
        return String.join(
                " · ",
                texts.say("about.protocol", run.protocol(), run.version()),
                texts.moment(run.startedAt()),
                texts.say("about.answered", texts.whole(answered), texts.whole(planned)),
                texts.say("status." + run.status().word()));
    }

    private List<Note> method() {
        List<Note> notes = new ArrayList<>();
        boolean prompts = panels.stream().anyMatch(Panel::betweenAnswers);
        for (String key : prompts ? List.of("prompts", "verdicts") : List.of("paired", "interval", "verdicts")) {
            notes.add(new Note(texts.say("method." + key + ".name"), texts.say("method." + key)));
        }
        notes.add(new Note(texts.say("method.chance.name"), chance()));
        if (!study.map().dice().isEmpty()) notes.add(new Note(texts.say("method.dice.name"), texts.say("method.dice")));
        notes.add(new Note(texts.say("method.losses.name"), texts.say("method.losses")));
        notes.add(new Note(texts.say("method.scope.name"), texts.say("method.scope")));
        RunRecord run = study.run();
        notes.add(new Note(
                texts.say("method.run.name"),
                texts.say(
                        run.imported() ? "method.run.imported" : "method.run",
                        run.id(),
                        Facts.brief(run.protocolHash()),
                        run.tool(),
                        run.wordings(),
                        run.seed())));
        notes.add(new Note(texts.say("method.files.name"), texts.say("method.files")));
        return notes;
    }

    /** How many comparisons were planned and how many were fished, each with what chance makes of them, wherever the page shows them. */
    private String chance() {
        List<Panel> planned =
                panels.stream().map(panel -> panel.of(MetricText.PLANNED)).toList();
        List<Panel> fished = panels.stream()
                .map(panel -> panel.beside(study, MetricText.PLANNED))
                .toList();
        String first = chance("method.chance", planned);
        return size(fished) == 0 ? first : first + " " + chance("method.fished", fished);
    }

    private String chance(String key, List<Panel> panels) {
        String counted = texts.count(key, size(panels));
        String sentence = Chance.of(panels.stream().flatMap(panel -> panel.effects().stream()))
                .sentence(texts, panels.size());
        return sentence.isEmpty() ? counted : counted + " " + sentence;
    }

    private static int size(List<Panel> panels) {
        return panels.stream().mapToInt(panel -> panel.effects().size()).sum();
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
