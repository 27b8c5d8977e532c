package org.phrasefield.report;

import java.util.List;

/**
 * What a reader sees of a metric, in one language.
 *
 * @param id metric id
 * @param name its name
 * @param brief its name in little space, for the head of a column
 * @param unit unit of its effects
 * @param means one sentence
 */
record MetricText(String id, String name, String brief, String unit, String means) {
    /** Every metric, in the order of the files. */
    static final List<String> ALL = List.of(
            "words",
            "log-words",
            "sentences",
            "sentence-length",
            "mattr",
            "questions",
            "first-person",
            "second-person",
            "hedges",
            "list-share");

    /** The metrics that the effect map shows; counts of words and sentences say again what length says. */
    static final List<String> SHOWN = List.of(
            "log-words",
            "sentence-length",
            "mattr",
            "questions",
            "first-person",
            "second-person",
            "hedges",
            "list-share");

    static List<MetricText> all(Texts texts) {
        return ALL.stream().map(id -> of(id, texts)).toList();
    }

    /** The texts of a metric; one that is not known is called by its id. */
    static MetricText of(String id, Texts texts) {
        String key = "metric." + id;
        String name = texts.sayOr(key, id);
        return new MetricText(
                id,
                name,
                texts.sayOr(key + ".short", name),
                texts.sayOr(key + ".unit", ""),
                texts.sayOr(key + ".means", ""));
    }
}
