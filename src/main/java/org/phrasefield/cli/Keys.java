package org.phrasefield.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A terminal that gives each key at once and shows none by itself, until it is closed or the process ends. Ctrl-C stays what it is. */
final class Keys implements AutoCloseable {
    private static final int USUAL_ROWS = 24;
    /** Fewer columns than a word and its mark take are no terminal's. */
    private static final int FEWEST_COLUMNS = 10;

    private final String before;
    private final int usualColumns;
    private volatile Size size;
    private volatile Runnable resized = () -> {};
    private Optional<SignalHandler> listener = Optional.empty();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread atEnd = new Thread(this::restore);

    /**
     * What is seen of a terminal.
     *
     * @param rows its height
     * @param columns its width in letters
     */
    record Size(int rows, int columns) {
        /**
         * As the system writes it, height and width; what it does not tell is as usual.
         *
         * @param usualColumns width where none is told
         */
        static Size of(String told, int usualColumns) {
            if (!told.matches("[0-9]{1,4} [0-9]{1,4}")) return new Size(USUAL_ROWS, usualColumns);
            String[] sides = told.split(" ");
            int rows = Integer.parseInt(sides[0]);
            int columns = Integer.parseInt(sides[1]);
            return new Size(rows > 0 ? rows : USUAL_ROWS, columns >= FEWEST_COLUMNS ? columns : usualColumns);
        }
    }

    private Keys(String before, int usualColumns) {
        this.before = before;
        this.usualColumns = usualColumns;
        this.size = measured();
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            listener = Optional.of(Signal.handle(new Signal("WINCH"), signal -> {
                size = measured();
                resized.run();
            }));
        } catch (IllegalArgumentException unknown) {
            // A system that does not tell of it: the terminal keeps the size that it has.
            listener = Optional.empty();
        }
    }

    private Size measured() {
        return Size.of(stty("size").orElse(""), usualColumns);
    }

    /** @param then done whenever the terminal has another size */
    void whenResized(Runnable then) {
        resized = then;
    }

    /**
     * The terminal that the process reads from; empty where there is no command that can set it.
     *
     * @param usualColumns its width where it does not tell
     */
    static Optional<Keys> taken(int usualColumns) {
        Optional<String> before = stty("-g").filter(state -> !state.isBlank());
        if (before.isEmpty()) return Optional.empty();
        Keys keys = new Keys(before.get(), usualColumns);
        if (stty("-icanon", "-echo", "min", "1", "time", "0").isPresent()) return Optional.of(keys);
        keys.close();
        return Optional.empty();
    }

    /** The terminal's size, now. */
    Size size() {
        return size;
    }

    private void restore() {
        if (open.getAndSet(false)) stty(before);
    }

    @Override
    public void close() {
        restore();
        listener.ifPresent(earlier -> Signal.handle(new Signal("WINCH"), earlier));
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
