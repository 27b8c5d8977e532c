package org.phrasefield.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A model of random weights for every architecture, pre-tokeniser, template and tensor format that the engine runs, the same bytes each time:
 * {@code src/bench/python/family_goldens.py} asks a llama.cpp server what it makes of them.
 *
 * @param factors whether the rotary angles have divisors
 * @param tied whether the head is the embedding
 * @param bos the begin token
 * @param begins what the file says of whether texts begin with it: "yes", "no", or nothing
 */
record TinyFamily(
        String name,
        String architecture,
        String pre,
        TensorType type,
        int keyHeads,
        boolean tied,
        boolean factors,
        String bos,
        String begins,
        String template) {
    private static final int LAYERS = 2;
    private static final int HEADS = 4;
    private static final int CONTEXT = 512;
    private static final int MERGES = 260;

    /** The numbers that ggml gives to kinds of tokens. */
    private static final int NORMAL = 1;

    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;

    private static final List<String> SPECIAL = List.of(
            "<|endoftext|>",
            "<|im_start|>",
            "<|im_end|>",
            "<|begin_of_text|>",
            "<|end_of_text|>",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eot_id|>");

    /** As Qwen2.5's: a branch for tools, and turns that call them. */
    static final String WITH_TOOLS = """
            {%- if tools %}
                {{- '<|im_start|>system\\n' }}{{- messages[0]['content'] }}
                {%- for tool in tools %}{{- "\\n" }}{{- tool | tojson }}{%- endfor %}
                {{- "<|im_end|>\\n" }}
            {%- else %}
                {%- if messages[0]['role'] == 'system' %}
                    {{- '<|im_start|>system\\n' + messages[0]['content'] + '<|im_end|>\\n' }}
                {%- else %}
                    {{- '<|im_start|>system\\nYou are tiny. You\\'re helpful.<|im_end|>\\n' }}
                {%- endif %}
            {%- endif %}
            {%- for message in messages %}
                {%- if (message.role == "user") or (message.role == "system" and not loop.first) or (message.role == "assistant" and not message.tool_calls) %}
                    {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
                {%- elif message.role == "assistant" %}
                    {{- '<|im_start|>' + message.role }}{{- message.tool_calls | tojson }}{{- '<|im_end|>\\n' }}
                {%- elif message.role == "tool" %}
                    {{- '<|im_start|>user\\n' }}{{- message.content }}{{- '<|im_end|>\\n' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|im_start|>assistant\\n' }}
            {%- endif %}
            """;

    /** As Llama 3.1's: a date, tools, and a system message in any case. */
    static final String DATED = """
            {{- bos_token }}
            {%- if custom_tools is defined %}
                {%- set tools = custom_tools %}
            {%- endif %}
            {%- if not date_string is defined %}
                {%- set date_string = "1 Feb 2025" %}
            {%- endif %}
            {%- if not tools is defined %}
                {%- set tools = none %}
            {%- endif %}

            {#- The system message goes first. #}
            {%- if messages[0]['role'] == 'system' %}
                {%- set system_message = messages[0]['content']|trim %}
                {%- set messages = messages[1:] %}
            {%- else %}
                {%- set system_message = "" %}
            {%- endif %}
            {{- "<|start_header_id|>system<|end_header_id|>\\n\\n" }}
            {%- if builtin_tools is defined or tools is not none %}
                {{- "Environment: ipython\\n" }}
            {%- endif %}
            {{- "Cutting Knowledge Date: December 2023\\n" }}
            {{- "Today Date: " + date_string + "\\n\\n" }}
            {{- system_message }}
            {{- "<|eot_id|>" }}
            {%- for message in messages %}
                {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
                    {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'+ message['content'] | trim + '<|eot_id|>' }}
                {%- elif 'tool_calls' in message %}
                    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' -}}{{- message.tool_calls | tojson }}{{- "<|eot_id|>" }}
                {%- elif message.role == "tool" or message.role == "ipython" %}
                    {{- "<|start_header_id|>ipython<|end_header_id|>\\n\\n" }}{{- message.content }}{{- "<|eot_id|>" }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
            {%- endif %}
            """;

    static final String UNDATED = "{% set loop_messages = messages %}{% for message in loop_messages %}"
            + "{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'+ message['content'] | trim"
            + " + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}"
            + "{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}";

    static final String PLAIN =
            "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content']"
                    + " + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private static final List<String> JOINS = merges();

    /** Every kind once, then every format in blocks. */
    static List<TinyFamily> all() {
        List<TinyFamily> all = new ArrayList<>(List.of(
                new TinyFamily(
                        "smollm",
                        "llama",
                        "smollm",
                        TensorType.F32,
                        4,
                        true,
                        false,
                        "<|im_start|>",
                        "no",
                        TinyModel.TEMPLATE),
                new TinyFamily(
                        "llama-3.1",
                        "llama",
                        "llama-bpe",
                        TensorType.F32,
                        1,
                        false,
                        true,
                        "<|begin_of_text|>",
                        "",
                        DATED),
                new TinyFamily(
                        "llama-3",
                        "llama",
                        "llama-bpe",
                        TensorType.F32,
                        2,
                        true,
                        false,
                        "<|begin_of_text|>",
                        "",
                        UNDATED),
                new TinyFamily(
                        "qwen2", "qwen2", "qwen2", TensorType.F32, 2, false, false, "<|endoftext|>", "no", WITH_TOOLS),
                new TinyFamily(
                        "gpt-2", "llama", "gpt-2", TensorType.F16, 2, false, false, "<|endoftext|>", "yes", PLAIN),
                new TinyFamily(
                        "default", "qwen2", "default", TensorType.BF16, 4, true, false, "<|im_start|>", "yes", PLAIN)));
        for (TensorType type : TensorType.values()) {
            if (type.blockLength() > 1) {
                all.add(new TinyFamily(
                        type.name(),
                        "llama",
                        "smollm",
                        type,
                        2,
                        type.ordinal() % 2 == 0,
                        false,
                        "<|im_start|>",
                        "no",
                        PLAIN));
            }
        }
        return all;
    }

    /** Writes the model into a folder, as NAME.gguf. */
    Path write(Path folder) {
        List<String> tokens = new ArrayList<>(SPECIAL);
        tokens.add("<tool_call>");
        tokens.add("[PAD]");
        List<Integer> kinds = new ArrayList<>();
        SPECIAL.forEach(each -> kinds.add(CONTROL));
        kinds.add(USER_DEFINED);
        kinds.add(UNUSED);
        for (int b = 0; b < 256; b++) {
            tokens.add(written(b));
        }
        JOINS.forEach(merge -> tokens.add(merge.replace(" ", "")));
        // No merges lead here.
        tokens.add("Ġzebra");
        while (kinds.size() < tokens.size()) {
            kinds.add(NORMAL);
        }
        GgufWriter writer = new GgufWriter()
                .key("general.architecture", architecture)
                .key("general.name", "Tiny " + name)
                .key(architecture + ".block_count", LAYERS)
                .key(architecture + ".context_length", CONTEXT)
                .key(architecture + ".embedding_length", width())
                .key(architecture + ".feed_forward_length", 2 * width())
                .key(architecture + ".attention.head_count", HEADS)
                .key(architecture + ".attention.head_count_kv", keyHeads)
                .key(architecture + ".attention.layer_norm_rms_epsilon", 1e-5f)
                .key(architecture + ".rope.freq_base", 5_000f)
                .key("tokenizer.ggml.model", "gpt2")
                .key("tokenizer.ggml.pre", pre)
                .key("tokenizer.ggml.tokens", tokens)
                .key("tokenizer.ggml.token_type", kinds)
                .key("tokenizer.ggml.merges", JOINS)
                .key("tokenizer.ggml.bos_token_id", SPECIAL.indexOf(bos))
                .key("tokenizer.ggml.eos_token_id", SPECIAL.indexOf(begins.isEmpty() ? "<|eot_id|>" : "<|im_end|>"))
                .key("tokenizer.chat_template", template);
        if (!begins.isEmpty()) {
            writer.key("tokenizer.ggml.add_bos_token", begins.equals("yes"));
        }
        tensors(writer, new Random(name.hashCode()), tokens.size());
        return writer.write(folder.resolve(name + ".gguf"));
    }

    private int width() {
        return Math.max(64, type.blockLength());
    }

    private void tensors(GgufWriter writer, Random random, int vocabulary) {
        int width = width();
        int keyWidth = width / HEADS * keyHeads;
        writer.tensor("token_embd.weight", TinyModel.matrix(random, type, vocabulary, width))
                .tensor("output_norm.weight", vector(random, width, 1));
        if (!tied) {
            writer.tensor("output.weight", TinyModel.matrix(random, type, vocabulary, width));
        }
        if (factors) {
            writer.tensor("rope_freqs.weight", vector(random, width / HEADS / 2, 4));
        }
        for (int i = 0; i < LAYERS; i++) {
            String layer = "blk." + i + ".";
            writer.tensor(layer + "attn_norm.weight", vector(random, width, 1))
                    .tensor(layer + "ffn_norm.weight", vector(random, width, 1))
                    .tensor(layer + "attn_q.weight", TinyModel.matrix(random, type, width, width))
                    .tensor(layer + "attn_k.weight", TinyModel.matrix(random, type, keyWidth, width))
                    .tensor(layer + "attn_v.weight", TinyModel.matrix(random, type, keyWidth, width))
                    .tensor(layer + "attn_output.weight", TinyModel.matrix(random, type, width, width))
                    .tensor(layer + "ffn_gate.weight", TinyModel.matrix(random, type, 2 * width, width))
                    .tensor(layer + "ffn_up.weight", TinyModel.matrix(random, type, 2 * width, width))
                    .tensor(layer + "ffn_down.weight", TinyModel.matrix(random, type, width, 2 * width));
            if (architecture.equals("qwen2")) {
                writer.tensor(layer + "attn_q.bias", vector(random, width, 0))
                        .tensor(layer + "attn_k.bias", vector(random, keyWidth, 0))
                        .tensor(layer + "attn_v.bias", vector(random, keyWidth, 0));
            }
        }
    }

    /** Floats up to a half away from the middle. */
    private static GgufWriter.Part vector(Random random, int length, float middle) {
        ByteBuffer bytes = ByteBuffer.allocate(length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            bytes.putFloat(middle + random.nextFloat() - 0.5f);
        }
        return new GgufWriter.Part(List.of((long) length), TensorType.F32.id(), bytes.array());
    }

    /** The pairs that are most frequent in the reference's texts, found as if words had no ends: where a text is cut then shows. */
    private static List<String> merges() {
        List<List<String>> texts = new ArrayList<>();
        Golden.all("tokenise").forEach(each -> {
            List<String> text = new ArrayList<>();
            for (byte b : each.required("text").asText().getBytes(StandardCharsets.UTF_8)) {
                text.add(written(b & 0xFF));
            }
            texts.add(text);
        });
        List<String> merges = new ArrayList<>();
        Set<String> joined = new HashSet<>();
        while (merges.size() < MERGES) {
            Map<String, Integer> counts = new HashMap<>();
            texts.forEach(text -> {
                for (int i = 0; i + 1 < text.size(); i++) {
                    counts.merge(text.get(i) + " " + text.get(i + 1), 1, Integer::sum);
                }
            });
            // Two ways to the same token would give it two numbers.
            String best = counts.keySet().stream()
                    .filter(pair -> !joined.contains(pair.replace(" ", "")))
                    .max(Comparator.<String>comparingInt(counts::get).thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            merges.add(best);
            joined.add(best.replace(" ", ""));
            String left = best.substring(0, best.indexOf(' '));
            String right = best.substring(best.indexOf(' ') + 1);
            for (List<String> text : texts) {
                for (int i = 0; i + 1 < text.size(); i++) {
                    if (text.get(i).equals(left) && text.get(i + 1).equals(right)) {
                        text.set(i, left + right);
                        text.remove(i + 1);
                    }
                }
            }
        }
        return merges;
    }

    /** A byte by GPT-2's alphabet. */
    private static String written(int b) {
        if ((b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD)) {
            return String.valueOf((char) b);
        }
        return String.valueOf((char) (0x100 + (b <= ' ' ? b : b <= 0xA0 ? b - 0x7F + 33 : 67)));
    }

    /** Writes all into a folder. */
    public static void main(String[] arguments) {
        try {
            Path folder = Files.createDirectories(Path.of(arguments[0]));
            all().forEach(each -> each.write(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
