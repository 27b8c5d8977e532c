package org.phrasefield.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tokens a second of a model: reading a prompt of 64, 256 and 1024 tokens, and writing 32 tokens each in 1, 4, 8 and 16
 * sequences at once, arg max included. Passes are interleaved and the best of each is kept, so that a busy machine does
 * least harm. Ends with an error if 8 sequences give less than twice the rate of one, or 16 less than half the rate of
 * reading 64 tokens: these ratios hold on any machine.
 *
 * <p>With {@code ask} in the place of the number of passes it measures what it is asked for, a line each on standard input
 * ({@code prefill 64}, {@code decode 8}), and answers with the rate: so another engine's turn can lie between.
 *
 * <p>Run: as in src/bench/README.md, with MODEL.gguf [THREADS [PASSES]]
 */
public final class EngineBench {
    private static final int WRITTEN = 32;

    private final Model model;
    private final Map<String, Double> best = new LinkedHashMap<>();

    private EngineBench(Model model) {
        this.model = model;
    }

    public static void main(String[] args) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : cores;
        boolean asked = args.length > 2 && args[2].equals("ask");
        long start = System.nanoTime();
        try (Model model = Model.open(Path.of(args[0]), threads)) {
            double loaded = (System.nanoTime() - start) * 1e-9;
            System.out.printf(
                    Locale.ROOT,
                    "%s %s, kernel %s, %d threads of %d cores, load %.2f before, Java %s, loaded in %.2f s%n",
                    model.card().name(),
                    model.card().quantisation(),
                    model.kernel(),
                    model.threads(),
                    cores,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.version(),
                    loaded);
            EngineBench bench = new EngineBench(model);
            if (asked) {
                bench.answer();
                return;
            }
            int passes = args.length > 2 ? Integer.parseInt(args[2]) : 4;
            for (int pass = 0; pass < passes; pass++) {
                bench.pass();
            }
            bench.report(passes);
        }
    }

    private void pass() {
        for (String task :
                List.of("prefill 64", "prefill 256", "prefill 1024", "decode 1", "decode 4", "decode 8", "decode 16")) {
            best.merge(task, rate(task), Math::max);
        }
    }

    private void answer() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String task = in.readLine(); task != null; task = in.readLine()) {
            System.out.printf(Locale.ROOT, "%.2f%n", rate(task));
        }
    }

    private double rate(String task) {
        int number = Integer.parseInt(task.substring(task.indexOf(' ') + 1));
        return task.startsWith("prefill") ? prefill(number) : decode(number);
    }

    private double prefill(int tokens) {
        Sequence sequence = model.transformer().sequence(tokens);
        long start = System.nanoTime();
        read(sequence, tokens);
        return tokens / seconds(start);
    }

    private double decode(int lanes) {
        Transformer transformer = model.transformer();
        List<Sequence> sequences = new ArrayList<>();
        int[] tokens = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            Sequence sequence = transformer.sequence(8 + WRITTEN);
            tokens[lane] = Distribution.likeliest(read(sequence, 8));
            sequences.add(sequence);
        }
        long start = System.nanoTime();
        for (int i = 0; i < WRITTEN; i++) {
            List<Row> rows = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                Sequence sequence = sequences.get(lane);
                rows.add(new Row(sequence, tokens[lane], sequence.length(), true));
            }
            List<float[]> logits = transformer.step(rows);
            for (int lane = 0; lane < lanes; lane++) {
                tokens[lane] = Distribution.likeliest(logits.get(lane));
            }
        }
        return lanes * WRITTEN / seconds(start);
    }

    private float[] read(Sequence sequence, int tokens) {
        List<float[]> logits = List.of();
        for (int from = 0; from < tokens; from += Transformer.MAX_ROWS) {
            List<Row> rows = new ArrayList<>();
            for (int p = from; p < Math.min(tokens, from + Transformer.MAX_ROWS); p++) {
                rows.add(new Row(sequence, 1000 + p * 37 % 40_000, p, p == tokens - 1));
            }
            logits = model.transformer().step(rows);
        }
        return logits.get(0);
    }

    private void report(int passes) {
        System.out.println("tokens/s, best of " + passes + " interleaved passes:");
        best.forEach((name, rate) -> System.out.printf(Locale.ROOT, "  %-13s %6.1f%n", name, rate));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .mapToLong(EngineBench::peak)
                .sum();
        System.out.printf(Locale.ROOT, "peak heap %d MB (sum of the pools' peaks)%n", peak >> 20);
        ratio("decode 8", "decode 1", 2);
        ratio("decode 16", "prefill 64", 0.5);
    }

    private void ratio(String above, String below, double least) {
        double ratio = best.getOrDefault(above, 0.0) / best.getOrDefault(below, 1.0);
        System.out.printf(Locale.ROOT, "%s / %s = %.2f, must be at least %.1f%n", above, below, ratio, least);
        if (ratio < least) {
            throw new IllegalStateException("The ratio is too low");
        }
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getType() == java.lang.management.MemoryType.HEAP
                ? pool.getPeakUsage().getUsed()
                : 0;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
