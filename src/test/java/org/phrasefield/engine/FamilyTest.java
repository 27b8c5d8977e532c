package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture, pre-tokeniser, template and tensor format against what a llama.cpp server made of the same files. */
@Timeout(120)
@Tag("arithmetic")
class FamilyTest {
    private static final List<JsonNode> GOLDEN =
            Golden.list(Golden.read("family-golden.json").required("models"));

    /** Most that log-probabilities differ from those of exact weights and of rounded activations. */
    private static final double EXACT = 0.002;

    private static final double ROUNDED = 0.4;

    @TempDir
    private static Path folder;

    static Stream<TinyFamily> all() {
        return TinyFamily.all().stream();
    }

    static Stream<TinyFamily> speaking() {
        return all().filter(each -> each.type().blockLength() == 1);
    }

    private static JsonNode golden(TinyFamily model) {
        return GOLDEN.stream()
                .filter(each -> each.required("name").asText().equals(model.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyModelHasItsGolden() {
        assertThat(GOLDEN.stream().map(each -> each.required("name").asText()))
                .containsExactlyInAnyOrderElementsOf(all().map(TinyFamily::name).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nextTokensHaveTheServersProbabilities(TinyFamily family) {
        JsonNode golden = golden(family);
        Path file = family.write(folder);
        assertThat(ModelCard.read(file).sha256())
                .as("the file that the goldens were made of")
                .isEqualTo(golden.required("sha256").asText());
        try (Model model = Model.open(file, 1)) {
            agrees(model, golden.required("next"), EXACT);
            if (golden.has("rounded")) {
                agrees(model, golden.required("rounded"), ROUNDED);
            }
        }
    }

    private static void agrees(Model model, JsonNode cases, double tolerance) {
        for (JsonNode each : cases) {
            List<Integer> ids = Golden.integers(each.required("ids"));
            List<Row> rows = GoldenTest.rows(model.transformer().sequence(ids.size()), ids);
            float[] logits = new float[0];
            for (int from = 0; from < rows.size(); from += Transformer.MAX_ROWS) {
                List<Row> part = rows.subList(from, Math.min(rows.size(), from + Transformer.MAX_ROWS));
                logits = model.transformer().step(part).stream().findFirst().orElse(logits);
            }
            double[] logProbabilities = Distribution.logProbabilities(logits);
            assertThat(Golden.list(each.required("next")))
                    .hasSize(20)
                    .allSatisfy(next -> assertThat(logProbabilities[next.get(0).asInt()])
                            .as("after %d tokens", ids.size())
                            .isCloseTo(next.get(1).asDouble(), within(tolerance)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSequenceAloneAndInABatchIsBitwiseEqual(TinyFamily family) {
        Path file = family.write(folder);
        for (Kernel kernel : List.of(KernelChoice.plain(), KernelChoice.vector().orElseThrow())) {
            TransformerTest.aloneAndInABatch(file, kernel, Boolean.getBoolean("phrasefield.long") ? 1 : 5);
        }
    }

    @ParameterizedTest
    @MethodSource("speaking")
    void textsBecomeTheServersTokens(TinyFamily family) {
        try (Model model = Model.open(family.write(folder), 1)) {
            assertThat(Golden.list(golden(family).required("tokenise")))
                    .hasSizeGreaterThan(60)
                    .allSatisfy(each -> {
                        String text = each.required("text").asText();
                        List<Integer> ids = model.tokenizer().encode(text).ids();
                        assertThat(ids).as(text).isEqualTo(Golden.integers(each.required("ids")));
                        assertThat(model.tokenizer().decode(ids)).isEqualTo(text);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("speaking")
    void chatsBecomeTheServersPrompts(TinyFamily family) {
        try (Model model = Model.open(family.write(folder), 1)) {
            assertThat(Golden.list(golden(family).required("chats")))
                    .isNotEmpty()
                    .allSatisfy(chat -> {
                        Prompt prompt = model.prompt(Golden.turns(chat));
                        assertThat(prompt.ids()).isEqualTo(Golden.integers(chat.required("ids")));
                        assertThat(prompt.rendered())
                                .isEqualTo(model.tokenizer().decode(prompt.ids()));
                        // The server adds a begin token when it tokenises, and takes it out of what it shows.
                        assertThat(prompt.rendered())
                                .endsWith(chat.required("rendered").asText());
                    });
        }
    }
}
