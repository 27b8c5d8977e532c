package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Metric;
import org.phrasefield.store.JdbcAnswerStore;

/** Beside scores stands what they were made with. */
class InstrumentsKeptTest {
    @TempDir
    Path folder;

    @Test
    void versionAndDigestOfEachInstrumentAreKeptWithTheScoresThatItMade() {
        Shell shell = new Shell(folder);
        shell.write("answers.csv", "intent,form,answer\nbread,direct,Bread is a food of flour and water.\n");
        assertThat(shell.run("import", "answers.csv").code()).isZero();
        List<String> scored =
                shell.read("results/import-answers-001/scores.csv").lines().toList();
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
            for (Metric metric : Catalogue.BUILT_IN.all()) {
                assertThat(scored).anyMatch(row -> row.contains("," + metric.id() + "," + metric.version() + ","));
                assertThat(store.basis(metric.id(), metric.version()))
                        .as(metric.id())
                        .isEqualTo(Catalogue.BUILT_IN.bases().get(metric))
                        .allMatch(line -> line.matches(".+ [0-9a-f]{16}"));
            }
            assertThat(store.basis("words", "0")).isEmpty();
        }
    }
}
