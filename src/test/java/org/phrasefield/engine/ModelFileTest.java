package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
    /** A refusal says what is wrong with which key or tensor. */
    private static final String NAMES_THE_PLACE =
            "(?s)[a-z]+\\.gguf(: (the header|key|tensor|architecture) .*| is not a GGUF file; .*)";

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
                        "'rope_freqs.weight' is 64 × 1 and must be 8 × 1",
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
                refusal("'llama.rope.freq_base' is NaN", w -> w.key("llama.rope.freq_base", Float.NaN)),
                refusal(
                        "'llama.attention.layer_norm_rms_epsilon' is NaN",
                        w -> w.key("llama.attention.layer_norm_rms_epsilon", Float.NaN)),
                refusal(
                        "which does not divide the width",
                        w -> w.key("llama.attention.head_count", 6).key("llama.attention.head_count_kv", 2)),
                refusal("multiple of 4", w -> w.key("llama.feed_forward_length", 90)),
                refusal("'qwen2.embedding_length' is missing", w -> w.key("general.architecture", "qwen2")),
                refusal("'general.alignment' is 0", w -> w.key("general.alignment", 0)),
                refusal("'general.alignment' is 24 and must be a power", w -> w.key("general.alignment", 24)),
                refusal("'general.alignment' must be a whole number", w -> w.key("general.alignment", "32")),
                refusal("'blk.0.attn_q.weight' has a side of length 0", w -> sized(w, 64, 0)),
                refusal(
                        "'blk.0.attn_q.weight' has a side of length 9223372036854775808",
                        w -> sized(w, Long.MIN_VALUE, 64)),
                refusal(
                        "'blk.0.attn_q.weight' has a side of length 1152921504606846976",
                        w -> sized(w, 1L << 30, 1L << 30, 1L << 30)),
                refusal("'blk.0.attn_q.weight' has 5 dimensions", w -> sized(w, 64, 64, 1, 1, 1)),
                refusal("'blk.0.attn_q.weight' is 1073741824 × 100000", w -> sized(w, 1 << 30, 100_000)),
                refusal("'token_embd.weight' is 64 × 269 and must be 64 × 270", w -> oneMore(w)),
                refusal("'blk.0.attn_k.weight' reaches beyond the end", w -> w.at("blk.0.attn_k.weight", 1L << 50)),
                refusal("'blk.0.attn_k.weight' reaches beyond the end", w -> w.at("blk.0.attn_k.weight", -32)),
                refusal("'blk.0.attn_k.weight' begins at byte 33", w -> w.at("blk.0.attn_k.weight", 33)),
                refusal(
                        "'blk.0.attn_k.weight' overlaps tensor 'token_embd.weight'",
                        w -> w.at("blk.0.attn_k.weight", 64)),
                refusal("'tokenizer.ggml.eos_token_id' is 999", w -> w.key("tokenizer.ggml.eos_token_id", 999)),
                refusal("'tokenizer.ggml.bos_token_id' is 4294967295", w -> w.key("tokenizer.ggml.bos_token_id", -1)),
                refusal("'llama.rope.freq_base' is 0.0", w -> w.key("llama.rope.freq_base", 0f)),
                refusal(
                        "'llama.attention.layer_norm_rms_epsilon' is missing",
                        w -> w.without("llama.attention.layer_norm_rms_epsilon")),
                refusal("'llama.attention.head_count' is 0", w -> w.key("llama.attention.head_count", 0)),
                refusal("'llama.context_length' is 1", w -> w.key("llama.context_length", 1)),
                refusal("'tokenizer.ggml.pre' is 'tekken'", w -> w.key("tokenizer.ggml.pre", "tekken")),
                refusal("'tokenizer.ggml.pre' is missing", w -> w.without("tokenizer.ggml.pre")),
                refusal("'tokenizer.ggml.add_eos_token' is true", w -> w.key("tokenizer.ggml.add_eos_token", true)),
                refusal("'tokenizer.ggml.model' is 'llama'", w -> w.key("tokenizer.ggml.model", "llama")),
                refusal("'tokenizer.ggml.bos_token_id' is missing", w -> w.key("tokenizer.ggml.add_bos_token", true)),
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

    private static GgufWriter sized(GgufWriter writer, long... sides) {
        GgufWriter.Part part = writer.part("blk.0.attn_q.weight");
        return writer.tensor(
                "blk.0.attn_q.weight",
                new GgufWriter.Part(Arrays.stream(sides).boxed().toList(), part.type(), part.bytes()));
    }

    private static GgufWriter oneMore(GgufWriter writer) {
        List<Object> tokens = new ArrayList<>((List<?>) writer.value("tokenizer.ggml.tokens"));
        List<Object> types = new ArrayList<>((List<?>) writer.value("tokenizer.ggml.token_type"));
        tokens.add("one more");
        types.add(1);
        return writer.key("tokenizer.ggml.tokens", tokens).key("tokenizer.ggml.token_type", types);
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
        assertThatThrownBy(() -> Model.open(text, 1))
                .hasMessage("text.gguf is not a GGUF file; name one that is, or fetch it again.");
        Path empty = Files.createFile(folder.resolve("empty.gguf"));
        assertThatThrownBy(() -> Model.open(empty, 1))
                .hasMessage("empty.gguf is not a GGUF file; name one that is, or fetch it again.");
        assertThatThrownBy(() -> Model.open(folder.resolve("none.gguf"), 1))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("there is no such model file");
        assertThatThrownBy(() -> Model.open(folder, 1)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = TinyModel.writer(1, TensorType.Q4_1).bytes();
        Path file = folder.resolve("cut.gguf");
        for (int length = 24; length < whole.length - 32; length += length < 1500 ? 1 : 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Model.open(file, 1))
                    .as("%d bytes", length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageMatching(NAMES_THE_PLACE);
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
            long before = allocated();
            assertThatThrownBy(() -> Model.open(file, 1))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageMatching(NAMES_THE_PLACE);
            assertThat(allocated() - before).isLessThan(4 << 20);
        }
    }

    /** Zeros read as keys, tensors, texts and lists that are empty: a file of them costs no disk and could fill any memory. */
    @Test
    void aHugeFileOfNothingIsRefusedBeforeItFillsTheMemory() throws IOException {
        for (String claim : List.of("keys", "tensors", "values")) {
            Path file = folder.resolve("nothing.gguf");
            ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(0x46554747).putInt(3);
            head.putLong(claim.equals("tensors") ? 1 << 26 : 0).putLong(claim.equals("keys") ? 1 << 26 : 1);
            if (claim.equals("values")) {
                head.putLong(1).put((byte) 'k').putInt(9).putInt(8).putLong(1 << 26);
            }
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
                channel.write(head.flip());
                channel.write(ByteBuffer.allocate(1), 3L << 30);
            }
            long before = allocated();
            assertThatThrownBy(() -> ModelCard.read(file))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("has 67108864 " + claim);
            assertThat(allocated() - before).isLessThan(4 << 20);
            Files.delete(file);
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
        // Others each time: what few rounds miss, those of another day meet.
        int rounds = Boolean.getBoolean("phrasefield.long") ? 1500 : 500;
        for (int round = 0; round < rounds; round++) {
            byte[] changed = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(random.nextInt(4) == 0 ? whole.length : head);
                changed[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : changed[at] ^ 1 << random.nextInt(8));
            }
            Files.write(
                    file, random.nextInt(8) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed);
            long before = allocated();
            try (Model model = Model.open(file, 1)) {
                model.prompt(List.of(Turn.user("the noise")));
                model.transformer().step(List.of(new Row(model.transformer().sequence(1), 0, 0, true)));
            } catch (ModelFileException expected) {
                assertThat(expected.getMessage()).matches(NAMES_THE_PLACE);
            } catch (Throwable e) {
                fail("seed " + seed + ", round " + round, e);
            }
            assertThat(allocated() - before)
                    .as("seed %d, round %d", seed, round)
                    .isLessThan(16 << 20);
        }
    }

    /** Bytes of heap that this thread has taken so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aTensorBeyondTwoGibibytesIsReadWhereItLies() {
        GgufWriter writer = TinyModel.writer(4, TensorType.Q4_1);
        float[] near = firstLogits(writer.write(folder.resolve("near.gguf")));
        writer.at("blk.1.ffn_down.weight", (1L << 31) - 64).at("output_norm.weight", 5L << 30);
        Path file = writer.write(folder.resolve("far.gguf"));
        assertThat(file.toFile().length()).isGreaterThan(5L << 30);
        assertThat(firstLogits(file)).isEqualTo(near);
    }

    private static float[] firstLogits(Path file) {
        try (Model model = Model.open(file, 1)) {
            return model.transformer()
                    .step(List.of(new Row(model.transformer().sequence(1), 5, 0, true)))
                    .get(0);
        }
    }

    @Test
    void bytesAreReadWhereTheyAreAskedFor() throws IOException {
        byte[] content = new byte[1000];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("bytes"), content);
        try (FileBytes bytes = FileBytes.of(file)) {
            assertThat(bytes.size()).isEqualTo(1000);
            byte[] read = new byte[10];
            for (int at = 0; at <= 990; at += 11) {
                bytes.copy(at, read, 10);
                assertThat(read).isEqualTo(Arrays.copyOfRange(content, at, at + 10));
            }
        }
    }

    @Test
    void aFileCutShortWhileItIsReadIsAFaultInWords() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[1000]);
        try (FileBytes bytes = FileBytes.of(file)) {
            Files.write(file, new byte[500]);
            assertThatThrownBy(() -> bytes.copy(480, new byte[40], 40))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("has become shorter while it was read");
        }
    }
}
