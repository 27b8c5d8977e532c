package org.phrasefield.scoring;

import org.phrasefield.language.Language;

/**
 * A named property of an answer.
 *
 * @param id the name in protocols, tables and outputs
 * @param version of its code and word lists; scores of different versions are not compared
 * @param unit unit of its values, in English
 * @param range the values it can take
 * @param wholeOnly whether it needs an answer's end, so that a cut answer has no score
 * @param logarithm whether values are natural logarithms, so that a difference of two is shown as a ratio
 */
public record Metric(String id, int version, String unit, String range, boolean wholeOnly, boolean logarithm) {

    /** A short name in a reader's language. */
    public String name(Language reader) {
        return Texts.of(reader, id + ".name");
    }

    /** The unit in a reader's language. */
    public String unit(Language reader) {
        return Texts.of(reader, id + ".unit");
    }

    /** What a larger number means, such as «longer answers», in a reader's language. */
    public String more(Language reader) {
        return Texts.of(reader, id + ".more");
    }

    /** One plain sentence on what is measured and how, in a reader's language. */
    public String explanation(Language reader) {
        return Texts.of(reader, id + ".explanation");
    }
}
