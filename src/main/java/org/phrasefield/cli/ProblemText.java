package org.phrasefield.cli;

import org.phrasefield.protocol.Problem;
import org.phrasefield.report.Harmless;

/**
 * Writes a problem for a terminal: place, path and message on one line, the source line beneath, and a caret under the column.
 *
 * <pre>
 * protocol.yaml:12:3: intents[1].topc: unknown key "topc"; did you mean "topic"?
 *     topc: noise in a rented flat
 *     ^
 * </pre>
 */
final class ProblemText {
    private static final int WIDTH = 100;
    /** Code points kept in front of the caret where a line is shortened. */
    private static final int BEFORE = 40;

    private static final int TAB = 4;

    private ProblemText() {}

    /**
     * Three lines, or one where the source line is blank; no line end at the end.
     *
     * @param file the name that the user gave
     */
    static String of(String file, Problem problem) {
        return of(file, problem, "");
    }

    /** The same for what may be wrong: the message says that it is a warning. */
    static String warning(String file, Problem problem) {
        return of(file, problem, "warning: ");
    }

    private static String of(String file, Problem problem, String kind) {
        String place = harmless(file) + ":" + problem.line() + ":" + problem.column() + ": " + kind;
        String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        String way = problem.suggestion().map(suggestion -> "; " + suggestion).orElse("");
        String head = place + harmless(path + problem.message() + way);
        return problem.source().isBlank() ? head : head + "\n" + pointed(problem.source(), problem.column());
    }

    private static String pointed(String source, int column) {
        int[] points = source.codePoints().toArray();
        int caret = Math.min(column - 1, points.length);
        int from = points.length <= WIDTH ? 0 : Math.max(0, Math.min(caret - BEFORE, points.length - WIDTH));
        int to = Math.min(points.length, from + WIDTH);
        String start = from > 0 ? "…" : "";
        String shown = start + harmless(new String(points, from, to - from)) + (to < points.length ? "…" : "");
        String before = start + harmless(new String(points, from, caret - from));
        return "    " + shown + "\n    " + " ".repeat(cells(before)) + "^";
    }

    /** Tabs as so many spaces, so that the caret stands beneath its column; the rest is the terminal's one guard. */
    private static String harmless(String text) {
        return Harmless.line(text.replace("\t", " ".repeat(TAB)));
    }

    /** Terminal cells: none for what combines with the letter before it, two for wide East Asian letters and most emoji. */
    private static int cells(String text) {
        return text.codePoints().map(ProblemText::cells).sum();
    }

    private static int cells(int point) {
        int type = Character.getType(point);
        boolean combining =
                type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
        return combining ? 0 : wide(point) ? 2 : 1;
    }

    private static boolean wide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0x303e)
                || (point >= 0x3041 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0xffe0 && point <= 0xffe6)
                || (point >= 0x1f300 && point <= 0x1f64f)
                || (point >= 0x1f680 && point <= 0x1f6ff)
                || (point >= 0x1f900 && point <= 0x1f9ff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }
}
