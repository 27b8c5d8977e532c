package org.phrasefield.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Lets nothing through that HTML forbids or that would be no UTF-8: control characters and lone surrogates become U+FFFD. */
final class PageWriter extends Writer {
    private final Appendable out;
    private char high;

    PageWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
        write(new String(text, from, count), 0, count);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        int start = from;
        for (int at = from; at < from + count; at++) {
            char c = text.charAt(at);
            boolean plain = high == 0 && !Character.isSurrogate(c) && !forbidden(c);
            if (plain) continue;
            out.append(text, start, at);
            start = at + 1;
            special(c);
        }
        out.append(text, start, from + count);
    }

    private void special(char c) throws IOException {
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                out.append(first).append(c);
                return;
            }
            out.append('\uFFFD');
        }
        if (Character.isHighSurrogate(c)) high = c;
        else out.append(Character.isLowSurrogate(c) || forbidden(c) ? '\uFFFD' : c);
    }

    private static boolean forbidden(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        try {
            if (high != 0) out.append('\uFFFD');
            high = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
