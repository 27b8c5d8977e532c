package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Right files are read; wrong, damaged and hostile ones are refused with a sentence that names the place. */
@Timeout(120)
class ModelFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void filesOfEveryTypeAreRunOnEveryVersion(TensorType type) {
        for (int version : new int[] {2, 3}) {
            Path file = TinyModel.writer(3, type).version(version).write(folder.resolve(type + ".gguf"));
            try (Model model = Model.open(file, 1)) {
                Sequence sequence = model.transformer().sequence(4);
                float[] logits = model.transformer()
                        .step(List.of(new Row(sequence, 5, 0, true)))
                        .get(0);
                for (float logit : logits) {
                    assertThat(logit).isFinite();
                }
            }
        }
    }

    @Test
    void theCardFallsBackToWhatTheFileShows() {
        ModelCard card = ModelCard.read(TinyModel.write(folder.resolve("tiny.gguf")));
        assertThat(card.name()).isEqualTo("Tiny");
        assertThat(card.quantisation()).isEqualTo("Q4_1");
        assertThat(card.sizeLabel()).isEqualTo("0M");
        assertThat(card.licence()).isEmpty();
        assertThat(card.sha256()).hasSize(64);
    }

    @Test
    void aCardIsReadOfAModelThatIsNotRun() {
        Path file = TinyModel.writer(1, TensorType.F32)
                .key("general.architecture", "gemma3")
                .key("gemma3.context_length", 32_768)
                .write(folder.resolve("gemma.gguf"));
        assertThat(ModelCard.read(file).architecture()).isEqualTo("gemma3");
        assertThatThrownBy(() -> Model.open(file, 1))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("gemma.gguf")
                .hasMessageContaining("'gemma3' is not supported");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("'llama.rope.scaling.type' is 'yarn'", w -> w.key("llama.rope.scaling.type", "yarn")),
                refusal("'llama.rope.scale_linear' is not known", w -> w.key("llama.rope.scale_linear", 2f)),
                refusal("'llama.expert_count' is 8", w -> w.key("llama.expert_count", 8)),
                refusal(
                        "'blk.0.attn_q.bias' is not part",
                        w -> w.tensor("blk.0.attn_q.bias", w.part("output_norm.weight"))),
                refusal(
                        "'rope_freqs.weight' is not part",
                        w -> w.tensor("rope_freqs.weight", w.part("output_norm.weight"))),
                refusal("'blk.1.ffn_up.weight' is missing", w -> w.without("blk.1.ffn_up.weight")),
                refusal(
                        "'blk.1.ffn_up.weight' is 64 × 64 and must be 64 × 96",
                        w -> w.tensor("blk.1.ffn_up.weight", w.part("blk.1.attn_q.weight"))),
                refusal("is of type Q2_K, which is not supported", w -> retyped(w, 10)),
                refusal("is of type number 777", w -> retyped(w, 777)),
                refusal("reaches beyond the end", w -> retyped(w, 0)),
                refusal("'llama.block_count' is missing", w -> w.without("llama.block_count")),
                refusal("'llama.block_count' must be a whole number", w -> w.key("llama.block_count", "two")),
                refusal("'llama.block_count' is 4294967295", w -> w.key("llama.block_count", -1)),
                refusal("'llama.embedding_length' is", w -> w.key("llama.embedding_length", 1 << 30)),
                refusal("'llama.attention.head_count_kv' is 9", w -> w.key("llama.attention.head_count_kv", 9)),
                refusal("not a multiple of the 3", w -> w.key("llama.attention.head_count_kv", 3)),
                refusal("'llama.vocab_size' is 7", w -> w.key("llama.vocab_size", 7)),
                refusal("'llama.rope.dimension_count' is 8", w -> w.key("llama.rope.dimension_count", 8)),
                refusal("out of range", w -> w.key("llama.rope.freq_base", Float.NaN)),
                refusal("'general.alignment' is 0", w -> w.key("general.alignment", 0)),
                refusal("'tokenizer.ggml.pre' is 'llama-bpe'", w -> w.key("tokenizer.ggml.pre", "llama-bpe")),
                refusal("'tokenizer.ggml.model' is 'llama'", w -> w.key("tokenizer.ggml.model", "llama")),
                refusal("'tokenizer.ggml.add_bos_token' is true", w -> w.key("tokenizer.ggml.add_bos_token", true)),
                refusal(
                        "'tokenizer.ggml.tokens' must be a list of texts",
                        w -> w.key("tokenizer.ggml.tokens", List.of(1, 2))),
                refusal(
                        "'tokenizer.ggml.tokens' has 'x' twice",
                        w -> w.key("tokenizer.ggml.tokens", List.of("x", "x")).without("tokenizer.ggml.token_type")),
                refusal(
                        "'tokenizer.ggml.token_type' has 1 values",
                        w -> w.key("tokenizer.ggml.token_type", List.of(1))),
                refusal("'tokenizer.ggml.merges' has 'q q'", w -> w.key("tokenizer.ggml.merges", List.of("q q"))),
                refusal("'tokenizer.ggml.merges' has 'q'", w -> w.key("tokenizer.ggml.merges", List.of("q"))),
                refusal("'tokenizer.chat_template' is missing", w -> w.without("tokenizer.chat_template")),
                refusal("'tokenizer.chat_template' holds a template", w -> w.key("tokenizer.chat_template", "{{ x }}")),
                refusal("list of lists", w -> w.key("odd", List.of(List.of(1)))),
                refusal("GGUF version 1", w -> w.version(1)),
                refusal("big-endian", w -> w.version(0x03000000)));
    }

    private static Arguments refusal(String message, UnaryOperator<GgufWriter> change) {
        return Arguments.of(message, change);
    }

    private static GgufWriter retyped(GgufWriter writer, int type) {
        GgufWriter.Part part = writer.part("blk.1.ffn_down.weight");
        return writer.tensor("blk.1.ffn_down.weight", new GgufWriter.Part(part.sides(), type, part.bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatTheEngineDoesNotDoIsRefusedByName(String message, UnaryOperator<GgufWriter> change) {
        Path file = change.apply(TinyModel.writer(1, TensorType.Q4_1)).write(folder.resolve("wrong.gguf"));
        assertThatThrownBy(() -> Model.open(file, 1))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("wrong.gguf: ")
                .hasMessageContaining(message);
    }

    @Test
    void somethingElseIsNoModelFile() throws IOException {
        Path text = Files.writeString(folder.resolve("text.gguf"), "This is a text and not a model at all.");
        assertThatThrownBy(() -> Model.open(text, 1)).hasMessage("text.gguf: is not a GGUF file.");
        Path empty = Files.createFile(folder.resolve("empty.gguf"));
        assertThatThrownBy(() -> Model.open(empty, 1)).hasMessage("empty.gguf: is not a GGUF file.");
        assertThatThrownBy(() -> Model.open(folder.resolve("none.gguf"), 1))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("there is no such model file");
        assertThatThrownBy(() -> Model.open(folder, 1)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = TinyModel.writer(1, TensorType.Q4_1).bytes();
        Path file = folder.resolve("cut.gguf");
        for (int length = 0; length < whole.length - 32; length += length < 600 ? 1 : 211) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Model.open(file, 1)).as("%d bytes", length).isInstanceOf(ModelFileException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, Integer.MAX_VALUE, 1_000_000})
    void hugeCountsAreRefusedBeforeMemoryIsTaken(long count) throws IOException {
        byte[] whole = TinyModel.writer(1, TensorType.Q4_1).bytes();
        for (int at : new int[] {8, 16, 24, 24 + 8 + "general.architecture".length() + 4}) {
            byte[] changed = whole.clone();
            ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at, count);
            Path file = Files.write(folder.resolve("huge.gguf"), changed);
            assertThatThrownBy(() -> Model.open(file, 1)).isInstanceOf(ModelFileException.class);
        }
    }

    @Test
    void damagedBytesNeverEndInAnythingButARefusalOrAModel() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole = TinyModel.writer(1, TensorType.Q8_0).bytes();
        // Metadata and descriptions come first; most damage goes there.
        int head = whole.length / 4;
        Path file = folder.resolve("fuzzed.gguf");
        for (int round = 0; round < 1500; round++) {
            byte[] changed = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(random.nextInt(4) == 0 ? whole.length : head);
                changed[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : changed[at] ^ 1 << random.nextInt(8));
            }
            Files.write(file, changed);
            try (Model model = Model.open(file, 1)) {
                model.prompt(List.of(Turn.user("the noise")));
                model.transformer().step(List.of(new Row(model.transformer().sequence(1), 0, 0, true)));
            } catch (EngineException expected) {
                assertThat(expected.getMessage()).startsWith("fuzzed.gguf: ");
            } catch (Throwable e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    @Test
    void bytesAcrossSegmentsAreReadAsOne() throws IOException {
        byte[] content = new byte[1000];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("bytes"), content);
        for (int segment : new int[] {1, 7, 100, 999, 1000, 1001}) {
            MappedBytes bytes = MappedBytes.of(file, segment);
            assertThat(bytes.size()).isEqualTo(1000);
            for (int at = 0; at < 990; at += 13) {
                byte[] read = new byte[10];
                bytes.copy(at, read, 10);
                assertThat(read).isEqualTo(Arrays.copyOfRange(content, at, at + 10));
            }
        }
    }
}
