package org.phrasefield.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.phrasefield.report.Harmless;

/** The one sink to a terminal: results and messages, with everything harmless that could move a cursor or change a colour. */
final class Console {
    /** How much is said beside the results. */
    enum Volume {
        QUIET,
        USUAL,
        VERBOSE
    }

    private static final int STREAM_BUFFER = 1 << 16;

    private final PrintStream out;
    private final PrintStream err;
    private final Volume volume;
    private final Consumer<String> log;
    private final OptionalInt columns;

    /** One whose messages nobody reads on a terminal: each sentence is a line, which can be searched. */
    Console(PrintStream out, PrintStream err, Volume volume) {
        this(out, err, volume, line -> {}, OptionalInt.empty());
    }

    /** One whose messages are also written elsewhere, whatever its volume. */
    Console logging(Consumer<String> elsewhere) {
        return new Console(out, err, volume, elsewhere, columns);
    }

    /** One whose messages are read on a terminal of so many columns, and folded there. */
    Console folding(int width) {
        return new Console(out, err, volume, log, OptionalInt.of(width));
    }

    private Console(PrintStream out, PrintStream err, Volume volume, Consumer<String> log, OptionalInt columns) {
        this.columns = columns;
        this.log = log;
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

    /** Facts for another program. */
    void json(Object facts) {
        ready(Harmless.json(JsonText.of(facts)) + "\n");
    }

    /** Writes a text. */
    interface Writing {
        void to(Appendable text) throws IOException;
    }

    /**
     * Results that come bit by bit and are never in memory together.
     *
     * @param terminal whether they are read on a terminal, and so made harmless; another program gets them as they are
     */
    void stream(boolean terminal, Writing writing) {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), STREAM_BUFFER);
        try {
            if (terminal) {
                try (HarmlessLines lines = new HarmlessLines(text)) {
                    writing.to(lines);
                }
            } else {
                writing.to(text);
            }
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a print stream keeps its faults to itself", e);
        }
    }

    /** A message; not when quiet. */
    void say(String line) {
        log.accept(line);
        if (volume != Volume.QUIET) print(line);
    }

    /** A message that is only of interest to the curious. */
    void whisper(String line) {
        if (volume == Volume.VERBOSE) print(line);
    }

    /** What went wrong; always. */
    void fault(String line) {
        log.accept(line);
        print(line);
    }

    private void print(String lines) {
        String harmless = Harmless.lines(lines);
        err.println(
                columns.isEmpty()
                        ? harmless
                        : harmless.lines()
                                .map(new Columns(columns.getAsInt())::folded)
                                .collect(Collectors.joining("\n")));
    }

    boolean quiet() {
        return volume == Volume.QUIET;
    }

    PrintStream messages() {
        return err;
    }
}
