package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real weights against the reference's values, within the tolerances of a float engine; a class for each kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("arithmetic")
abstract class GoldenTest {
    /** Tokens of a continuation that are looked at: what is wrong with what was said before shows in the first. */
    private static final int CONTINUED = Boolean.getBoolean("phrasefield.long") ? Integer.MAX_VALUE : 16;

    private Optional<Model> opened = Optional.empty();

    /** By its name, what came of reading a chat. */
    private final Map<String, Reading> readings = new HashMap<>();

    /** The logits behind the last token, and what the steps to them showed. */
    private record Reading(float[] logits, Residuals trace) {}

    abstract Kernel kernel();

    @BeforeAll
    void open() {
        opened = Optional.of(Model.open(ModelWeights.require(), 2, kernel()));
    }

    @AfterAll
    void close() {
        opened.ifPresent(Model::close);
    }

    private Model model() {
        return opened.orElseThrow();
    }

    static Stream<String> chats() {
        return Golden.all("chats").stream().map(chat -> chat.required("name").asText());
    }

    static Stream<String> continuations() {
        return Golden.all("greedy").stream()
                .map(greedy -> greedy.required("prompt").asText());
    }

    @Test
    void theCardSaysWhatTheFileSays() {
        ModelCard card = model().card();
        JsonNode metadata = Golden.at("model").required("metadata");
        assertThat(card.name()).isEqualTo(metadata.required("general.name").asText());
        assertThat(card.architecture()).isEqualTo("llama");
        assertThat(card.quantisation()).isEqualTo("Q4_1");
        assertThat(card.sizeLabel()).isEqualTo("135M");
        assertThat(card.contextLength()).isEqualTo(8192);
        assertThat(card.languages()).containsExactly("en");
        assertThat(card.licence()).contains("apache-2.0");
        assertThat(card.template()).contains(Golden.at("chat_template").asText());
        assertThat(card.sha256())
                .isEqualTo(Golden.at("model").required("sha256").asText());
    }

    @Test
    void everyTextBecomesTheReferencesTokens() {
        assertThat(Golden.all("tokenise")).hasSize(54).allSatisfy(example -> {
            String text = example.required("text").asText();
            TokenIds tokens = model().tokenizer().encode(text);
            assertThat(tokens.ids()).as(text).isEqualTo(Golden.integers(example.required("ids")));
            String back = example.has("lossy") ? example.get("lossy").asText() : text;
            assertThat(model().tokenizer().decode(tokens.ids())).isEqualTo(back);
            assertThat(tokens.droppedBytes().isEmpty()).isEqualTo(!example.has("lossy"));
        });
    }

    @Test
    void bytesWithoutATokenAreThoseKnown() {
        List<Integer> without = new ArrayList<>();
        Tokenizer tokenizer = model().tokenizer();
        TreeSet<Integer> single = new TreeSet<>();
        for (int id = 0; id < tokenizer.size(); id++) {
            byte[] bytes = tokenizer.bytes(id);
            if (bytes.length == 1 && !tokenizer.isSpecial(id)) {
                single.add(bytes[0] & 0xFF);
            }
        }
        for (int value = 0; value < 256; value++) {
            if (!single.contains(value)) {
                without.add(value);
            }
        }
        assertThat(without).isEqualTo(Golden.integers(Golden.at("bytes_without_token")));
        assertThat(tokenizer.encode("a\u0004b\u0013").droppedBytes()).containsExactly(4, 19);
    }

    @Test
    void specialAndEndTokensAreThoseOfTheFile() {
        JsonNode specials = Golden.at("special_tokens");
        specials.fieldNames()
                .forEachRemaining(name -> assertThat(model().tokenizer().special(name))
                        .as(name)
                        .hasValue(specials.required(name).asInt()));
        assertThat(model().tokenizer().endTokens())
                .containsExactlyInAnyOrderElementsOf(Golden.integers(Golden.at("stop_ids")));
    }

    @Test
    void weightsAreDequantisedExactly() {
        GgufFile file = GgufFile.read(ModelWeights.require());
        JsonNode rows = Golden.at("dequantised");
        rows.fieldNames().forEachRemaining(place -> {
            JsonNode golden = rows.required(place);
            String tensor = place.substring(0, place.indexOf('['));
            int row = Integer.parseInt(place.substring(place.indexOf('[') + 1, place.length() - 1));
            int columns = golden.required("n").asInt();
            int outputs = tensor.startsWith("token")
                    ? 49_152
                    : tensor.contains("attn_v") ? 192 : tensor.contains("ffn_up") ? 1536 : 576;
            float[] values = new float[columns];
            file.tensor(tensor, outputs, columns).row(row, values);
            near(golden.required("first8"), values, 0);
            near(golden.required("values_16_19"), values, 16);
            double sum = 0;
            double squares = 0;
            for (float value : values) {
                sum += value;
                squares += (double) value * value;
            }
            assertThat(sum).as(place).isCloseTo(golden.required("sum").asDouble(), within(1e-4));
            assertThat(Math.sqrt(squares))
                    .as(place)
                    .isCloseTo(golden.required("l2").asDouble(), within(1e-4));
        });
    }

    @ParameterizedTest
    @MethodSource("chats")
    void aChatBecomesTheTemplatesPrompt(String name) {
        JsonNode chat = Golden.chat(name);
        Prompt prompt = model().prompt(Golden.turns(chat));
        assertThat(prompt.rendered()).isEqualTo(chat.required("rendered").asText());
        assertThat(prompt.ids()).isEqualTo(Golden.integers(chat.required("ids")));
        assertThat(prompt.droppedBytes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chats")
    void nextTokensHaveTheReferencesProbabilities(String name) {
        JsonNode chat = Golden.chat(name);
        double[] logProbabilities = Distribution.logProbabilities(reading(name).logits());
        assertThat(Golden.list(chat.required("next_top10")))
                .hasSize(10)
                .allSatisfy(
                        next -> assertThat(logProbabilities[next.required("id").asInt()])
                                .isCloseTo(next.required("logprob").asDouble(), within(0.002)));
        assertThat(Distribution.entropyBits(logProbabilities))
                .isCloseTo(chat.required("entropy_bits").asDouble(), within(0.005));
    }

    @ParameterizedTest
    @MethodSource("chats")
    void residualsAndTheLensAreTheReferences(String name) {
        JsonNode chat = Golden.chat(name);
        List<Integer> ids = Golden.integers(chat.required("ids"));
        Residuals residuals = reading(name).trace();
        List<JsonNode> norms = Golden.list(chat.required("residual_l2"));
        assertThat(norms).hasSize(31);
        List<float[]> last = residuals.ofRow(ids.size() - 1);
        for (int depth = 0; depth < norms.size(); depth++) {
            double norm = norms.get(depth).asDouble();
            assertThat(norm(last.get(depth))).as("depth " + depth).isCloseTo(norm, within(5e-4 * norm));
        }
        lensAgrees(
                Golden.list(chat.required("lens_top3")), model().transformer().lens(last));
    }

    private static void lensAgrees(List<JsonNode> golden, List<float[]> logits) {
        for (int depth = 0; depth < golden.size(); depth++) {
            double[] logProbabilities = Distribution.logProbabilities(logits.get(depth));
            for (JsonNode pair : golden.get(depth)) {
                assertThat(logProbabilities[pair.get(0).asInt()])
                        .as("depth " + depth)
                        .isCloseTo(pair.get(1).asDouble(), within(0.01));
            }
        }
    }

    @Test
    void attentionIsTheReferences() {
        JsonNode chat = Golden.chat("direct");
        Residuals trace = reading("direct").trace();
        assertThat(Golden.list(chat.required("attention_rows"))).isNotEmpty().allSatisfy(golden -> {
            float[] row = trace.ofHead(golden.required("layer").asInt() + " "
                    + golden.required("head").asInt() + " "
                    + golden.required("query").asInt());
            List<JsonNode> weights = Golden.list(golden.required("row"));
            assertThat(row).hasSize(weights.size());
            for (int i = 0; i < row.length; i++) {
                assertThat((double) row[i]).isCloseTo(weights.get(i).asDouble(), within(2e-4));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("continuations")
    void greedyContinuationsAreEqualUpToTies(String name) {
        JsonNode golden = Golden.all("greedy").stream()
                .filter(each -> each.required("prompt").asText().equals(name))
                .findFirst()
                .orElseThrow();
        List<Integer> expected = Golden.integers(golden.required("ids"));
        List<JsonNode> gaps = Golden.list(golden.required("gap_top1_top2"));
        List<Integer> prompt = Golden.integers(Golden.chat(name).required("ids"));
        Sequence sequence = model().transformer().sequence(prompt.size() + expected.size());
        float[] logits = model().transformer().step(rows(sequence, prompt)).get(0);
        for (int i = 0; i < Math.min(CONTINUED, expected.size()); i++) {
            int token = Distribution.likeliest(logits);
            if (token != expected.get(i)) {
                assertThat(gaps.get(i).asDouble())
                        .as("a flip at token " + i + " is a tie")
                        .isLessThan(0.01);
                return;
            }
            logits = model().transformer()
                    .step(List.of(new Row(sequence, token, sequence.length(), true)))
                    .get(0);
        }
    }

    private Reading reading(String name) {
        return readings.computeIfAbsent(
                name, chat -> read(Golden.integers(Golden.chat(chat).required("ids"))));
    }

    private Reading read(List<Integer> ids) {
        Sequence sequence = model().transformer().sequence(ids.size());
        Residuals trace = new Residuals();
        return new Reading(
                model().transformer().step(rows(sequence, ids), trace).get(0), trace);
    }

    static List<Row> rows(Sequence sequence, List<Integer> ids) {
        List<Row> rows = new ArrayList<>();
        for (int p = 0; p < ids.size(); p++) {
            rows.add(new Row(sequence, ids.get(p), p, p == ids.size() - 1));
        }
        return rows;
    }

    private static void near(JsonNode golden, float[] values, int from) {
        for (int i = 0; i < golden.size(); i++) {
            assertThat((double) values[from + i]).isCloseTo(golden.get(i).asDouble(), within(1e-6));
        }
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    /** Keeps everything that a step shows. */
    private static final class Residuals implements Trace {
        private final Map<Integer, List<float[]>> rows = new ConcurrentHashMap<>();
        private final Map<String, float[]> attention = new ConcurrentHashMap<>();

        @Override
        public void residual(int depth, int row, float[] residual) {
            List<float[]> depths = rows.computeIfAbsent(row, r -> new ArrayList<>());
            assertThat(depths).hasSize(depth);
            depths.add(residual.clone());
        }

        @Override
        public void attention(int layer, int row, int head, float[] weights, int positions) {
            attention.put(layer + " " + head + " " + row, Arrays.copyOf(weights, positions));
        }

        List<float[]> ofRow(int row) {
            return Objects.requireNonNull(rows.get(row));
        }

        float[] ofHead(String place) {
            return Objects.requireNonNull(attention.get(place));
        }
    }
}
