package org.phrasefield.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.phrasefield.run.Patience;

/** Gives commands as a user types them, in a folder of its own. */
final class Shell {
    final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Browser browser = new NoBrowser();
    private String typed = "";
    private Clock clock = Clock.systemUTC();
    private Patience patience = new Patience(3, Duration.ofMillis(20), Patience.DEFAULT.longest());
    private OptionalInt terminal = OptionalInt.empty();
    private int columns = 80;
    /** Standard error of the last command, which may still run. */
    private volatile ByteArrayOutputStream said = new ByteArrayOutputStream();

    Shell(Path folder) {
        this.folder = folder;
    }

    /**
     * What a command left behind.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    record Ended(int code, String out, String err) {
        /** Standard output as one line: where prose folds depends on how long the temporary folder's name is. */
        String outUnfolded() {
            return out.replaceAll("\\s+", " ");
        }

        /** Standard error as one line. */
        String errUnfolded() {
            return err.replaceAll("\\s+", " ");
        }
    }

    Shell with(Browser other) {
        browser = other;
        return this;
    }

    /** On a terminal of so many columns, from now on. */
    Shell onTerminal(int columns) {
        terminal = OptionalInt.of(columns);
        return this;
    }

    /** What the user types from now on, in every command from its beginning. */
    Shell typing(String lines) {
        typed = lines;
        return this;
    }

    /** In a terminal of so many columns. */
    Shell columns(int other) {
        columns = other;
        return this;
    }

    /** By a program that waits so long before it asks again. */
    Shell with(Patience other) {
        patience = other;
        return this;
    }

    /** On a machine whose clock is this. */
    Shell with(Clock other) {
        clock = other;
        return this;
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ended ended = run(out, arguments);
        return new Ended(ended.code(), out.toString(StandardCharsets.UTF_8), ended.err());
    }

    /** Gives a command whose results go elsewhere. */
    Ended run(OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        said = err;
        Surroundings surroundings = new Surroundings(
                new BufferedReader(new StringReader(typed)),
                new ResultStream(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                clock,
                clock,
                patience,
                terminal.isPresent(),
                terminal.isPresent(),
                false,
                terminal.orElse(columns),
                browser);
        int code = Commands.run(surroundings, arguments);
        return new Ended(code, "", err.toString(StandardCharsets.UTF_8));
    }

    /** Whether the last command, which may still run, has said this among its messages. */
    boolean said(String words) {
        return said.toString(StandardCharsets.UTF_8).contains(words);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a results folder of another, under its name, where nothing lies yet. */
    void have(Path results) {
        Path own = folder.resolve(results.getName(results.getNameCount() - 1));
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(results.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files below a folder, sorted; none where it is not there. */
    List<String> files(String name) {
        Path below = folder.resolve(name);
        if (!Files.exists(below)) return List.of();
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
