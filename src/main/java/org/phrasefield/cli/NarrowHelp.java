package org.phrasefield.cli;

import java.io.PrintStream;
import java.io.Writer;

/** Help for a terminal that is too narrow for its two columns: each option or command on a line, and what it is beneath. */
final class NarrowHelp extends Writer {
    /** So wide that picocli breaks no line, which is done here. */
    static final int UNBROKEN = 2000;

    private static final String HEAD = "  ";
    private static final String TEXT = "    ";
    /** What stands further to the right is an entry's text. */
    private static final int SECOND_COLUMN = 9;

    private final PrintStream out;
    private final Columns columns;
    private final StringBuilder line = new StringBuilder();

    /** @param columns of the terminal */
    NarrowHelp(PrintStream out, int columns) {
        this.out = out;
        this.columns = new Columns(columns);
    }

    @Override
    public void write(char[] text, int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (text[at] == '\n') end();
            else if (text[at] != '\r') line.append(text[at]);
        }
    }

    private void end() {
        String whole = line.toString().stripTrailing();
        line.setLength(0);
        out.println(folded(whole));
    }

    private String folded(String whole) {
        String text = whole.strip();
        int gap = text.indexOf("  ");
        if (gap > 0)
            return HEAD + text.substring(0, gap) + "\n"
                    + columns.wrapped(TEXT, text.substring(gap).strip());
        int indent = whole.length() - text.length();
        if (indent >= SECOND_COLUMN) return columns.wrapped(TEXT, text);
        if (whole.startsWith("Usage: "))
            return new Columns(columns.width() - HEAD.length()).folded(whole).replace("\n", "\n" + HEAD);
        return columns.wrapped(indent > 0 ? HEAD : "", text);
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        if (!line.isEmpty()) end();
        out.flush();
    }
}
