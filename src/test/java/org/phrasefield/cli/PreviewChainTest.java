package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The preview through all commands: nights of a model whose answers to some forms are longer or shorter, and of one whose answers no form changes. What each
 * night was expected to bring is checked by it; what is said of that is read as another program reads it.
 */
class PreviewChainTest {
    private static final int NIGHTS = 6;
    private static final int TOPICS = 24;
    private static final int FORMS = 5;

    @TempDir
    static Path folder;

    private static final List<JsonNode> MODELS = new ArrayList<>();

    @BeforeAll
    static void nights() throws IOException {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", """
                protocol: planted
                use: core24
                models: [planted/length, planted/none]
                trials: 1
                languages: [en]
                forms: [direct, imagine, name, story, analogy, if-then]
                """);
        for (int night = 0; night < NIGHTS; night++) {
            Shell.Ended ended = shell.run("run", "p.yaml", "--new");
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        Shell.Ended ended = shell.run("preview", "--json", "Imagine a library under the sea.");
        assertThat(ended.code()).as(ended.err()).isZero();
        new ObjectMapper().readTree(ended.out()).get(0).path("models").forEach(MODELS::add);
    }

    private static JsonNode soFar(String model) {
        return MODELS.stream()
                .filter(each -> each.path("model").asText().equals(model))
                .findFirst()
                .orElseThrow()
                .path("length")
                .path("so_far");
    }

    /** Standard error with so many previews is below one percentage point, were they independent. */
    @Test
    void nineOfTenIntervalsHeldWhatCame() {
        int previews = 0;
        int held = 0;
        for (String model : List.of("planted/length", "planted/none")) {
            previews += soFar(model).path("previews").asInt();
            held += soFar(model).path("held").asInt();
        }
        assertThat(previews).isEqualTo(2 * (NIGHTS - 1) * TOPICS * FORMS);
        assertThat(held / (double) previews).isBetween(0.87, 0.93);
    }

    @Test
    void whereFormsDifferKnowingThemIsBetterThanTheirMean() {
        for (String rule : List.of("interval", "point")) {
            JsonNode skill = soFar("planted/length").path(rule + "_skill_against_mean_so_far");
            assertThat(skill.path("runs").asInt()).isEqualTo(NIGHTS - 1);
            assertThat(skill.path("skill").asDouble()).as(rule).isGreaterThan(0.05);
            assertThat(skill.path("better").asBoolean()).as(rule).isTrue();
        }
    }

    @Test
    void whereTheyDoNotNothingIsPretended() {
        JsonNode skill = soFar("planted/none").path("interval_skill_against_mean_so_far");
        assertThat(skill.path("runs").asInt()).isEqualTo(NIGHTS - 1);
        assertThat(skill.path("better").asBoolean()).isFalse();
        assertThat(skill.path("skill").asDouble()).isLessThan(0.05);
        assertThat(MODELS.get(1).path("length").path("form_tells").asBoolean()).isFalse();
        assertThat(MODELS.get(0).path("length").path("form_tells").asBoolean()).isTrue();
    }
}
