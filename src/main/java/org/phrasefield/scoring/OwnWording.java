package org.phrasefield.scoring;

import java.util.Map;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.OwnMetric;

/**
 * What readers are told of a metric that stands in a protocol: its author's texts, and around them those of its kind.
 *
 * @param metric as written
 * @param kind key of the texts of its kind, such as {@code own-words}
 */
record OwnWording(OwnMetric metric, String kind) implements Wording {
    @Override
    public String say(Language reader, String id, String what) {
        return switch (what) {
            case "name" -> kindly(reader, what);
            case "more" -> more(reader);
            case "explanation" ->
                kindly(reader, what) + " " + Texts.of(reader, "own.more").replace("{0}", more(reader));
            default -> Texts.of(reader, kind + "." + what);
        };
    }

    private String kindly(Language reader, String what) {
        return Texts.of(reader, kind + "." + what).replace("{0}", title(reader));
    }

    private String more(Language reader) {
        String written = said(reader, metric.more());
        return written.isEmpty() ? Texts.of(reader, kind + ".more").replace("{0}", title(reader)) : written;
    }

    private String title(Language reader) {
        String written = said(reader, metric.titles());
        return written.isEmpty() ? metric.id() : written;
    }

    /** In the reader's language, else in the other one; empty where in none. */
    private static String said(Language reader, Map<String, String> texts) {
        String own = texts.get(reader.tag());
        return own != null ? own : texts.values().stream().findFirst().orElse("");
    }
}
