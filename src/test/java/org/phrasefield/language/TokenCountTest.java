package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCountTest {
    private static final Encoding WHOLE = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    /** What the vocabulary's own way to cut a text tells apart: letters of each case, marks, digits, blanks of each kind, ends of lines. */
    private static final List<String> ATOMS = List.of(
            " ", " ", " ", "\u00a0", "\u2003", "\t", "\n", "\r\n", "\u0085", "a", "word", "Word", "WORD", "don't", "'s",
            "ё", "Слово", "слова", "漢", "’", "(", "x)", "\u0301", "ǅ", "1", "2024", ".", ",", "…", "«", "/", "--", "😀",
            "\ud800", "\u0000");
    /** Another vocabulary of the library: counts of two are not compared. */
    private static final Encoding OLDER = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    /** Golden values of o200k_base and cl100k_base were made once with tiktoken. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tiktoken is great! | 6 | 6
            Imagine that silence is a place. | 7 | 7
            Представь, что тишина — это место. | 12 | 16
            The quick brown fox jumps over the lazy dog. | 10 | 10
            Съешь же ещё этих мягких французских булок, да выпей чаю. | 19 | 36
            Dr. Smith paid $3.50 (approx.) for it. Was it worth it? "Yes!" he said. | 25 | 25
            «Привет!» — сказал он… И ушёл. Т. е. совсем, в 2024 г. Навсегда. | 28 | 39
            It's a well-known e-mail: can't, won't, state-of-the-art. | 16 | 19
            """)
    void countsAgreeWithTheReference(String text, int tokens, int older) {
        assertThat(TokenCount.of(text)).isEqualTo(tokens);
        assertThat(OLDER.countTokensOrdinary(text)).isEqualTo(older);
    }

    @ParameterizedTest
    @CsvSource({"<|endoftext|>", "<|endofprompt|> text"})
    void marksOfModelsAreOrdinaryText(String text) {
        assertThat(TokenCount.of(text)).isGreaterThan(3);
    }

    @Test
    void partsCountTogetherWhatTheWholeCounts() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(40), 0, ATOMS.size())
                    .mapToObj(ATOMS::get)
                    .collect(Collectors.joining());
            assertThat(TokenCount.of(text)).as(text).isEqualTo(WHOLE.countTokensOrdinary(text));
        }
    }
}
