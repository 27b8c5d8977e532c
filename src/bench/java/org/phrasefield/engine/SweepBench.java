package org.phrasefield.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A small sweep as the product does it: 64 questions from 16 callers through one engine, up to 120 tokens each; seconds,
 * answers and tokens a second, and the heap it took.
 *
 * <p>Run: {@code java -Xmx1200m -cp target/test-classes:target/classes:$(cat target/class-path)
 * org.phrasefield.engine.SweepBench MODEL.gguf [THREADS [LANES]]}
 */
public final class SweepBench {
    private static final int QUESTIONS = 64;
    private static final int CALLERS = 16;

    private SweepBench() {}

    public static void main(String[] args) throws Exception {
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : Runtime.getRuntime().availableProcessors();
        int lanes = args.length > 2 ? Integer.parseInt(args[2]) : Engine.DEFAULT_LANES;
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (Engine engine = Engine.open(Path.of(args[0]), threads, lanes)) {
            List<Callable<Completion>> calls = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                Turn turn = Turn.user("Imagine you live in a rented flat, number " + i + ". How do you deal with noise?");
                Request request = new Request(List.of(turn), Sampling.at(0.7, i), 120, List.of());
                calls.add(() -> engine.generate(request));
            }
            long start = System.nanoTime();
            int tokens = 0;
            for (Future<Completion> answer : callers.invokeAll(calls)) {
                tokens += answer.get().outputTokens();
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            System.out.printf(
                    Locale.ROOT,
                    "%d answers, %d tokens in %.1f s: %.1f answers/min, %.1f tokens/s (%d threads, %d lanes, Java %s)%n",
                    QUESTIONS,
                    tokens,
                    seconds,
                    QUESTIONS * 60 / seconds,
                    tokens / seconds,
                    engine.model().threads(),
                    lanes,
                    Runtime.version());
            heap();
        } finally {
            callers.shutdown();
        }
    }

    private static void heap() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime())
                .sum();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "heap: %d MB allowed, %d MB peak, %d MB live, %d ms collecting%n",
                runtime.maxMemory() >> 20,
                peak >> 20,
                runtime.totalMemory() - runtime.freeMemory() >> 20,
                collecting);
    }
}
