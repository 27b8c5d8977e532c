package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in a terminal of so many columns.
 *
 * @param width columns of the terminal
 */
record Columns(int width) {
    private static final String GAP = "  ";

    /** A head, and a text that goes on beneath itself; a word that is too long for a line stands on one of its own. */
    String wrapped(String head, String text) {
        StringBuilder lines = new StringBuilder(head);
        int used = points(head);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && used + 1 + points(word) > width) {
                lines.append('\n').append(" ".repeat(points(head)));
                used = points(head);
            } else if (begun) {
                lines.append(' ');
                used++;
            }
            lines.append(word);
            used += points(word);
            begun = true;
        }
        return lines.toString();
    }

    /** Rows with their cells beneath each other; what goes beyond the last column of the terminal is cut, and says so. */
    List<String> table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                int wide = points(row.get(at));
                if (at < widths.size()) widths.set(at, Math.max(widths.get(at), wide));
                else widths.add(wide);
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < row.size(); at++) {
            if (at > 0) line.append(GAP);
            line.append(padded(row.get(at), widths.get(at)));
        }
        String whole = line.toString().stripTrailing();
        return points(whole) <= width ? whole : whole.substring(0, whole.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** The text with blanks up to a width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - points(text)));
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
