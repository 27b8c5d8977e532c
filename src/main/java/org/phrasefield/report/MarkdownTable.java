package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;

/** The effect map as a Markdown table, to be pasted elsewhere. Nothing in it is read as more than text. */
final class MarkdownTable {
    private static final String SPECIAL = "\\`*_{}[]<>()#+!|~&";

    private final Study study;
    private final Texts texts;
    private final Panel whole;
    private final Panel panel;
    private final EffectText effects;

    /**
     * @param whole everything that is known of this language and model
     * @param panel what the table shows of it
     */
    MarkdownTable(Study study, Texts texts, Panel whole, Panel panel) {
        this.whole = whole;
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.effects = new EffectText(texts, panel);
    }

    /** Head, a row for each contrast, and below what the signs mean and whom the numbers are about; lines end in a line feed. */
    String text() {
        List<String> heads = new ArrayList<>(List.of(texts.say("table.form")));
        for (String metric : panel.metrics()) {
            MetricText text = MetricText.of(metric, texts);
            String head = panel.marked(metric, text.head());
            heads.add(escaped(text.unit().isEmpty() ? head : head + ", " + text.unit()));
        }
        StringBuilder table = new StringBuilder(row(heads));
        table.append(row(Collections.nCopies(heads.size(), "---")));
        for (Contrast contrast : panel.contrasts()) {
            List<String> cells = new ArrayList<>(List.of(escaped(effects.contrast(contrast))));
            for (String metric : panel.metrics()) cells.add(cell(contrast, metric));
            table.append(row(cells));
        }
        List<Gap> gaps = Gap.of(whole);
        List<String> beside = new Footnotes(study, panel, texts).lines();
        Optional<String> people = Validated.line(study, panel, texts);
        if (!gaps.isEmpty() || !beside.isEmpty() || panel.explored(texts).isPresent() || people.isPresent())
            table.append('\n');
        panel.explored(texts)
                .ifPresent(mark -> table.append("- ").append(escaped(mark)).append('\n'));
        for (Gap gap : gaps)
            table.append("- ○ ").append(escaped(gap.line(texts, effects))).append('\n');
        for (String line : beside) table.append("- ").append(escaped(line)).append('\n');
        people.ifPresent(said -> table.append("- ").append(escaped(said)).append('\n'));
        String legend = texts.say(
                "table.legend",
                texts.say("table.more-less"),
                texts.say("verdict.none"),
                texts.say("verdict.cannot-tell"),
                texts.say("table.only-alone"));
        return table.append('\n')
                .append(legend.replaceAll(" {2,}", "; "))
                .append(". ")
                .append(panel.counted().compared(texts, study.protocol().control()))
                .append(' ')
                .append(escaped(texts.say("markdown.of", study.run().id(), panel.model())))
                .append('\n')
                .toString();
    }

    private String cell(Contrast contrast, String metric) {
        return panel.effect(contrast, metric)
                .map(effect -> {
                    String number = EffectText.symbol(effect) + " " + effects.number(effect);
                    String interval = effects.narrow(effect);
                    String cell = interval.isEmpty() ? number : number + " (" + interval + ")";
                    boolean told = effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL;
                    return told ? "**" + cell + "**" : cell;
                })
                .orElse("");
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** One line in which Markdown and HTML find nothing to act on. */
    static String escaped(String raw) {
        StringBuilder text = new StringBuilder();
        Harmless.line(raw).codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) text.append('\\');
            text.appendCodePoint(point);
        });
        return text.toString();
    }
}
