package org.phrasefield.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.report.page.PageView.Family;
import org.phrasefield.report.page.PageView.Measure;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.report.page.PageView.Value;
import org.phrasefield.scoring.Metric;

/**
 * The metrics that the indices are made of, by family: a row a metric, a column a contrast. Nobody asked these questions beforehand, so each
 * family says how many of its effects chance alone would give.
 */
final class MetricTable {
    /** Some metrics differ in their fourth decimal only, and an effect of 0.00 says nothing. */
    private static final int DECIMALS = 4;

    private final Texts texts;
    private final Panel panel;
    private final EffectText effects;

    /** @param panel the effects on these metrics alone */
    MetricTable(Texts texts, Panel panel) {
        this.texts = texts;
        this.panel = panel;
        this.effects = new EffectText(texts, panel, DECIMALS);
    }

    /** The families that have a metric with a number, in their fixed order. */
    List<Family> families() {
        Map<org.phrasefield.scoring.Family, List<Metric>> members = new EnumMap<>(org.phrasefield.scoring.Family.class);
        for (String id : panel.metrics()) {
            if (!panel.told(id)) continue;
            texts.metrics()
                    .of(id)
                    .ifPresent(metric -> members.computeIfAbsent(metric.family(), each -> new ArrayList<>())
                            .add(metric));
        }
        return members.entrySet().stream()
                .map(entry -> family(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The names of the contrasts, which head the columns. */
    List<String> columns() {
        return panel.contrasts().stream().map(effects::contrast).toList();
    }

    private Family family(org.phrasefield.scoring.Family family, List<Metric> metrics) {
        Panel own = panel.of(metrics.stream().map(Metric::id).toList());
        return new Family(
                texts.say("family." + family.name().toLowerCase(Locale.ROOT)),
                tells(own, metrics.size()),
                metrics.stream().map(metric -> measure(own, metric)).toList());
    }

    /** What chance makes of them is said once for all, but where nothing allows for their number. */
    private String tells(Panel own, int metrics) {
        String told = texts.count(
                "family.tells",
                metrics,
                texts.whole(own.count(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS)),
                texts.whole(own.effects().size()));
        Chance chance = Chance.of(own.effects().stream());
        return chance.corrected() ? told : told + " " + chance.sentence(texts);
    }

    private Measure measure(Panel own, Metric metric) {
        MetricText text = MetricText.of(metric.id(), texts);
        List<Effect> row = own.contrasts().stream()
                .flatMap(contrast -> own.effect(contrast, metric.id()).stream())
                .toList();
        double largest = row.stream().mapToDouble(Headline::size).max().orElse(0);
        return new Measure(
                text.name(),
                text.unit(),
                List.of(
                        new Note(texts.say("measure.means"), text.means()),
                        new Note(texts.say("cell.formula"), metric.formula(texts.reader())),
                        new Note(texts.say("measure.limits"), metric.limits(texts.reader())),
                        new Note(
                                texts.say("cell.n"),
                                texts.say("measure.n", span(row, Effect::intents), span(row, Effect::answers))),
                        new Note(texts.say("cell.rows"), texts.say("measure.rows", metric.id()))),
                own.contrasts().stream()
                        .map(contrast -> value(own, contrast, metric.id(), largest))
                        .toList());
    }

    private String span(List<Effect> row, ToIntFunction<Effect> counted) {
        return texts.span(row.stream().mapToInt(counted).summaryStatistics());
    }

    private Value value(Panel own, Contrast contrast, String metric, double largest) {
        return own.effect(contrast, metric)
                .filter(effect -> effect.interval().isPresent())
                .map(effect -> new Value(
                        effects.contrast(contrast),
                        Headline.tone(effect.verdict()),
                        effects.verdict(effect.verdict()),
                        effects.number(effect),
                        effects.narrow(effect),
                        String.format(Locale.ROOT, "%.2f", largest > 0 ? Headline.size(effect) / largest : 0)))
                .orElseGet(() -> new Value(
                        effects.contrast(contrast),
                        "absent",
                        "",
                        "–",
                        own.effect(contrast, metric)
                                .map(effect -> Reasons.brief(effect.reason(), texts))
                                .orElse(""),
                        "0"));
    }
}
