package org.phrasefield.scoring;

import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.language.Language;

/**
 * A named property of an answer.
 *
 * @param id the name in protocols, tables and outputs
 * @param family what it is about
 * @param version of its code, its word lists and the instruments that it rests on; scores of different versions are not compared
 * @param scale what its numbers are
 * @param needs what an answer must have to be scored
 * @param wording what readers are told of it
 */
public record Metric(String id, Family family, String version, Scale scale, Needs needs, Wording wording) {
    /** What the ids of twins end in: metrics that leave out the words of an answer that repeat its prompt. */
    static final String MASKED = "-masked";

    /** The same where a metric leaves those words out itself, and its twin counts them: of a zone's share. */
    static final String UNMASKED = "-unmasked";

    /** One whose texts are the program's. */
    Metric(String id, Family family, String version, Scale scale, Needs needs) {
        this(id, family, version, scale, needs, Wording.BUILT_IN);
    }

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

    /** Whether it is the twin of another metric: one of the two leaves out the words that repeat the prompt, the other does not. */
    public boolean twin() {
        return ending().isPresent();
    }

    /** Whether it is the share of a zone or of a strategy, from 0 to 1, or such a share's twin. */
    public boolean shareOfKind() {
        String own = ending().map(ending -> id.substring(0, id.length() - ending.length()))
                .orElse(id);
        return Stream.of(Kinds.values())
                .flatMap(kinds -> kinds.withNone().stream().map(kinds::metric))
                .anyMatch(own::equals);
    }

    private Optional<String> ending() {
        return Stream.of(MASKED, UNMASKED).filter(id::endsWith).findFirst();
    }

    /** A short name in a reader's language. */
    public String name(Language reader) {
        return say(reader, "name");
    }

    /** The unit in a reader's language. */
    public String unit(Language reader) {
        return own(reader, "unit");
    }

    /** What a larger number means, such as «longer answers», in a reader's language. */
    public String more(Language reader) {
        return own(reader, "more");
    }

    /** One plain sentence on what is measured and how, in a reader's language. */
    public String explanation(Language reader) {
        return say(reader, "explanation");
    }

    /** How it is computed, in a reader's language. */
    public String formula(Language reader) {
        return say(reader, "formula");
    }

    /** Where the measure comes from, in a reader's language. */
    public String source(Language reader) {
        return own(reader, "source");
    }

    /** What its numbers do not mean: one sentence in a reader's language. */
    public String limits(Language reader) {
        return own(reader, "not");
    }

    /** A text of its own; a twin's speaks of the other metric by name. */
    private String say(Language reader, String what) {
        return ending().map(
                        twin -> Texts.of(reader, twin.substring(1) + "." + what).replace("{0}", own(reader, "name")))
                .orElseGet(() -> own(reader, what));
    }

    /** A text that it shares with its twin. */
    private String own(Language reader, String what) {
        String plain =
                id.substring(0, id.length() - ending().map(String::length).orElse(0));
        return wording.say(reader, plain, what);
    }
}
