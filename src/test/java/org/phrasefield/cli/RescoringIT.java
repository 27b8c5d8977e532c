package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old answers are scored anew at the promised pace, in memory that does not grow with their number; of all that in full length with -Plong. */
@Tag("paced")
class RescoringIT {
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");
    private static final List<String> FORMS = List.of("direct", "imagine", "story", "name");
    private static final int INTENTS = 25;
    private static final int WORDS = 150;
    /** Half a minute on two cores. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
    }

    @Test
    void theSameScoresComeAtThePromisedPaceInMemoryThatDoesNotGrow() throws Exception {
        int many = LONG ? 100 : 2;
        imported("few", Math.max(1, many / 4));
        imported("many", many);
        long few = again("few").most();
        // A copy and not the text: what the test holds would be measured, too.
        Path scores = folder.resolve("results/import-many-001/scores.csv");
        Path before = Files.copy(scores, folder.resolve("before.csv"));
        Duration began = processor();
        Heap heap = again("many");
        Duration took = processor().minus(began);
        assertThat(Files.mismatch(scores, before)).as("the same bytes").isEqualTo(-1);
        if (LONG) {
            assertThat(took).as("of the processor").isLessThan(PROMISED);
            assertThat(heap.most())
                    .as("MB, beside %s of a quarter of the answers", few)
                    .isLessThan(few + 16);
        }
    }

    private Heap again(String name) throws InterruptedException {
        Heap heap = new Heap(Duration.ofMillis(500));
        try (heap) {
            Shell.Ended scored = shell.run("score", "import-" + name + "-001", "--again", "--quiet");
            assertThat(scored.code()).as(scored.err()).isZero();
        }
        return heap;
    }

    private void imported(String name, int trials) {
        Random random = new Random(trials);
        StringBuilder table = new StringBuilder("intent,form,language,trial,answer\n");
        for (int trial = 1; trial <= trials; trial++) {
            for (int intent = 0; intent < INTENTS; intent++) {
                for (String form : FORMS) {
                    String language = intent % 2 == 0 ? "en" : "ru";
                    table.append("topic ")
                            .append(intent)
                            .append(',')
                            .append(form)
                            .append(',')
                            .append(language)
                            .append(',')
                            .append(trial)
                            .append(',')
                            .append('"')
                            .append(ShippedTexts.answer(language, WORDS, random).replace("\"", "\"\""))
                            .append('"')
                            .append('\n');
                }
            }
        }
        shell.write(name + ".csv", table.toString());
        Shell.Ended done = shell.run("import", name + ".csv", "--quiet");
        assertThat(done.code()).as(done.err()).isZero();
    }

    private static Duration processor() {
        return Duration.ofNanos(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }
}
