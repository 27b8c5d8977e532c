package org.phrasefield.pace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whole runs as a user starts them, launcher and all, against {@link FastServer} in a process of its own; with the folder of an installed
 * promptfoo also the same number of prompts by {@code promptfoo eval}, with the same calls in flight, a page of its own, no cache and nothing
 * to score. Prints seconds from start to end of the process, the most memory that was resident (Linux), and how long ours says that it asked, one line a run,
 * ours and theirs in turn.
 *
 * <p>Arguments: numbers of calls with commas between, words of an answer with commas between, milliseconds of an answer, calls in flight, passes,
 * and promptfoo's folder if it is to be measured too.
 */
public final class PaceBench {
    private static final int CELLS = 240;

    private PaceBench() {}

    /** What our last line says of it. */
    private static final Pattern ASKING = Pattern.compile(", ([^,]+ of asking)");

    /** @param asking in words; empty of a program that does not say it */
    private record Measured(double seconds, long kilobytes, String asking) {}

    /** Runs the passes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Integer> sizes = numbers(arguments[0]);
        String delay = arguments[2];
        int flight = Integer.parseInt(arguments[3]);
        int passes = Integer.parseInt(arguments[4]);
        Optional<Path> promptfoo = Arrays.stream(arguments).skip(5).findFirst().map(Path::of);
        System.out.printf(
                Locale.ROOT,
                "answers after %s ms, %d calls in flight; %d cores, Java %s%n",
                delay,
                flight,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        for (int words : numbers(arguments[1])) {
            Process server = server(delay, words);
            try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
                String url = lines.readLine();
                for (int pass = 0; pass < passes; pass++) {
                    for (int size : sizes) {
                        int trials = (size + CELLS - 1) / CELLS;
                        int calls = trials * CELLS;
                        String how = String.format(
                                Locale.ROOT,
                                "%6d calls, answers of %3d words (calls alone: at least %.1f s)",
                                calls,
                                words,
                                calls * Long.parseLong(delay) / 1e3 / flight);
                        print("phrasefield", how, phrasefield(url, trials, flight));
                        if (promptfoo.isPresent())
                            print("promptfoo", how, promptfoo(promptfoo.get(), url, calls, flight));
                    }
                }
            } finally {
                server.destroy();
            }
        }
    }

    private static List<Integer> numbers(String commas) {
        return Arrays.stream(commas.split(",")).map(Integer::valueOf).toList();
    }

    private static void print(String who, String how, Measured measured) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %s  %7.2f s  %5d MB  %s%n",
                who,
                how,
                measured.seconds(),
                measured.kilobytes() >> 10,
                measured.asking());
    }

    private static Process server(String delay, int words) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FastServer.class.getName(),
                        delay,
                        Integer.toString(words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Measured phrasefield(String url, int trials, int flight) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pace-bench");
        Files.writeString(folder.resolve("pace.yaml"), """
                protocol: pace
                use: core24
                languages: [en]
                trials: %d
                concurrency: %d
                model: {model: openai/fast, url: "%s", key: PACE_KEY}
                """.formatted(trials, flight, url));
        try {
            return measure(
                    folder,
                    List.of(Path.of("phrasefield").toAbsolutePath().toString(), "run", "pace.yaml"),
                    Map.of("PACE_KEY", "none"));
        } finally {
            remove(folder);
        }
    }

    private static Measured promptfoo(Path installed, String url, int calls, int flight)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pace-bench");
        ObjectMapper json = new ObjectMapper();
        ObjectNode config = json.createObjectNode();
        config.putArray("prompts").add("{{question}}");
        ObjectNode provider = config.putArray("providers").addObject().put("id", "openai:chat:fast");
        provider.putObject("config").put("apiBaseUrl", url).put("apiKey", "none");
        ArrayNode tests = config.putArray("tests");
        for (int i = 0; i < calls; i++) {
            tests.addObject().putObject("vars").put("question", "Tell me about thing number " + i + ".");
        }
        Files.writeString(folder.resolve("config.json"), json.writeValueAsString(config));
        try {
            return measure(
                    folder,
                    List.of(
                            installed.resolve("node_modules/.bin/promptfoo").toString(),
                            "eval",
                            "-c",
                            "config.json",
                            "--no-cache",
                            "--no-table",
                            "--no-progress-bar",
                            "-j",
                            Integer.toString(flight),
                            "-o",
                            "page.html"),
                    Map.of(
                            "PROMPTFOO_DISABLE_TELEMETRY",
                            "1",
                            "PROMPTFOO_DISABLE_UPDATE",
                            "1",
                            "PROMPTFOO_CONFIG_DIR",
                            folder.resolve("config").toString(),
                            // A Node of its own may be installed beside it, since it asks for a new one.
                            "PATH",
                            installed.resolve("node_modules/node/bin") + File.pathSeparator + System.getenv("PATH")));
        } finally {
            remove(folder);
        }
    }

    private static Measured measure(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long most = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) most = Math.max(most, resident(process.toHandle()));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + process.exitValue() + ": "
                    + Files.readString(log.toPath(), StandardCharsets.UTF_8));
        }
        Matcher asking = ASKING.matcher(Files.readString(log.toPath(), StandardCharsets.UTF_8));
        return new Measured(seconds, most, asking.find() ? asking.group(1) : "");
    }

    /** The peak of resident memory of a process and its children, in kB, as Linux tells it; 0 where nothing is told. */
    private static long resident(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        return all.stream().mapToLong(PaceBench::peak).sum();
    }

    private static long peak(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
