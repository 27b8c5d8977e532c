package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCountTest {

    /** Golden values were made once with tiktoken. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tiktoken is great! | 6
            Imagine that silence is a place. | 7
            Представь, что тишина — это место. | 12
            The quick brown fox jumps over the lazy dog. | 10
            Съешь же ещё этих мягких французских булок, да выпей чаю. | 19
            Dr. Smith paid $3.50 (approx.) for it. Was it worth it? "Yes!" he said. | 25
            «Привет!» — сказал он… И ушёл. Т. е. совсем, в 2024 г. Навсегда. | 28
            It's a well-known e-mail: can't, won't, state-of-the-art. | 16
            """)
    void countsAgreeWithTheReference(String text, int tokens) {
        assertThat(TokenCount.of(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({"<|endoftext|>", "<|endofprompt|> text"})
    void marksOfModelsAreOrdinaryText(String text) {
        assertThat(TokenCount.of(text)).isGreaterThan(3);
    }
}
