package org.phrasefield.scoring;

import org.phrasefield.language.Language;

/** What readers are told of a metric. */
public interface Wording {
    /** Of the metrics that come with the program: their texts in {@code metrics-TAG.properties}. */
    Wording BUILT_IN = (reader, metric, what) -> Texts.of(reader, metric + "." + what);

    /**
     * One text.
     *
     * @param metric id of the metric; of a twin that of its metric
     * @param what {@code name}, {@code unit}, {@code more}, {@code explanation}, {@code formula}, {@code source} or {@code not}
     */
    String say(Language reader, String metric, String what);
}
