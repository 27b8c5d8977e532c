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

/** Text to tokens and back, by byte-level BPE. Safe for use by many threads. */
public final class Tokenizer {
    /** Names of tokens that end an answer wherever a vocabulary has them. */
    private static final List<String> ENDS =
            List.of("<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>");

    private final PreTokeniser preTokeniser;
    private final Vocabulary vocabulary;
    private final Merges merges;
    private final Set<Integer> endTokens;
    private final OptionalInt beginToken;
    private final boolean begins;

    private Tokenizer(
            PreTokeniser preTokeniser,
            Vocabulary vocabulary,
            Merges merges,
            Set<Integer> endTokens,
            OptionalInt beginToken,
            boolean begins) {
        this.preTokeniser = preTokeniser;
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.endTokens = endTokens;
        this.beginToken = beginToken;
        this.begins = begins;
    }

    static Tokenizer of(Metadata metadata) {
        String model = metadata.requiredText("tokenizer.ggml.model");
        if (!model.equals("gpt2")) {
            throw metadata.refused("key 'tokenizer.ggml.model' is '" + model + "'; only 'gpt2' is supported");
        }
        PreTokeniser preTokeniser = PreTokeniser.of(metadata);
        for (String name : List.of("add_eos_token", "add_sep_token", "add_space_prefix")) {
            if (metadata.flag("tokenizer.ggml." + name).orElse(false)) {
                throw metadata.refused("key 'tokenizer.ggml." + name + "' is true; only false is supported");
            }
        }
        Vocabulary vocabulary = Vocabulary.of(metadata);
        OptionalInt begin = id(metadata, "tokenizer.ggml.bos_token_id", vocabulary);
        boolean begins = metadata.flag("tokenizer.ggml.add_bos_token").orElse(preTokeniser.begins());
        if (begins && begin.isEmpty()) {
            throw metadata.refused("key 'tokenizer.ggml.bos_token_id' is missing, and texts are to begin with it");
        }
        return new Tokenizer(
                preTokeniser,
                vocabulary,
                Merges.of(metadata, vocabulary),
                endTokens(metadata, vocabulary),
                begin,
                begins);
    }

    /**
     * The tokens of a text. Names of special tokens in the text are text: a user cannot type a special token. Tokens that the vocabulary
     * has as plain strings of their own are found before words are cut. No token for the beginning is added.
     */
    public TokenIds encode(String text) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        Consumer<String> word = each -> encodeWord(each, ids, dropped);
        int from = 0;
        if (vocabulary.strings().isPresent()) {
            Matcher strings = vocabulary.strings().get().matcher(text);
            while (strings.find()) {
                preTokeniser.split(text.substring(from, strings.start()), word);
                ids.add(vocabulary.id(strings.group()).orElseThrow());
                from = strings.end();
            }
        }
        preTokeniser.split(text.substring(from), word);
        return new TokenIds(ids, dropped);
    }

    /** The token that texts of this model begin with, if its file names one. */
    public OptionalInt beginToken() {
        return beginToken;
    }

    /** Whether every prompt begins with {@link #beginToken}, whatever the chat's template says. */
    boolean begins() {
        return begins;
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

    private void encodeWord(String word, List<Integer> ids, List<Integer> dropped) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        OptionalInt whole = preTokeniser.wholeWords() ? vocabulary.word(bytes) : OptionalInt.empty();
        if (whole.isPresent()) {
            ids.add(whole.getAsInt());
            return;
        }
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
        for (String name : List.of("eos", "eot", "eom")) {
            id(metadata, "tokenizer.ggml." + name + "_token_id", vocabulary).ifPresent(ends::add);
        }
        ENDS.forEach(name -> vocabulary.special(name).ifPresent(ends::add));
        if (ends.isEmpty()) {
            throw metadata.refused("key 'tokenizer.ggml.eos_token_id' is missing, so that no answer could end");
        }
        return Set.copyOf(ends);
    }

    private static OptionalInt id(Metadata metadata, String key, Vocabulary vocabulary) {
        return metadata.integer(key, 0, vocabulary.size() - 1).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
