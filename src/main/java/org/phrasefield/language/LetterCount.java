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
            switch (Character.UnicodeScript.of(point)) {
                case LATIN -> latin++;
                case CYRILLIC -> cyrillic++;
                default -> {}
            }
        }
        return new LetterCount(latin, cyrillic, all);
    }
}
