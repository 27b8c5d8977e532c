package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.map.Dice;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.report.EffectTable.Line;
import org.phrasefield.report.EffectTable.Written;

/** The dice meter in little space: a line for each of a few metrics, a column with a small bar for each source. */
final class DiceTable {
    /** What is shown on a terminal; {@code dice.csv} has every metric. */
    private static final List<String> METRICS = List.of("log-words", "sentence-length", "mattr", "hedges");

    private static final int STEPS = 5;

    private final Texts texts;
    private final List<Dice> meters;

    /** @param model empty for all models together */
    DiceTable(Study study, String language, Optional<String> model, Texts texts) {
        this.texts = texts;
        this.meters = DiceBars.of(study, METRICS, language, model);
    }

    /** The head line, then a line for each metric; none where nothing is known. */
    List<Line> lines() {
        Set<Source> sources = new LinkedHashSet<>();
        for (Source source : Source.values()) {
            if (meters.stream().anyMatch(dice -> dice.shares().stream().anyMatch(share -> share.source() == source))) {
                sources.add(source);
            }
        }
        if (meters.isEmpty()) return List.of();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                texts.say("table.metric"),
                sources.stream()
                        .map(source ->
                                new Written(texts.say("dice." + source.word().replace(' ', '-'))))
                        .toList()));
        for (Dice dice : meters) {
            lines.add(new Line(
                    Harmless.line(MetricText.of(dice.metric(), texts).brief()),
                    sources.stream().map(source -> cell(dice, source)).toList()));
        }
        return lines;
    }

    private Written cell(Dice dice, Source source) {
        return dice.shares().stream()
                .filter(share -> share.source() == source)
                .findFirst()
                .map(share -> new Written(bar(share.share()) + texts.percent(share.share())))
                .orElseGet(() -> new Written(""));
    }

    /** So many blocks as there are whole fifths, to the nearest. */
    private static String bar(double share) {
        int full = (int) Math.round(share * STEPS);
        return "▇".repeat(full) + "·".repeat(STEPS - full) + " ";
    }
}
