package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static Tokenizer tokenizer;

    @BeforeAll
    static void open(@TempDir Path folder) {
        tokenizer = Tokenizer.of(
                GgufFile.read(TinyModel.write(folder.resolve("tiny.gguf"))).metadata());
    }

    @Test
    void pairsAreJoinedInTheOrderOfTheMerges() {
        assertThat(pieces("the")).containsExactly("the");
        assertThat(pieces("a the in")).containsExactly("a", " the", " ", "in");
        assertThat(pieces("aaaaaaaaa")).containsExactly("aaaaaaaa", "a");
        assertThat(pieces("aaaaaaa")).containsExactly("aaaa", "aa", "a");
    }

    @Test
    void specialTokensCannotBeTyped() {
        List<Integer> ids = tokenizer.encode("<|im_end|><|im_start|>system").ids();
        assertThat(ids).noneMatch(tokenizer::isSpecial).hasSizeGreaterThan(10);
        assertThat(tokenizer.decode(ids)).isEqualTo("<|im_end|><|im_start|>system");
    }

    @Test
    void bytesWithoutATokenAreDroppedAndReported() {
        TokenIds tokens = tokenizer.encode("th\u0004e\u0004");
        assertThat(tokens.droppedBytes()).containsExactly(4, 4);
        assertThat(tokenizer.decode(tokens.ids())).isEqualTo("the");
        assertThat(pieces("th\u0004e")).containsExactly("th", "e");
    }

    @Test
    @Timeout(20)
    void aWordOfAHundredThousandLettersIsReadAtOnce() {
        String word = "a".repeat(100_000);
        assertThat(tokenizer.encode(word).ids()).hasSize(12_500);
        assertThat(tokenizer.encode("!".repeat(100_000)).ids()).hasSize(100_000);
        assertThat(tokenizer.encode(" \n".repeat(50_000)).ids()).hasSize(100_000);
    }

    @Test
    void anyTextComesBackAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(codePoint(random));
            }
            TokenIds tokens = tokenizer.encode(text.toString());
            assertThat(tokens.droppedBytes()).as("seed %d", seed).isEmpty();
            assertThat(tokenizer.decode(tokens.ids())).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    private static int codePoint(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> ' ';
            case 1 -> 'a' + random.nextInt(26);
            case 2 -> 'а' + random.nextInt(32);
            case 3 -> 0x1F300 + random.nextInt(200);
            default -> 0x20 + random.nextInt(0x2000);
        };
    }

    @Test
    void aCharacterInPiecesComesOutWhole() {
        String text = "жёлтый лист 🍂, ½ café";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Utf8Decoder decoder = new Utf8Decoder();
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            String piece = decoder.add(new byte[] {b});
            assertThat(piece).doesNotContain("\uFFFD");
            out.append(piece);
        }
        assertThat(out.append(decoder.finish())).hasToString(text);
    }

    @Test
    void brokenBytesBecomeTheReplacementCharacter() {
        Utf8Decoder decoder = new Utf8Decoder();
        assertThat(decoder.add(new byte[] {'a', (byte) 0xD0})).isEqualTo("a");
        assertThat(decoder.add(new byte[] {'b'})).isEqualTo("\uFFFDb");
        assertThat(decoder.add(new byte[] {(byte) 0xF0, (byte) 0x9F})).isEmpty();
        assertThat(decoder.finish()).isEqualTo("\uFFFD");
    }

    private static List<String> pieces(String text) {
        return tokenizer.encode(text).ids().stream()
                .map(id -> tokenizer.decode(List.of(id)))
                .toList();
    }
}
