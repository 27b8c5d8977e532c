package org.phrasefield.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The tokens of a byte-level BPE model. In the file a token is written with one character a byte: the printable bytes of
 * Latin-1 stand for themselves, the other 68 for U+0100 and up.
 */
final class Vocabulary {
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;

    private static final char[] BYTE_TO_CHAR = byteToChar();
    private static final int[] CHAR_TO_BYTE = charToByte();

    private final List<String> tokens;
    private final boolean[] control;
    /** Tokens that are written as they are, not by the byte alphabet. */
    private final boolean[] literal;

    private final Map<String, Integer> ids;
    private final Optional<Pattern> strings;
    private final int[] byteIds = new int[256];

    private Vocabulary(List<String> tokens, boolean[] control, boolean[] literal, Map<String, Integer> ids) {
        this.tokens = tokens;
        this.control = control;
        this.literal = literal;
        this.ids = ids;
        this.strings = strings(tokens, literal);
        for (int b = 0; b < 256; b++) {
            byteIds[b] = ids.getOrDefault(String.valueOf(BYTE_TO_CHAR[b]), -1);
        }
    }

    static Vocabulary of(Metadata metadata) {
        List<String> tokens = metadata.requiredTexts("tokenizer.ggml.tokens");
        List<Long> types = metadata.integers("tokenizer.ggml.token_type").orElse(List.of());
        if (tokens.isEmpty() || (!types.isEmpty() && types.size() != tokens.size())) {
            throw metadata.refused(
                    "key 'tokenizer.ggml.token_type' has " + types.size() + " values for " + tokens.size() + " tokens");
        }
        boolean[] control = new boolean[tokens.size()];
        boolean[] literal = new boolean[tokens.size()];
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < control.length; i++) {
            long type = types.isEmpty() ? NORMAL : types.get(i);
            control[i] = type == CONTROL;
            literal[i] = type == USER_DEFINED && !tokens.get(i).isEmpty();
            if (ids.put(tokens.get(i), i) != null) {
                throw metadata.refused("key 'tokenizer.ggml.tokens' has '" + tokens.get(i) + "' twice");
            }
        }
        return new Vocabulary(tokens, control, literal, ids);
    }

    int size() {
        return tokens.size();
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** The special token of that name, such as {@code <|im_end|>}. */
    OptionalInt special(String token) {
        OptionalInt id = id(token);
        return id.isPresent() && control[id.getAsInt()] ? id : OptionalInt.empty();
    }

    boolean isSpecial(int id) {
        return control[id];
    }

    /** The token of a single byte, 0 to 255, or -1 for a byte that has none. */
    int byteId(int value) {
        return byteIds[value];
    }

    /** The token that stands for exactly these bytes and is not special. */
    OptionalInt word(byte[] bytes) {
        StringBuilder written = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            written.append(BYTE_TO_CHAR[b & 0xFF]);
        }
        OptionalInt id = id(written.toString());
        return id.isPresent() && !control[id.getAsInt()] && !literal[id.getAsInt()] ? id : OptionalInt.empty();
    }

    /** Finds the tokens that are strings of their own, in any text, the longest that begins at a place; empty if there are none. */
    Optional<Pattern> strings() {
        return strings;
    }

    private static Optional<Pattern> strings(List<String> tokens, boolean[] literal) {
        List<String> found = IntStream.range(0, literal.length)
                .filter(i -> literal[i])
                .mapToObj(tokens::get)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(String.join("|", found)));
    }

    /** The bytes a token stands for; a special token stands for its name. */
    byte[] bytes(int id) {
        String token = tokens.get(id);
        if (control[id] || literal[id]) {
            return token.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            int value = c < CHAR_TO_BYTE.length ? CHAR_TO_BYTE[c] : -1;
            if (value < 0) {
                // Not written by the byte alphabet: such a token stands for its own characters.
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static char[] byteToChar() {
        char[] table = new char[256];
        char next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
            table[b] = itself ? (char) b : next++;
        }
        return table;
    }

    private static int[] charToByte() {
        int[] table = new int[0x100 + 68];
        Arrays.fill(table, -1);
        for (int b = 0; b < 256; b++) {
            table[BYTE_TO_CHAR[b]] = b;
        }
        return table;
    }
}
