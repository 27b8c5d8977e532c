package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                trials: 3
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

    private static JsonNode of(String model, String aspect) {
        return MODELS.stream()
                .filter(each -> each.path("model").asText().equals(model))
                .findFirst()
                .orElseThrow()
                .path(aspect);
    }

    private static JsonNode soFar(String model) {
        return of(model, "length").path("so_far");
    }

    /** Standard error with so many previews is below one percentage point, were they independent. */
    @ParameterizedTest
    @ValueSource(strings = {"length", "style", "scope", "zone"})
    void nineOfTenIntervalsHeldWhatCame(String aspect) {
        int previews = 0;
        int held = 0;
        for (String model : List.of("planted/length", "planted/none")) {
            previews += of(model, aspect).path("so_far").path("previews").asInt();
            held += of(model, aspect).path("so_far").path("held").asInt();
        }
        // A topic whose answers lack a score in one night is not checked there.
        int all = 2 * (NIGHTS - 1) * TOPICS * FORMS;
        assertThat(previews).isBetween(95 * all / 100, all);
        assertThat(held / (double) previews).isBetween(0.87, 0.93);
    }

    /** What is measured in this run and language; so that a further number is not left unchecked. */
    @Test
    void everyNumberThatIsShownIsChecked() {
        for (JsonNode model : MODELS) {
            assertThat(model.properties().stream()
                            .filter(each -> each.getValue().path("low").isNumber())
                            .map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("length", "style", "scope", "zone");
        }
    }

    @Test
    void whereFormsDifferKnowingThemIsBetterThanTheirMean() {
        for (String rule : List.of("interval", "point")) {
            JsonNode skill = soFar("planted/length").path(rule + "_skill_against_mean_so_far");
            assertThat(skill.path("runs").asInt()).isEqualTo(NIGHTS - 1);
            assertThat(skill.path("skill").asDouble()).as(rule).isGreaterThan(0.05);
            assertThat(skill.path("better")).as(rule).isEqualTo(BooleanNode.TRUE);
        }
    }

    /** The same topics every night: each night counts, and is counted. */
    @Test
    void everyNightIsBehindTheNumbers() {
        JsonNode length = of("planted/length", "length");
        assertThat(length.path("topics").asInt()).isEqualTo(TOPICS);
        assertThat(length.path("answers").asInt()).isBetween(NIGHTS * TOPICS * 5, NIGHTS * TOPICS * 6);
        assertThat(MODELS.get(0).path("runs").asInt()).isEqualTo(NIGHTS);
        JsonNode skill = soFar("planted/length").path("point_skill_against_last_night");
        assertThat(skill.path("skill").asDouble()).isPositive();
    }

    @Test
    void noDistanceIsBelowNone() {
        for (JsonNode model : MODELS) {
            for (String aspect : List.of("style", "zone")) {
                assertThat(model.path(aspect).path("low").asDouble()).isNotNegative();
                assertThat(model.path(aspect).path("mean").path("low").asDouble())
                        .isNotNegative();
            }
        }
    }

    @Test
    void whereTheyDoNotNothingIsPretended() {
        JsonNode skill = soFar("planted/none").path("interval_skill_against_mean_so_far");
        assertThat(skill.path("runs").asInt()).isEqualTo(NIGHTS - 1);
        assertThat(skill.path("better").isNull() || skill.path("better").equals(BooleanNode.FALSE))
                .isTrue();
        assertThat(skill.path("skill").asDouble()).isLessThan(0.05);
        JsonNode alike = of("planted/none", "length");
        assertThat(alike.path("form_tells")).isEqualTo(BooleanNode.FALSE);
        assertThat(alike.path("mean").path("estimate").isNumber())
                .as("as on the screen")
                .isTrue();
        assertThat(alike.path("low").isNumber()).isTrue();
        JsonNode different = of("planted/length", "length");
        assertThat(different.path("form_tells")).isEqualTo(BooleanNode.TRUE);
        assertThat(different.path("estimate").isNumber()).isTrue();
    }
}
