package org.phrasefield.protocol;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.OptionalInt;

/** Characters of a word that no reader can tell from others: invisible ones, and letters of another script among Latin ones. */
final class Strange {
    private Strange() {}

    /** A clause that names the first such character and its place, to stand behind the word; empty where there is none. */
    static String clause(String word) {
        OptionalInt place = first(word);
        if (place.isEmpty()) return "";
        int point = word.codePoints().toArray()[place.getAsInt()];
        String which = invisible(point)
                ? "the invisible U+%04X (%s)".formatted(point, name(point))
                : "the %s letter %s (U+%04X)".formatted(script(point), Character.toString(point), point);
        return ", whose character %d is %s".formatted(place.getAsInt() + 1, which);
    }

    /** The word with what is invisible in it written as its code. */
    static String shown(String word) {
        StringBuilder shown = new StringBuilder();
        word.codePoints().forEach(point -> {
            if (invisible(point)) shown.append("<U+%04X>".formatted(point));
            else shown.appendCodePoint(point);
        });
        return shown.toString();
    }

    /** The word without what is invisible in it. */
    static String without(String word) {
        return word.codePoints()
                .filter(point -> !invisible(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static OptionalInt first(String word) {
        int[] points = word.codePoints().toArray();
        boolean latin = word.codePoints().anyMatch(point -> UnicodeScript.of(point) == UnicodeScript.LATIN);
        for (int at = 0; at < points.length; at++) {
            boolean foreign =
                    latin && Character.isLetter(points[at]) && UnicodeScript.of(points[at]) != UnicodeScript.LATIN;
            if (foreign || invisible(points[at])) return OptionalInt.of(at);
        }
        return OptionalInt.empty();
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x3164;
        };
    }

    private static String name(int point) {
        String name = Character.getName(point);
        return name == null ? "without a name" : name.toLowerCase(Locale.ROOT);
    }

    private static String script(int point) {
        String name = UnicodeScript.of(point).name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
