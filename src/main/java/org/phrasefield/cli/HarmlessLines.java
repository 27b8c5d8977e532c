package org.phrasefield.cli;

import java.io.Closeable;
import java.io.IOException;
import org.phrasefield.report.Harmless;

/** Makes lines harmless on their way to a terminal, each as soon as it is whole. */
final class HarmlessLines implements Appendable, Closeable {
    private final Appendable out;
    private final StringBuilder line = new StringBuilder();

    HarmlessLines(Appendable out) {
        this.out = out;
    }

    @Override
    public Appendable append(char c) throws IOException {
        line.append(c);
        if (c == '\n') close();
        return this;
    }

    /** Hands on what is left of a last line. */
    @Override
    public void close() throws IOException {
        out.append(Harmless.lines(line.toString()));
        line.setLength(0);
    }

    @Override
    public Appendable append(CharSequence text) throws IOException {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int from, int to) throws IOException {
        for (int at = from; at < to; at++) append(text.charAt(at));
        return this;
    }
}
