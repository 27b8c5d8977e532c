package org.phrasefield.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Tally;
import org.phrasefield.report.page.PageView.Cell;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.stats.Interval;

/** The cells of the effect map: place, shape, number, and everything a reader may ask of the number. */
final class Cells {
    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final EffectText effects;
    /** Half of a column's scale, by metric: the largest estimate, with room for its interval. */
    private final Map<String, Double> reach = new HashMap<>();

    Cells(Study study, Texts texts, Panel panel, EffectText effects) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.effects = effects;
        for (Effect effect : panel.effects()) reach.merge(effect.metric(), Headline.size(effect), Math::max);
    }

    /** The cell of a contrast and a metric. */
    Cell cell(Contrast contrast, String metric) {
        String column = MetricText.of(metric, texts).head();
        return panel.effect(contrast, metric)
                .map(effect -> cell(effect, column))
                .orElseGet(() -> new Cell(column, "absent", "–", "", "0", "50", "50", "50", false, List.of()));
    }

    private Cell cell(Effect effect, String column) {
        double largest = reach.getOrDefault(effect.metric(), 0.0);
        double tint = largest > 0 ? Headline.size(effect) / largest : 0;
        return new Cell(
                column,
                Headline.tone(effect.verdict()),
                effects.number(effect),
                label(effect),
                String.format(Locale.ROOT, "%.2f", tint),
                effect.interval().map(found -> place(effect, found.estimate())).orElse("50"),
                effect.interval().map(found -> place(effect, found.low())).orElse("50"),
                effect.interval().map(found -> place(effect, found.high())).orElse("50"),
                effect.interval().isPresent(),
                notes(effect));
    }

    /** A value's place on its column's scale, from 2 to 98; an interval that goes further ends at the rim. */
    private String place(Effect effect, double value) {
        double half = 1.35 * reach.getOrDefault(effect.metric(), 0.0);
        double place = half > 0 ? 50 + 50 * Headline.offset(effect, value) / half : 50;
        return String.format(Locale.ROOT, "%.1f", Math.max(2, Math.min(98, place)));
    }

    private String label(Effect effect) {
        String verdict = effects.verdict(effect.verdict());
        return effect.interval()
                .map(found -> texts.say("cell.label", verdict, between(effect, found)))
                .orElse(verdict);
    }

    private String between(Effect effect, Interval found) {
        return texts.say("interval", effects.point(effect, found.low()), effects.point(effect, found.high()));
    }

    private List<Note> notes(Effect effect) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(texts.say("cell.says"), effects.verdict(effect.verdict())));
        if (effect.verdict() == Verdict.DIFFERS && !effect.moves().isEmpty()) {
            notes.add(new Note(texts.say("cell.moves"), moves(effect)));
        }
        if (!effect.reason().isBlank()) notes.add(new Note(texts.say("cell.why"), texts.reason(effect.reason())));
        effect.interval().ifPresent(found -> {
            notes.add(new Note(texts.say("cell.interval"), between(effect, found)));
            notes.add(new Note(texts.say("cell.formula"), formula(effect)));
        });
        String answers = texts.say("of", texts.whole(effect.answers()), texts.whole(planned(effect)));
        notes.add(new Note(texts.say("cell.n"), texts.count("cell.intents", effect.intents(), answers)));
        String lost = lost(effect);
        if (!lost.isEmpty()) notes.add(new Note(texts.say("cell.exclusions"), lost));
        return notes;
    }

    private String formula(Effect effect) {
        boolean judged = texts.metrics().criteria().stream()
                .anyMatch(criterion -> criterion.id().equals(effect.metric()));
        if (judged) return texts.say("formula.depth");
        String usual = EffectText.ratio(effect) ? "formula.ratio" : "formula.difference";
        return texts.sayOr(
                "formula." + effect.metric(), texts.say(usual + (effect.betweenAnswers() ? ".prompts" : "")));
    }

    private String moves(Effect effect) {
        return String.join(
                ", ",
                effect.moves().stream()
                        .map(move -> MetricText.of(move.metric(), texts).name() + "\u00A0" + texts.signed(move.by(), 2))
                        .toList());
    }

    /** Trials planned on both sides; of a group of words, on all forms. */
    private int planned(Effect effect) {
        return sides(effect).stream().mapToInt(Tally::planned).sum();
    }

    /** What is not in the number, by cause: trials without a whole answer, and answers that no metric scores. */
    private String lost(Effect effect) {
        Map<String, Integer> lost = new TreeMap<>();
        for (Tally tally : sides(effect)) {
            tally.outcomes().forEach((word, count) -> {
                if (!word.equals("answered")) lost.merge(texts.outcome(word), count, Integer::sum);
            });
            tally.unscored().forEach((reason, count) -> lost.merge(texts.reason(reason), count, Integer::sum));
        }
        return String.join(
                ", ",
                lost.entrySet().stream()
                        .map(entry -> entry.getKey() + "\u00A0" + texts.whole(entry.getValue()))
                        .toList());
    }

    private List<Tally> sides(Effect effect) {
        if (!(effect.contrast() instanceof Effect.OfForm of)) return panel.tallies();
        String control = study.protocol().control();
        return panel.tallies().stream()
                .filter(tally -> tally.form().equals(of.form()) || tally.form().equals(control))
                .toList();
    }
}
