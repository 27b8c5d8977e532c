package org.phrasefield.report;

import org.phrasefield.language.Language;

/** What other rooms say in English, as a reader of a report reads it. */
public final class Said {
    private Said() {}

    /** A reason; in the words that it came in where nothing better is known. */
    public static String reason(Language reader, String reason) {
        return Texts.of(reader.tag()).reason(reason);
    }

    /** The word for an outcome. */
    public static String outcome(Language reader, String word) {
        return Texts.of(reader.tag()).outcome(word);
    }
}
