package org.phrasefield.cli;

import java.io.PrintStream;

/** The one sink to a terminal: results and messages, with everything harmless that could move a cursor or change a colour. */
final class Console {
    /** How much is said beside the results. */
    enum Volume {
        QUIET,
        USUAL,
        VERBOSE
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Volume volume;

    Console(PrintStream out, PrintStream err, Volume volume) {
        this.out = out;
        this.err = err;
        this.volume = volume;
    }

    /** A line of results. */
    void result(String line) {
        out.println(harmless(line));
    }

    /** Results that were made for a terminal and guarded by their maker. */
    void ready(String text) {
        out.print(text);
        out.flush();
    }

    /** A message; not when quiet. */
    void say(String line) {
        if (volume != Volume.QUIET) err.println(harmless(line));
    }

    /** A message that is only of interest to the curious. */
    void whisper(String line) {
        if (volume == Volume.VERBOSE) err.println(harmless(line));
    }

    /** What went wrong; always. */
    void fault(String line) {
        err.println(harmless(line));
    }

    boolean quiet() {
        return volume == Volume.QUIET;
    }

    boolean verbose() {
        return volume == Volume.VERBOSE;
    }

    PrintStream messages() {
        return err;
    }

    /** Control characters, but for line ends and tabs, as visible signs; marks that change the direction of writing left out. */
    static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t') safe.append((char) point);
            else if (point < 0x20) safe.append((char) (0x2400 + point));
            else if (point == 0x7f) safe.append('\u2421');
            else if (point < 0xa0 && point > 0x7f || point >= 0xd800 && point <= 0xdfff) safe.append('\ufffd');
            else if (!(point >= 0x202a && point <= 0x202e || point >= 0x2066 && point <= 0x2069))
                safe.appendCodePoint(point);
        });
        return safe.toString();
    }
}
