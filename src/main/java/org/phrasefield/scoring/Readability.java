package org.phrasefield.scoring;

import org.phrasefield.language.Language;

/**
 * The constants of the formulas that turn words a sentence and syllables a word into reading ease and school years. Numbers of two of them are
 * not compared, so every score says by its language which it has.
 */
enum Readability {
    /** Ease by Flesch (1948) and grade by Kincaid and others (1975), for English. */
    FLESCH(206.835, 1.015, 84.6, 0.39, 11.8, 15.59),
    /** Both by Oborneva (2006), fitted to translations: the usual ones for Russian. */
    OBORNEVA(206.835, 1.3, 60.1, 0.5, 8.4, 15.59),
    /**
     * Both by Solnyshkina, Ivanov and Solovyev (2018), fitted to Russian school books. They weigh the length of sentences twice as much, and put
     * prose other than school books far beyond their scale.
     */
    SOLOVYEV(208.7, 2.6, 39.2, 0.36, 5.76, 11.97);

    private final double easiest;
    private final double easeOfSentence;
    private final double easeOfSyllables;
    private final double gradeOfSentence;
    private final double gradeOfSyllables;
    private final double gradeOfNone;

    Readability(
            double easiest,
            double easeOfSentence,
            double easeOfSyllables,
            double gradeOfSentence,
            double gradeOfSyllables,
            double gradeOfNone) {
        this.easiest = easiest;
        this.easeOfSentence = easeOfSentence;
        this.easeOfSyllables = easeOfSyllables;
        this.gradeOfSentence = gradeOfSentence;
        this.gradeOfSyllables = gradeOfSyllables;
        this.gradeOfNone = gradeOfNone;
    }

    /** The formulas that answers in a language are scored by. */
    static Readability of(Language language) {
        return switch (language) {
            case EN -> FLESCH;
            case RU -> OBORNEVA;
        };
    }

    /**
     * Reading ease, in points; higher is easier, no bounds.
     *
     * @param sentence words of a sentence, in the mean
     * @param syllables syllables of a word, in the mean
     */
    double ease(double sentence, double syllables) {
        return easiest - easeOfSentence * sentence - easeOfSyllables * syllables;
    }

    /** School years needed, no bounds; as {@link #ease}. */
    double grade(double sentence, double syllables) {
        return gradeOfSentence * sentence + gradeOfSyllables * syllables - gradeOfNone;
    }
}
