package org.phrasefield.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A terminal that gives each key at once and shows none by itself, until it is closed or the process ends. Ctrl-C stays what it is. */
final class Keys implements AutoCloseable {
    private static final int USUAL_ROWS = 24;

    private final String before;
    private final int rows;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread atEnd = new Thread(this::restore);

    private Keys(String before, int rows) {
        this.before = before;
        this.rows = rows;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** The terminal that the process reads from; empty where there is no command that can set it. */
    static Optional<Keys> taken() {
        Optional<String> before = stty("-g").filter(state -> !state.isBlank());
        if (before.isEmpty()) return Optional.empty();
        Keys keys = new Keys(before.get(), rows());
        if (stty("-icanon", "-echo", "min", "1", "time", "0").isPresent()) return Optional.of(keys);
        keys.close();
        return Optional.empty();
    }

    private static int rows() {
        String size = stty("size").orElse("");
        return size.matches("[1-9][0-9]{0,3} [0-9]+") ? Integer.parseInt(size.split(" ")[0]) : USUAL_ROWS;
    }

    /** Height of the terminal. */
    int height() {
        return rows;
    }

    private void restore() {
        if (open.getAndSet(false)) stty(before);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The hook has its turn by itself.
            return;
        }
    }

    /** What the command says; empty where it is not there or does not do it. */
    private static Optional<String> stty(String... words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
