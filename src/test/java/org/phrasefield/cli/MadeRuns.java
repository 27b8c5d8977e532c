package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs that tests of a class begin with, each made once, apart, and copied to whoever has it. */
final class MadeRuns {
    private final Supplier<Path> apart;
    private final Map<List<Object>, Made> made = new HashMap<>();

    /** What a protocol's runs left: their results folder, and what the screen said of the last. */
    private record Made(Path results, Shell.Ended ended) {}

    /** @param apart the folder that they are made in */
    MadeRuns(Supplier<Path> apart) {
        this.apart = apart;
    }

    /** Leaves in a shell's folder what one run of a protocol that lies there leaves; what it said is returned. */
    Shell.Ended leave(Shell shell, String protocol) {
        return leave(shell, protocol, 1);
    }

    /** The same of so many runs one after the other. */
    Shell.Ended leave(Shell shell, String protocol, int runs) {
        Made left = made.computeIfAbsent(List.of(shell.read(protocol), runs), any -> make(shell, protocol, runs));
        shell.have(left.results());
        return left.ended();
    }

    private Made make(Shell shell, String protocol, int runs) {
        Shell maker = new Shell(folder(Integer.toString(made.size())));
        maker.write(protocol, shell.read(protocol));
        Shell.Ended ended = maker.run("run", protocol);
        for (int run = 2; run <= runs; run++) ended = maker.run("run", protocol, "--new");
        assertThat(ended.code()).as(ended.err()).isZero();
        return new Made(maker.folder.resolve("results"), ended);
    }

    private Path folder(String name) {
        try {
            return Files.createDirectory(apart.get().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
