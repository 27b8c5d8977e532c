package org.phrasefield.language;

/**
 * A piece of a sentence as a tagger reads it: a word, or a run of one and the same mark.
 *
 * @param text as written, for words with straight apostrophes and plain hyphens
 * @param form the text in lower case
 * @param word whether it is a word
 */
record Token(String text, String form, boolean word) {

    /** Whether it is written with a capital first letter. */
    boolean capital() {
        return Character.isUpperCase(text.codePointAt(0));
    }
}
