package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.STRUCTURE;

import java.util.List;
import java.util.function.ToIntFunction;
import org.phrasefield.language.Structure;

/** How an answer is laid out: its Markdown, and the shape of its lines. */
final class StructureMetrics {

    private static final Scale LINES = Scale.of("% of lines", Scale.PERCENT);

    private StructureMetrics() {}

    static List<Measured> all() {
        return List.of(
                rate("headings", Structure::headings),
                rate("list-items", Structure::items),
                metric(
                        "list-share",
                        Scale.of("% of words", Scale.PERCENT),
                        answer -> Measure.percent(
                                answer.text().wordsInLists(), answer.words().size())),
                rate("bold", Structure::bold),
                rate("code-blocks", Structure::codeBlocks),
                rate("tables", Structure::tables),
                rate("block-quotes", Structure::quotes),
                metric("verse", LINES, answer -> answer.lines().verse()),
                metric("dialogue", LINES, answer -> answer.lines().dialogue()));
    }

    private static Measured rate(String id, ToIntFunction<Structure> count) {
        return metric(
                id,
                Scale.of("per 100 words", "≥ 0"),
                answer -> Measure.percent(
                        count.applyAsInt(answer.text().structure()),
                        answer.words().size()));
    }

    private static Measured metric(String id, Scale scale, Measure measure) {
        return Measured.of(id, STRUCTURE, scale, Needs.WHOLE, Basis.TEXT, measure);
    }
}
