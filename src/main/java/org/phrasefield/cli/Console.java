package org.phrasefield.cli;

import java.io.PrintStream;
import org.phrasefield.report.Harmless;

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
        out.println(Harmless.lines(line));
    }

    /** Results that were made for a terminal and guarded by their maker. */
    void ready(String text) {
        out.print(text);
        out.flush();
    }

    /** A message; not when quiet. */
    void say(String line) {
        if (volume != Volume.QUIET) err.println(Harmless.lines(line));
    }

    /** A message that is only of interest to the curious. */
    void whisper(String line) {
        if (volume == Volume.VERBOSE) err.println(Harmless.lines(line));
    }

    /** What went wrong; always. */
    void fault(String line) {
        err.println(Harmless.lines(line));
    }

    boolean quiet() {
        return volume == Volume.QUIET;
    }

    PrintStream messages() {
        return err;
    }
}
