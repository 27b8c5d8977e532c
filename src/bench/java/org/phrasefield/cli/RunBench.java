package org.phrasefield.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * A whole run against echo, which answers at once: plan, asking, store, scores, tables and page. Prints trials a second and the peak of
 * the heap. The first argument is the number of answers a cell in 480 cells (21 gives 10,080 trials).
 */
public final class RunBench {
    private static final int CELLS = 480;

    private RunBench() {}

    /** Runs once to warm up and once to measure. */
    public static void main(String[] arguments) throws IOException {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        run(1);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        double seconds = run(trials);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d trials against echo: %.1f s, %.0f trials/s from plan to page; heap peak %d MB; %d cores, Java %s%n",
                trials * CELLS,
                seconds,
                trials * CELLS / seconds,
                peak >> 20,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    }

    private static double run(int trials) throws IOException {
        Path folder = Files.createTempDirectory("run-bench");
        Files.writeString(
                folder.resolve("bench.yaml"), "protocol: bench\nuse: core24\ntrials: " + trials + "\nmodel: echo\n");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                nowhere,
                nowhere,
                Map.of(),
                folder,
                Clock.systemUTC(),
                false,
                false,
                80,
                DesktopBrowser.of("none", Map.of()));
        long start = System.nanoTime();
        int code = Commands.run(surroundings, "run", "bench.yaml");
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) throw new IllegalStateException("exit code " + code);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        return seconds;
    }
}
