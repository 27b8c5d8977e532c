package org.phrasefield.cli;

/** Numbers with their nouns, as messages say them. */
final class Counts {
    private Counts() {}

    /** {@code 1 intent}, {@code 6 intents}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
