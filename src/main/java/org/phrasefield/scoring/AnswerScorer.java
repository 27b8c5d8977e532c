package org.phrasefield.scoring;

import org.phrasefield.language.Language;

/**
 * A metric in Java, by somebody who is not of this program. A jar names its scorers in
 * {@code META-INF/services/org.phrasefield.scoring.AnswerScorer}; each has a public constructor without parameters. One object scores all
 * answers, from several threads at once, so it keeps nothing that changes. Its texts are asked for once.
 */
public interface AnswerScorer {
    /** Its name in tables: yours, a point, the metric's, such as {@code acme.exclamations}; small Latin letters, digits and hyphens. */
    String id();

    /** To be changed with whatever changes a score; a jar with other bytes is another version in any case. */
    String version();

    /** The unit of its values, such as {@code per 100 words}. */
    String unit(Language reader);

    /** The values that it can take, such as {@code 0–100}. */
    String range();

    /** A short name, 60 characters at most. */
    String name(Language reader);

    /** What a larger number means, such as «louder answers». */
    String more(Language reader);

    /** One sentence on what is measured and how. */
    String explanation(Language reader);

    /** Whether it needs an answer's end, so that a cut answer has no score. */
    default boolean wholeOnly() {
        return false;
    }

    /** Words that an answer needs at the least. */
    default int fewestWords() {
        return 1;
    }

    /**
     * The score of an answer, or why it has none. Whatever is thrown here leaves the answer unscored, with what was thrown as the reason.
     *
     * @param answer has the words that are needed, is in its prompt's language and no loop
     */
    Score.Value score(Scorable answer);
}
