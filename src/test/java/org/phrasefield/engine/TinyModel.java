package org.phrasefield.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A model of 2 layers and about 60,000 random weights, with the tokeniser and template of the real one: small enough to be
 * written for each test, and it answers nonsense in microseconds.
 */
public final class TinyModel {
    static final int LAYERS = 2;
    static final int WIDTH = 64;
    static final int HEADS = 4;
    static final int KEY_HEADS = 2;
    static final int FEED_FORWARD = 96;
    static final int CONTEXT = 160;

    static final String TEMPLATE =
            "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
                    + "{{ '<|im_start|>system\nBe brief.<|im_end|>\n' }}{% endif %}"
                    + "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}"
                    + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    /** Bytes for which there is no token. */
    private static final List<Integer> WITHOUT = List.of(0x04, 0xF5);

    private static final List<String> MERGES =
            List.of("t h", "th e", "Ġ the", "i n", "Ġ a", "a a", "aa aa", "aaaa aaaa", "e r", "o n", "Ð ¿", "Ð ¾");

    private TinyModel() {}

    /** Writes the model, all matrices of one type. */
    public static Path write(Path file) {
        return writer().write(file);
    }

    /** The model as {@link #write} writes it, to be changed before. */
    public static GgufWriter writer() {
        return writer(1, TensorType.Q4_1);
    }

    static GgufWriter writer(long seed, TensorType type) {
        List<String> tokens = tokens();
        List<Integer> types = new ArrayList<>();
        for (String token : tokens) {
            types.add(token.startsWith("<|") ? 3 : 1);
        }
        GgufWriter writer = new GgufWriter()
                .key("general.architecture", "llama")
                .key("general.name", "Tiny")
                .key("general.languages", List.of("en"))
                .key("llama.block_count", LAYERS)
                .key("llama.context_length", CONTEXT)
                .key("llama.embedding_length", Math.max(WIDTH, type.blockLength()))
                .key("llama.feed_forward_length", Math.max(FEED_FORWARD, type.blockLength()))
                .key("llama.attention.head_count", HEADS)
                .key("llama.attention.head_count_kv", KEY_HEADS)
                .key("llama.attention.layer_norm_rms_epsilon", 1e-5f)
                .key("llama.rope.freq_base", 10_000f)
                .key("tokenizer.ggml.model", "gpt2")
                .key("tokenizer.ggml.pre", "smollm")
                .key("tokenizer.ggml.tokens", tokens)
                .key("tokenizer.ggml.token_type", types)
                .key("tokenizer.ggml.merges", MERGES)
                .key("tokenizer.ggml.eos_token_id", 2)
                .key("tokenizer.chat_template", TEMPLATE);
        tensors(writer, new Random(seed), type, tokens.size());
        return writer;
    }

    /** Rows are as long as a block of the type at least. */
    private static void tensors(GgufWriter writer, Random random, TensorType type, int vocabulary) {
        int width = Math.max(WIDTH, type.blockLength());
        int feedForward = Math.max(FEED_FORWARD, type.blockLength());
        int keyWidth = width / HEADS * KEY_HEADS;
        writer.tensor("token_embd.weight", matrix(random, type, vocabulary, width));
        writer.tensor("output_norm.weight", ones(width));
        for (int i = 0; i < LAYERS; i++) {
            String layer = "blk." + i + ".";
            writer.tensor(layer + "attn_norm.weight", ones(width))
                    .tensor(layer + "ffn_norm.weight", ones(width))
                    .tensor(layer + "attn_q.weight", matrix(random, type, width, width))
                    .tensor(layer + "attn_k.weight", matrix(random, type, keyWidth, width))
                    .tensor(layer + "attn_v.weight", matrix(random, type, keyWidth, width))
                    .tensor(layer + "attn_output.weight", matrix(random, type, width, width))
                    .tensor(layer + "ffn_gate.weight", matrix(random, type, feedForward, width))
                    .tensor(layer + "ffn_up.weight", matrix(random, type, feedForward, width))
                    .tensor(layer + "ffn_down.weight", matrix(random, type, width, feedForward));
        }
    }

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        char next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
            char written = itself ? (char) b : next++;
            if (!WITHOUT.contains(b)) {
                tokens.add(String.valueOf(written));
            }
        }
        MERGES.forEach(merge -> tokens.add(merge.replace(" ", "")));
        return tokens;
    }

    private static GgufWriter.Part ones(int length) {
        ByteBuffer bytes = little(length * 4);
        for (int i = 0; i < length; i++) {
            bytes.putFloat(1);
        }
        return new GgufWriter.Part(List.of((long) length), 0, bytes.array());
    }

    static GgufWriter.Part matrix(Random random, TensorType type, int outputs, int inputs) {
        int blocks = outputs * inputs / type.blockLength();
        ByteBuffer bytes = little((int) type.bytes((long) outputs * inputs));
        for (int i = 0; i < blocks; i++) {
            switch (type) {
                case F32 -> bytes.putFloat((random.nextFloat() - 0.5f) / 2);
                case F16 -> bytes.putShort(smallHalf(random));
                case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits((random.nextFloat() - 0.5f) / 2) >> 16));
                case Q4_0 -> bytes.putShort((short) 0x2800).put(noise(random, 16));
                // d = 2^-5, m = -2^-2: values from -0.25 to 0.22.
                case Q4_1 ->
                    bytes.putShort((short) 0x2800).putShort((short) 0xB400).put(noise(random, 16));
                case Q8_0 -> bytes.putShort((short) 0x1800).put(noise(random, 32));
                case Q5_0 -> bytes.putShort((short) 0x2400).put(noise(random, 20));
                // d = 2^-6, m = -2^-2: values from -0.25 to 0.23.
                case Q5_1 ->
                    bytes.putShort((short) 0x2400).putShort((short) 0xB400).put(noise(random, 20));
                // d = 2^-11 or 2^-12 and dmin = 2^-8 times numbers up to 63: values from -0.25 to 0.46.
                case Q4_K ->
                    bytes.putShort((short) 0x1000).putShort((short) 0x1C00).put(noise(random, 140));
                case Q5_K ->
                    bytes.putShort((short) 0x0C00).putShort((short) 0x1C00).put(noise(random, 172));
                // d = 2^-14: values from -0.25 to 0.25.
                case Q6_K -> bytes.put(noise(random, 208)).putShort((short) 0x0400);
            }
        }
        return new GgufWriter.Part(List.of((long) inputs, (long) outputs), type.id(), bytes.array());
    }

    private static short smallHalf(Random random) {
        return (short) (random.nextInt(0x3400) | (random.nextBoolean() ? 0x8000 : 0));
    }

    private static byte[] noise(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
