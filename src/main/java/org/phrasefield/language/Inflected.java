package org.phrasefield.language;

/**
 * A phrase in one case, with how the form came about.
 *
 * @param text the phrase as it stands in a sentence
 * @param origin how sure the form is
 */
public record Inflected(String text, Origin origin) {

    /** How a form came about. */
    public enum Origin {
        /** Somebody wrote it: the nominative itself, or a form given in the protocol. */
        WRITTEN,
        /** Made from dictionary words and known names. */
        KNOWN,
        /** The word that carries the case is not in the dictionary; its ending decided. To be looked at. */
        GUESSED,
        /** No word was found that could carry the case, so the phrase stands as given. To be looked at. */
        FROZEN
    }

    /** A form that somebody wrote. */
    public static Inflected written(String text) {
        return new Inflected(text, Origin.WRITTEN);
    }

    /** Whether a person should look at the form before it is sent. */
    public boolean unsure() {
        return origin == Origin.GUESSED || origin == Origin.FROZEN;
    }
}
