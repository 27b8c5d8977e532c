package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @Test
    void aTagNamesItsLanguageExactly() {
        assertThat(Language.of("ru")).contains(Language.RU);
        assertThat(Language.of("en")).contains(Language.EN);
        assertThat(Language.of("RU")).isEmpty();
        assertThat(Language.of("")).isEmpty();
        assertThat(Case.of("prep")).contains(Case.PREP);
        assertThat(Case.of("Prep")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Тишина, RU",
        "Silence, EN",
        "Язык Java простой, RU",
        "The word да, EN",
        "ab аб, EN",
        "123 🎉, EN",
        "'', EN",
        "ёЁіЖ, RU",
        "你好, EN"
    })
    void theScriptOfMostLettersDecides(String text, Language language) {
        assertThat(Language.ofScript(text)).isEqualTo(language);
    }

    @Test
    void lettersAreCountedByScript() {
        assertThat(LetterCount.of("Ab é ж Ё 你 5 _ \ud800")).isEqualTo(new LetterCount(3, 2, 6));
    }
}
