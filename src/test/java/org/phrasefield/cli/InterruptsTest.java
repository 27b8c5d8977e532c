package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.run.Stop;
import sun.misc.Signal;

/** Signals that this very process sends itself while somebody listens. */
final class InterruptsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private void end() {
        ended.complete(err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aSecondSignalSaysThatItEndsAtOnce() throws Exception {
        Stop stop = new Stop();
        CompletableFuture<Void> first = new CompletableFuture<>();
        Console console = new Console(stream, stream, Console.Volume.QUIET).logging(line -> first.complete(null));
        try (Interrupts interrupts = Interrupts.listen(stop, console, this::end)) {
            Signal.raise(new Signal("TERM"));
            first.get(1, TimeUnit.MINUTES);
            assertThat(stop.asked()).isTrue();
            Signal.raise(new Signal("TERM"));
            assertThat(ended.get(1, TimeUnit.MINUTES)).contains("Ended at once; what was in flight is given up");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void eachSignalIsAnsweredWhereNobodyAsks(String signal) throws Exception {
        // Whoever is started in the background of a shell, or by nohup, inherits that a signal is ignored, and so does
        // its
        // JVM.
        assumeFalse(ignores(new Signal(signal).getNumber()));
        try (Interrupts interrupts = Interrupts.plain(stream, this::end)) {
            Signal.raise(new Signal(signal));
            assertThat(ended.get(1, TimeUnit.MINUTES)).contains("Interrupted; what was answered until now is kept.");
        }
    }

    private static boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & (1L << (signal - 1))) != 0);
    }
}
