package org.phrasefield.report;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of unknown origin, made harmless for the place it goes to. Nothing readable is lost. */
public final class Harmless {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String FORMULA_SIGNS = "=+-@＝＋－＠\t\r\n";

    private static final String MARKDOWN_SIGNS = "\\`*_{}[]<>#|!&~$";

    /** Control sequences, commands with a text of their own, and shorter escapes (ECMA-48). */
    private static final Pattern CODE = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]"
            + "|(?:\u001B[\\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\\\|\u009C)"
            + "|\u001B[ -/]*[0-~]");

    private Harmless() {}

    /** The text with NUL and lone surrogates replaced by U+FFFD, so that every UTF-8 reader takes it. */
    public static String text(String raw) {
        return replaced(raw, false);
    }

    /**
     * One line for a terminal: control characters, marks that turn the direction of writing, line ends and lone surrogates are
     * replaced, so that an answer can neither colour, move nor hide anything.
     */
    public static String line(String raw) {
        return replaced(raw, true);
    }

    /**
     * The words of a text that was made for a terminal: without the codes that colour, move or name anything, and without other control characters; line
     * ends, as line feeds, and tabs stay.
     */
    public static String uncoded(String raw) {
        String words =
                CODE.matcher(raw.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        StringBuilder plain = new StringBuilder(words.length());
        words.codePoints()
                .filter(point -> point == '\n' || point == '\t' || !moves(point))
                .forEach(plain::appendCodePoint);
        return text(plain.toString());
    }

    /** As {@link #line}, but line ends stay. */
    public static String lines(String raw) {
        return raw.lines().map(Harmless::line).collect(Collectors.joining("\n", "", raw.endsWith("\n") ? "\n" : ""));
    }

    /** The text inside a line of Markdown: every mark that could make more of it than words has a backslash in front. */
    static String markdown(String raw) {
        StringBuilder guarded = new StringBuilder();
        line(raw).codePoints().forEach(point -> {
            if (MARKDOWN_SIGNS.indexOf(point) >= 0) guarded.append('\\');
            guarded.appendCodePoint(point);
        });
        return guarded.toString();
    }

    /** The text as a spreadsheet cell: one that would be read as a formula gets an apostrophe in front. */
    static String cell(String raw) {
        String text = text(raw);
        return formula(text) ? "'" + text : text;
    }

    /** What {@link #cell} made a cell of: the apostrophe in front of a formula is taken away again. */
    static String uncelled(String cell) {
        return cell.startsWith("'") && formula(cell) ? cell.substring(1) : cell;
    }

    /** Whether a spreadsheet may read the text, behind any apostrophes, as a formula; some take full-width signs for plain ones. */
    private static boolean formula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') first++;
        return first < text.length() && FORMULA_SIGNS.indexOf(text.charAt(first)) >= 0;
    }

    /**
     * Finished JSON, with everything in it that could move a cursor, turn the direction of writing or be no UTF-8 as an escape of four hexadecimal digits:
     * outside of its strings JSON has no such character, and inside it means the same.
     */
    public static String json(String json) {
        StringBuilder guarded = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            boolean layout = point == '\n' || point == '\r' || point == '\t';
            boolean surrogate = Character.getType(point) == Character.SURROGATE;
            if (!layout && (moves(point) || surrogate || point == 0x2028 || point == 0x2029 || point == 0xFEFF)) {
                guarded.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                guarded.appendCodePoint(point);
            }
        });
        return guarded.toString();
    }

    private static String replaced(String raw, boolean oneLine) {
        // Most texts are plain, and each of a run's cells comes by here.
        int plain = 0;
        while (plain < raw.length() && plain(raw.charAt(plain), oneLine)) plain++;
        if (plain == raw.length()) return raw;
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints().forEach(point -> {
            if (point == 0 || Character.getType(point) == Character.SURROGATE) clean.append(REPLACEMENT);
            else if (oneLine && Character.isWhitespace(point)) clean.append(' ');
            else if (oneLine && moves(point)) clean.append(REPLACEMENT);
            else clean.appendCodePoint(point);
        });
        return clean.toString();
    }

    /** Whether a character stays as it is, whatever stands beside it. */
    private static boolean plain(char c, boolean oneLine) {
        if (oneLine) return c == ' ' || (!Character.isWhitespace(c) && !moves(c) && !Character.isSurrogate(c));
        return c != 0 && !Character.isSurrogate(c);
    }

    /** Whether a terminal would act on the character instead of showing it. */
    private static boolean moves(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C;
    }
}
