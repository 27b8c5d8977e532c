package org.phrasefield.language;

/** A word of a phrase that is being inflected: the case in, the word as it stands in the sentence out. */
@FunctionalInterface
interface Part {

    String in(Case wanted);

    static Part frozen(String text) {
        return wanted -> text;
    }
}
