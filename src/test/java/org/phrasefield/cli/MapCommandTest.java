package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
    private static final String PROTOCOL = """
            protocol: %s
            languages: [%s]
            use: core24
            forms: [direct, what-do-you-think, name]
            trials: 3
            report: {language: %s}
            model: planted/%s
            """;

    @TempDir
    static Path together;

    private static final MadeRuns MADE = new MadeRuns(() -> together);

    @TempDir
    private Path folder;

    private Shell ran(String name, String language, String model) {
        Shell shell = new Shell(folder);
        shell.write(name + ".yaml", PROTOCOL.formatted(name, language, language, model));
        MADE.leave(shell, name + ".yaml");
        return shell;
    }

    private static String flowing(String lines) {
        return lines.replaceAll("\\s+", " ");
    }

    @Test
    void whatIsPlantedInTheStyleIsVisibleAndTheTableSaysSoToo() {
        Shell shell = ran("s", "en", "style");
        String written = shell.read("results/s-001/map.csv");
        Shell.Ended map = shell.run("map");
        assertThat(map.code()).as(map.err()).isZero();
        assertThat(flowing(map.out()))
                .contains("1 of 2 forms can be told from “Tell me about…”: “What do you think…”.")
                .contains("A What do you think…: ")
                .contains("perhaps")
                .contains("not told apart")
                .contains("The two axes keep")
                .contains("observes nothing inside a model")
                .doesNotContain("\u001B");
        assertThat(map.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        assertThat(map.err()).contains("map.csv");
        assertThat(shell.read("results/s-001/map.csv")).isEqualTo(written);
        assertThat(written.lines().filter(line -> line.contains(",map,en,planted/style,en-style ")))
                .singleElement()
                .asString()
                .contains(",differs,");
        assertThat(shell.read("results/s-001/report.html")).contains("<svg class=\"plane\"");
    }

    @Test
    void theMapIsShownEvenWhereItsFileCannotBeWritten() throws IOException {
        Shell shell = ran("s", "en", "style");
        Path file = folder.resolve("results/s-001/map.csv");
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));
        Shell.Ended map = shell.run("map");
        assertThat(map.code()).isEqualTo(2);
        assertThat(flowing(map.out())).contains("What do you think…", "The two axes keep");
        assertThat(map.errUnfolded()).contains("map.csv cannot be written (").doesNotContain("Map: ");
    }

    @Test
    void whereNothingIsPlantedThePageSaysSoAndDrawsNothing() {
        Shell shell = ran("d", "en", "none");
        assertThat(shell.run("map").out()).contains("No visible difference").doesNotContain("·");
        assertThat(shell.read("results/d-001/report.html"))
                .contains("No visible difference: on these axes")
                .doesNotContain(
                        "<svg class=\"plane\" viewBox=\"0 0 720 520\" role=\"img\" aria-labelledby=\"p0-map-plane");
    }

    @Test
    void aRussianReaderIsTalkedToInRussian() {
        Shell shell = ran("r", "ru", "style");
        assertThat(flowing(shell.run("map").out()))
                .startsWith("Язык: русский; модель: planted/style. Где лежат ответы по стилю и лексике.")
                .contains("На этих осях от контрольной формы «Расскажи о…» отличается 1 форма из 2: «Что ты думаешь…».")
                .contains("отчасти");
    }

    @Test
    void runsAreHeldBesideEachOtherOnTheSameAxes() {
        Shell shell = ran("d", "en", "none");
        shell.run("run", "d.yaml", "--new");
        Shell.Ended moved = shell.run("map", "d-002", "--from", "d-001");
        assertThat(moved.code()).as(moved.err()).isZero();
        assertThat(moved.out())
                .contains("From d-001 to d-002, on the same axes")
                .contains("No visible move");
        Shell.Ended itself = shell.run("map", "d-002", "--from", "d-002");
        assertThat(itself.code()).isEqualTo(2);
        assertThat(itself.err()).contains("name two different runs");
        shell.write("e.yaml", PROTOCOL.formatted("e", "ru", "ru", "none").replace("trials: 3", "trials: 1"));
        Shell.Ended other = shell.run("run", "e.yaml");
        assertThat(other.code()).as(other.err()).isZero();
        Shell.Ended apart = shell.run("map", "e-001", "--from", "d-001");
        assertThat(apart.code()).isEqualTo(2);
        assertThat(apart.err()).contains("no language, model and intent in common");
        assertThat(shell.run("map", "nothing-001").code()).isEqualTo(2);
    }

    @Test
    void answersThatAreTooShortHaveNoPlace() {
        Shell shell = new Shell(folder);
        shell.write(
                "short.yaml",
                "protocol: short\nintents: [{topic: bread}]\nforms: [direct, imagine]\ntrials: 1\nmodel: echo\n");
        shell.run("run", "short.yaml");
        Shell.Ended map = shell.run("map");
        assertThat(map.code()).isZero();
        assertThat(map.out()).isBlank();
        assertThat(map.err()).contains("No answer of short-001 has a place on the map");
        assertThat(shell.read("results/short-001/map.csv").lines()).hasSize(1);
    }
}
