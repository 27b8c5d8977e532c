package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.phrasefield.language.TextWidth;

/**
 * Text in a terminal of so many columns.
 *
 * @param width columns of the terminal
 */
record Columns(int width) {
    private static final String GAP = "  ";
    /** What belongs to a command as its argument: a placeholder, a number, a file, an option, a text in quotes, a run's id. */
    private static final Pattern ARGUMENT =
            Pattern.compile("[A-Z]{2,}[,;.:)]?|[0-9.]+[,;.:)]?|-\\S+|\\S*[/\\\\.]\\S+|[\"'].*|\\S*\\d\\S*|fetch");

    /** A sentence in lines of this width; one that is set in, such as a line of a file that is shown, stays as it is. */
    String folded(String line) {
        return line.startsWith(" ") || points(line) <= width ? line : wrapped("", line);
    }

    /**
     * A head, and a text that goes on beneath itself; a word or a command that is too long for a line stands on one of its own, and further to the left
     * where it has more room there.
     */
    String wrapped(String head, String text) {
        StringBuilder lines = new StringBuilder(head);
        int used = points(head);
        boolean begun = false;
        for (String word : pieces(text)) {
            int indent = Math.max(0, Math.min(points(head), width - points(word)));
            boolean over = used + (begun ? 1 : 0) + points(word) > width;
            if (over && (begun || indent < points(head))) {
                lines.append('\n').append(" ".repeat(indent));
                used = indent;
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

    /** The words of a text; what is to be copied, a command with its arguments or an option with its value, is one. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        boolean command = false;
        boolean option = false;
        for (String word : text.split(" ", -1)) {
            int last = pieces.size() - 1;
            boolean named = command && pieces.get(last).endsWith("phrasefield");
            if (named || (command || option) && ARGUMENT.matcher(word).matches()) {
                pieces.set(last, pieces.get(last) + " " + word);
            } else {
                pieces.add(word);
                command = word.equals("phrasefield") || word.endsWith("/phrasefield");
                option = false;
            }
            boolean ended = !word.isEmpty() && ",;.:)".indexOf(word.charAt(word.length() - 1)) >= 0;
            command &= !ended;
            option = !ended && word.startsWith("--");
        }
        return pieces;
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
        return points(whole) <= width ? whole : whole.substring(0, TextWidth.end(whole, 0, width - 1)) + "…";
    }

    /** The text with blanks up to a width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - points(text)));
    }

    private static int points(String text) {
        return TextWidth.of(text);
    }
}
