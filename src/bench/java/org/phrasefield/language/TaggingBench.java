package org.phrasefield.language;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The whole way from text to tagged words: 10,000 answers of 150 words, cut from a text file, over and over where it is shorter. Arguments:
 * language, file. Prints CPU and wall seconds, first on one thread with nothing loaded, then on all processors.
 */
public final class TaggingBench {

    private static final int ANSWERS = 10_000;
    private static final int WORDS = 150;

    private TaggingBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Language language = Language.of(arguments[0]).orElseThrow();
        List<String> answers = answers(Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8));
        System.out.printf(
                Locale.ROOT,
                "conditions: %d answers of %d words, %s, Java %s, %d processors%n",
                ANSWERS,
                WORDS,
                language.tag(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        TextView.of(language, answers.get(0)).tagged();
        System.out.printf(Locale.ROOT, "first answer: %.2f s%n", (System.nanoTime() - start) / 1e9);
        pass(language, answers, 1);
        pass(language, answers, Runtime.getRuntime().availableProcessors());
    }

    private static void pass(Language language, List<String> answers, int threads) throws InterruptedException {
        AtomicLong words = new AtomicLong();
        AtomicLong cpu = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            Thread thread = new Thread(() -> {
                for (int i = first; i < answers.size(); i += threads) {
                    words.addAndGet(
                            TextView.of(language, answers.get(i)).taggedWords().size());
                }
                cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) thread.join();
        System.out.printf(
                Locale.ROOT,
                "%d threads: %d words, %.1f CPU s, %.1f s%n",
                threads,
                words.get(),
                cpu.get() / 1e9,
                (System.nanoTime() - start) / 1e9);
    }

    private static List<String> answers(String text) {
        String[] words = text.split("(?<=\\s)");
        List<String> answers = new ArrayList<>();
        int at = 0;
        while (answers.size() < ANSWERS) {
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < WORDS; i++) answer.append(words[at++ % words.length]);
            answers.add(answer.toString());
        }
        return answers;
    }
}
