package org.phrasefield.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** How many columns of a terminal a text takes: a letter of East Asia or an emoji takes two (Unicode, East Asian Width W and F), a mark on a letter none. */
public final class TextWidth {
    /** Below it no letter is wide, so that ICU's tables need not be read for Latin, Greek and Cyrillic. */
    private static final int FIRST_WIDE = 0x1100;

    /** Below it there are no marks that stand on a letter either. */
    private static final int FIRST_MARK = 0x300;

    private TextWidth() {}

    /** Of a text. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int point) {
        if (point < FIRST_MARK) return 1;
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return 0;
        return point >= FIRST_WIDE && wide(point) ? 2 : 1;
    }

    private static boolean wide(int point) {
        int width = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }

    /** Where the part of a text ends that begins at a place and takes so many columns at most; one letter it has in any case. */
    public static int end(String text, int from, int columns) {
        int end = from;
        int used = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += of(point);
            if (used > columns && end > from) break;
            end += Character.charCount(point);
        }
        return end;
    }
}
