package org.phrasefield.language;

/**
 * Syllables of words. Russian: as many as vowels, which is exact; в, к and с have none. English: as the first pronunciation of the CMU
 * Pronouncing Dictionary has them; a word that it lacks is counted by rules, which are right for 93 of 100 words of the dictionary. The
 * script of a word decides, not the language of the text around it.
 */
public final class Syllables {

    private static final String RUSSIAN_VOWELS = "аеёиоуыэюя";

    /** Words whose count is kept. */
    private static final int KEPT = 50_000;

    private Syllables() {}

    /**
     * How many a word has: one of {@link TextView#words()}, or any lower-case text. Numbers and other words without a letter have none;
     * the parts of a hyphenated word are counted apart.
     */
    public static int of(String word) {
        int russian = 0;
        boolean latin = false;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (RUSSIAN_VOWELS.indexOf(letter) >= 0) russian++;
            latin |= letter >= 'a' && letter <= 'z';
        }
        return latin ? russian + Holder.ENGLISH.of(word) : russian;
    }

    private static final class Holder {
        /** The rules are slow, and texts have few different words. */
        static final Remembered<String, Integer> ENGLISH =
                new Remembered<>(KEPT, EnglishSyllables.withExceptions()::of);
    }
}
