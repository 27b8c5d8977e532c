package org.phrasefield.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;

/**
 * What a reader sees of a metric, in one language.
 *
 * @param id metric id
 * @param name its name
 * @param brief its name in little space, for a terminal
 * @param head its name in some space, for the head of a column
 * @param unit unit of its effects
 * @param means one sentence
 */
record MetricText(String id, String name, String brief, String head, String unit, String means) {
    /** One for each index. */
    static final List<String> PLANNED =
            List.of("log-words", "style", "depth", "scope", "scope-words", "zone", "strategy");

    /** One column for each index, and for the twin of style that no layout moves: what a terminal shows. */
    static final List<String> INDICES =
            List.of("log-words", "style", Indices.STYLE_WORDS_ID, "depth", "scope", "scope-words", "zone", "strategy");

    /** The metrics that the effect map shows; counts of words and sentences say again what length says. */
    static final List<String> SHOWN = List.of(
            "log-words",
            "style",
            Indices.STYLE_WORDS_ID,
            "depth",
            "depth-raw",
            "scope",
            "scope-words",
            "zone",
            "strategy",
            "sentence-length",
            "mattr",
            "questions",
            "first-person",
            "second-person",
            "hedges",
            "list-share");

    /** The same for a run: what its author asked for by name stands behind. */
    static List<String> shown(Catalogue metrics) {
        return Stream.concat(SHOWN.stream(), metrics.own().stream().map(Metric::id))
                .toList();
    }

    /** Whether a metric that is shown has a column of its own: an index, and whatever an author asked for. */
    static boolean column(String id) {
        return INDICES.contains(id) || !SHOWN.contains(id);
    }

    /** Whether a metric that is shown was meant to be compared before there were data, or was asked for by an author. */
    static boolean planned(String id) {
        return PLANNED.contains(id) || !SHOWN.contains(id);
    }

    /** Every metric that a table may name. */
    static List<MetricText> all(Texts texts) {
        return Stream.of(
                        texts.metrics().all(),
                        Indices.ofCells(),
                        texts.metrics().judged())
                .flatMap(List::stream)
                .map(metric -> of(metric, texts))
                .toList();
    }

    /** The texts of a metric; one that is not known is called by its id. */
    static MetricText of(String id, Texts texts) {
        Optional<Metric> metric = texts.metrics().of(id);
        return metric.isPresent() ? of(metric.get(), texts) : new MetricText(id, id, id, id, "", "");
    }

    private static MetricText of(Metric metric, Texts texts) {
        Language reader = texts.reader();
        String name = metric.name(reader);
        int first = name.offsetByCodePoints(0, 1);
        String capital = name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
        return new MetricText(
                metric.id(),
                capital,
                texts.sayOr("brief." + metric.id(), capital),
                texts.sayOr("head." + metric.id(), capital),
                metric.logarithm() ? texts.say("unit.ratio") : metric.unit(reader),
                metric.explanation(reader));
    }
}
