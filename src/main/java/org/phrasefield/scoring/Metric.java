package org.phrasefield.scoring;

import org.phrasefield.language.Language;

/**
 * A named property of an answer.
 *
 * @param id the name in protocols, tables and outputs
 * @param family what it is about
 * @param version of its code, its word lists and the instruments that it rests on; scores of different versions are not compared
 * @param scale what its numbers are
 * @param needs what an answer must have to be scored
 */
public record Metric(String id, Family family, String version, Scale scale, Needs needs) {
    /** The unit of its values, in English. */
    public String unit() {
        return scale.unit();
    }

    /** The values it can take. */
    public String range() {
        return scale.range();
    }

    /** Whether it needs an answer's end, so that a cut answer has no score. */
    public boolean wholeOnly() {
        return needs.whole();
    }

    /** Whether values are natural logarithms, so that a difference of two is shown as a ratio. */
    public boolean logarithm() {
        return scale.kind() == Scale.Kind.RATIO;
    }

    /** Whether values say how far two sides lie apart, without a sign. */
    public boolean distance() {
        return scale.kind() == Scale.Kind.DISTANCE;
    }

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
