package org.phrasefield.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to tokens and back, by byte-level BPE with the pre-tokeniser {@code smollm}. Safe for use by many threads. */
public final class Tokenizer {
    private static final String PRE_TOKENISER = "smollm";

    /** First every numeric character by itself: Nd, Nl and No alike. */
    private static final Pattern NUMBER = Pattern.compile("\\p{N}");

    /** Then GPT-2's pattern on what lies between; white space is Unicode's. */
    private static final Pattern WORD = Pattern.compile(
            "'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Vocabulary vocabulary;
    private final Merges merges;
    private final Set<Integer> endTokens;

    private Tokenizer(Vocabulary vocabulary, Merges merges, Set<Integer> endTokens) {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.endTokens = endTokens;
    }

    static Tokenizer of(Metadata metadata) {
        require(metadata, "tokenizer.ggml.model", "gpt2");
        require(metadata, "tokenizer.ggml.pre", PRE_TOKENISER);
        for (String key : List.of("tokenizer.ggml.add_bos_token", "tokenizer.ggml.add_space_prefix")) {
            if (metadata.flag(key).orElse(false)) {
                throw metadata.refused("key '" + key + "' is true; only false is supported");
            }
        }
        Vocabulary vocabulary = Vocabulary.of(metadata);
        return new Tokenizer(vocabulary, Merges.of(metadata, vocabulary), endTokens(metadata, vocabulary));
    }

    /** The tokens of a text. Names of special tokens in the text are text: a user cannot type a special token. */
    public TokenIds encode(String text) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(text);
        Matcher words = WORD.matcher(text);
        int from = 0;
        while (numbers.find()) {
            encodeWords(words.region(from, numbers.start()), ids, dropped);
            encodeWord(numbers.group(), ids, dropped);
            from = numbers.end();
        }
        encodeWords(words.region(from, text.length()), ids, dropped);
        return new TokenIds(ids, dropped);
    }

    /** The text of tokens; a special token is written by its name, bytes that are no UTF-8 as U+FFFD. */
    public String decode(List<Integer> ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.forEach(id -> bytes.writeBytes(vocabulary.bytes(id)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The bytes that a token stands for: often a part of a character only. A special token stands for its name. */
    public byte[] bytes(int id) {
        return vocabulary.bytes(id);
    }

    /** The special token of that name, such as {@code <|im_end|>}, if the model has it. */
    public OptionalInt special(String name) {
        return vocabulary.special(name);
    }

    public boolean isSpecial(int id) {
        return vocabulary.isSpecial(id);
    }

    /** The tokens that end an answer. */
    public Set<Integer> endTokens() {
        return endTokens;
    }

    /** Number of tokens; ids run from 0. */
    public int size() {
        return vocabulary.size();
    }

    private void encodeWords(Matcher words, List<Integer> ids, List<Integer> dropped) {
        // The region's bounds are opaque, so that "white space at the end" means the end of this piece.
        while (words.find()) {
            encodeWord(words.group(), ids, dropped);
        }
    }

    private void encodeWord(String word, List<Integer> ids, List<Integer> dropped) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        int count = 0;
        for (byte b : bytes) {
            int id = vocabulary.byteId(b & 0xFF);
            if (id < 0) {
                dropped.add(b & 0xFF);
                count = flush(tokens, count, ids);
            } else {
                tokens[count++] = id;
            }
        }
        flush(tokens, count, ids);
    }

    /** A byte without a token parts a word: what stands before it is not joined with what follows. */
    private int flush(int[] tokens, int count, List<Integer> ids) {
        int left = merges.join(tokens, count);
        for (int i = 0; i < left; i++) {
            ids.add(tokens[i]);
        }
        return 0;
    }

    private static Set<Integer> endTokens(Metadata metadata, Vocabulary vocabulary) {
        Set<Integer> ends = new TreeSet<>();
        Consumer<String> add =
                key -> metadata.integer(key, 0, vocabulary.size() - 1).ifPresent(ends::add);
        add.accept("tokenizer.ggml.eos_token_id");
        add.accept("tokenizer.ggml.eot_token_id");
        for (String name : List.of("<|im_end|>", "<|endoftext|>")) {
            vocabulary.special(name).ifPresent(ends::add);
        }
        if (ends.isEmpty()) {
            throw metadata.refused("key 'tokenizer.ggml.eos_token_id' is missing, so that no answer could end");
        }
        return Set.copyOf(ends);
    }

    private static void require(Metadata metadata, String key, String only) {
        String value = metadata.requiredText(key);
        if (!value.equals(only)) {
            throw metadata.refused("key '" + key + "' is '" + value + "'; only '" + only + "' is supported");
        }
    }
}
