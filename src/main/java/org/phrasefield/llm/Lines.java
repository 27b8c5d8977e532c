package org.phrasefield.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Cuts bytes into lines, wherever the network cut them, and keeps the first megabyte for the record. Secrets are hidden in each line before
 * anybody reads it, so that none is cut in two and missed later.
 */
final class Lines {
    /** What is kept for the record. */
    static final int KEPT = 1 << 20;
    /** What is read at most. */
    static final int LONGEST = 16 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final String host;
    private final Secrets secrets;
    private long read;

    Lines(String host, Secrets secrets) {
        this.host = host;
        this.secrets = secrets;
    }

    /**
     * Takes bytes and hands on each line that they complete.
     *
     * @throws Broken when more came than is read, or than the reading may keep: many lanes share one heap
     */
    void take(ByteBuffer bytes, Reading reading) throws Broken {
        read += bytes.remaining();
        if (read > LONGEST) throw Broken.tooLong(host, LONGEST);
        byte[] some = new byte[bytes.remaining()];
        bytes.get(some);
        kept.write(some, 0, Math.min(some.length, KEPT + secrets.longest() - kept.size()));
        int from = 0;
        for (int at = 0; at < some.length; at++) {
            if (some[at] != '\n') continue;
            line.write(some, from, at - from);
            from = at + 1;
            rest(reading);
        }
        line.write(some, from, some.length - from);
        if (line.size() + reading.held() > reading.longest()) throw Broken.tooLong(host, reading.longest());
    }

    /** Hands on what came after the last line end. */
    void rest(Reading reading) throws Broken {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        reading.line(secrets.hideIn(whole));
    }

    /** A text with the same secrets hidden. */
    String hidden(String text) {
        return secrets.hideIn(text);
    }

    /** The first megabyte as it came. */
    String kept() {
        String hidden = secrets.hideIn(kept.toString(StandardCharsets.UTF_8));
        return hidden.length() <= KEPT ? hidden : hidden.substring(0, KEPT);
    }

    boolean nothing() {
        return read == 0;
    }
}
