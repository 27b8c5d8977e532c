package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell.Ended give(String... arguments) {
        return new Shell(folder).run(arguments);
    }

    private void run(String name) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "protocol: planted\nuse: core24\nmodel: planted/length\ntrials: 2\n"
                        + "languages: [ru]\nforms: [direct, imagine, name]\n");
        assertThat(give("run", name, "--new").code()).isZero();
    }

    @Test
    void withoutAnyRunThereIsAFormAndNoData() {
        Shell.Ended ended = give("preview", "Imagine a library under the sea.");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("imagine 0.95", "a library under the sea", "no data", "above all in style");
    }

    @Test
    void whatWasPlantedIsExpectedOfAPromptThatWasNeverSent() throws IOException {
        run("p.yaml");
        Shell.Ended ended = give("preview", "Представь библиотеку под водой.");
        assertThat(ended.out())
                .contains("planted/length", "длина", "24/96", "важна", "нет данных", "ближайший")
                .doesNotContain("до сих пор");
        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(ended.err()).contains("Learning from");
        assertThat(give("preview", "Представь мир.").err()).isEmpty();
        run("p.yaml");
        assertThat(give("preview", "Представь мир.").out())
                .containsPattern("из прежних интервалов \\(90 %\\) сбылось \\d+ из \\d+")
                .contains("среднего до сих пор +", "запусков мало");
    }

    @Test
    void jsonHasOneObjectForEachPrompt() throws IOException {
        run("p.yaml");
        Shell.Ended ended = give("preview", "--json", "Представь море.", "Назови море.");
        assertThat(ended.out())
                .contains(
                        "\"confidence\" : 0.95,\n    \"form\" : \"imagine\"",
                        "\"form\" : \"name\"",
                        "\"topics\" : 24",
                        "\"interval_skill_against_mean_so_far\"");
    }

    @Test
    void aPromptThatNobodyGaveIsAskedFor() {
        assertThat(give("preview").code()).isEqualTo(2);
        assertThat(give("preview", " ").code()).isEqualTo(2);
        assertThat(give("preview", "--watch", "none.txt").err()).contains("none.txt cannot be read");
        assertThat(give("preview", "--watch", "none.txt", "Imagine.").code()).isEqualTo(2);
    }

    @Test
    void aDamagedFileOfLessonsIsMadeAnew() throws IOException {
        run("p.yaml");
        Path kept = folder.resolve("results/planted-001/preview.json");
        String whole = give("preview", "Представь море.").out();
        Files.writeString(kept, "{\"stamp\": 7");
        assertThat(give("preview", "Представь море.").out()).isEqualTo(whole);
    }

    @Test
    void recognitionIsShownWithItsIntervals() {
        Shell.Ended ended = give("doctor", "--forms");
        assertThat(ended.out()).contains("made to mislead", "11 none");
        assertThat(give("doctor", "--forms", "--json").out()).contains("\"prompts\" : \"held out\"");
    }
}
