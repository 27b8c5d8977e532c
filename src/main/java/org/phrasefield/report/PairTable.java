package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Level;
import org.phrasefield.report.EffectTable.Line;
import org.phrasefield.report.EffectTable.Written;
import org.phrasefield.scoring.Metric;

/** A panel with one contrast, turned: a line for each metric, with both levels where two forms are compared. */
final class PairTable {
    private static final String NOTHING = "–";

    private final Study study;
    private final Panel panel;
    private final Texts texts;
    private final EffectText effects;
    private final Contrast contrast;
    private final Marks marks;

    /** @param scales whether effects stand on small scales */
    PairTable(Study study, Panel panel, Texts texts, boolean scales) {
        this.study = study;
        this.panel = panel;
        this.texts = texts;
        this.effects = new EffectText(texts, panel);
        this.marks = new Marks(panel, scales);
        this.contrast = panel.contrasts().get(0);
    }

    /** The head line, then a line for each metric. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>(List.of(new Line(texts.say("table.metric"), heads())));
        int wide = panel.effects().stream()
                .filter(effect -> effect.interval().isPresent())
                .mapToInt(effect -> EffectTable.width(effects.number(effect)))
                .max()
                .orElse(0);
        for (String metric : panel.metrics()) {
            List<Written> cells = new ArrayList<>();
            for (String form : forms()) cells.add(new Written(level(metric, form)));
            panel.effect(contrast, metric)
                    .map(effect -> new Written(
                            marks.of(effect) + " " + EffectTable.written(effects, effect, wide), effect.verdict()))
                    .ifPresent(cells::add);
            lines.add(new Line(Harmless.line(MetricText.of(metric, texts).brief()), cells));
        }
        return lines;
    }

    private List<Written> heads() {
        List<Written> heads = new ArrayList<>();
        for (String form : forms()) heads.add(new Written(Harmless.line(texts.form(form))));
        String name = Harmless.line(effects.contrast(contrast));
        heads.add(new Written(
                contrast instanceof Effect.OfForm
                        ? texts.say(
                                "table.against",
                                name,
                                Harmless.line(texts.form(study.protocol().control())))
                        : name));
        return heads;
    }

    /** The forms whose levels are shown: the control and the one that is compared with it. */
    private List<String> forms() {
        return contrast instanceof Effect.OfForm of ? List.of(study.protocol().control(), of.form()) : List.of();
    }

    private String level(String metric, String form) {
        OptionalDouble mean = study.map().levels().stream()
                .filter(level -> level.language().equals(panel.language())
                        && level.model().equals(panel.model())
                        && level.metric().equals(metric)
                        && level.form().equals(form))
                .mapToDouble(Level::mean)
                .findFirst();
        if (mean.isEmpty()) return NOTHING;
        boolean logarithm = texts.metrics().of(metric).map(Metric::logarithm).orElse(false);
        double value = logarithm ? Math.exp(mean.getAsDouble()) : mean.getAsDouble();
        return texts.fixed(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
    }
}
