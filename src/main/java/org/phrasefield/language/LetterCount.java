package org.phrasefield.language;

/**
 * How many letters a text has, and of which script.
 *
 * @param latin letters of the Latin script
 * @param cyrillic letters of the Cyrillic script
 * @param all letters of any script, these two included
 */
public record LetterCount(int latin, int cyrillic, int all) {

    /** Counts code points; a lone surrogate is no letter. */
    public static LetterCount of(String text) {
        int latin = 0;
        int cyrillic = 0;
        int all = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (!Character.isLetter(point)) {
                continue;
            }
            all++;
            if (is(Character.UnicodeScript.LATIN, 'A', 'z', point)) {
                latin++;
            } else if (is(Character.UnicodeScript.CYRILLIC, 'А', 'я', point)) {
                cyrillic++;
            }
        }
        return new LetterCount(latin, cyrillic, all);
    }

    /** Whether a letter is of the script; the usual range spares the search. */
    private static boolean is(Character.UnicodeScript script, int first, int last, int letter) {
        return letter >= first && letter <= last || letter > 'z' && Character.UnicodeScript.of(letter) == script;
    }
}
