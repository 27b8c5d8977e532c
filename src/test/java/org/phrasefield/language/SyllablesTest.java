package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyllablesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Съешь же ещё этих мягких французских булок, да выпей чаю. | 18
            Представь, что тишина — это место. В нём никто никогда не был. Что ты там услышишь? | 24
            """)
    void russianTextsHaveAsManyAsVowels(String text, int syllables) {
        assertThat(of(Language.RU, text)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @CsvSource({
        "the, 1", "silence, 2", "imagine, 3", "quiet, 2", "beautiful, 3", "created, 3", "science, 2", "area, 3",
                "every, 3", "people, 2",
        "rhythm, 2", "asked, 1", "wanted, 2", "boxes, 2", "makes, 1", "don't, 1", "didn't, 2", "it's, 1", "boss's, 2",
                "i'll, 1",
        "well-known, 2", "state-of-the-art, 4", "employee's, 3", "a, 1", "w, 3"
    })
    void englishWordsAreCounted(String word, int syllables) {
        assertThat(Syllables.of(word)).isEqualTo(syllables);
    }

    @Test
    void englishTextsAreCounted() {
        assertThat(of(Language.EN, "The quick brown fox jumps over the lazy dog. Imagine that silence is a place."))
                .isEqualTo(11 + 9);
    }

    @ParameterizedTest
    @CsvSource({
        "promptly, 2",
        "lighthouses, 3",
        "blorped, 1",
        "glimmerings, 3",
        "unspoken, 3",
        "rewrites, 2",
        "chatbots, 2",
        "tokenizer, 4"
    })
    void englishWordsThatNoDictionaryHasAreCountedByRules(String word, int syllables) {
        assertThat(new EnglishSyllables(Map.of()).of(word)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "3.50", "в", "", "-", "'", "12-13"})
    void whatHasNoVowelHasNoSyllable(String word) {
        assertThat(Syllables.of(word)).isZero();
    }

    @Test
    void theScriptOfAWordDecides() {
        assertThat(Syllables.of("чат-bot")).isEqualTo(2);
        assertThat(Syllables.of("google")).isEqualTo(2);
    }

    private static int of(Language language, String text) {
        return TextView.of(language, text).words().stream()
                .mapToInt(Syllables::of)
                .sum();
    }
}
