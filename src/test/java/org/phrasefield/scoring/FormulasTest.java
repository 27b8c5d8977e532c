package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.Syllables;
import org.phrasefield.language.TextView;

class FormulasTest {

    /** The Russian texts are a pangram and «Представь, что тишина — это место. В нём никто никогда не был. Что ты там услышишь?» */
    @ParameterizedTest
    @CsvSource({
        "FLESCH, 2, 20, 30, 69.785, 6.01",
        "OBORNEVA, 1, 10, 18, 85.655, 4.53",
        "OBORNEVA, 3, 15, 24, 104.175, 0.35",
        "SOLOVYEV, 1, 10, 18, 112.14, 1.998",
        "SOLOVYEV, 3, 15, 24, 132.98, -0.954",
    })
    void readabilityAgreesWithPublishedConstants(
            Readability formulas, double sentences, double words, double syllables, double ease, double grade) {
        assertThat(formulas.ease(words / sentences, syllables / words)).isCloseTo(ease, within(1e-9));
        assertThat(formulas.grade(words / sentences, syllables / words)).isCloseTo(grade, within(1e-9));
    }

    /** The texts above, counted by the product itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Съешь же ещё этих мягких французских булок, да выпей чаю. | 1 | 10 | 18
            Представь, что тишина — это место. В нём никто никогда не был. Что ты там услышишь? | 3 | 15 | 24
            """)
    void theTextsHaveAsManySentencesWordsAndSyllables(String text, int sentences, int words, int syllables) {
        TextView view = TextView.of(Language.RU, text);
        assertThat(view.sentences()).hasSize(sentences);
        assertThat(view.words()).hasSize(words);
        assertThat(view.words().stream().mapToInt(Syllables::of).sum()).isEqualTo(syllables);
    }

    @Test
    void everyLanguageHasTheUsualFormulas() {
        assertThat(Readability.of(Language.EN)).isEqualTo(Readability.FLESCH);
        assertThat(Readability.of(Language.RU)).isEqualTo(Readability.OBORNEVA);
    }

    /** From the table of word classes in Dutch registers of Heylighen & Dewaele: speech, novels, science, newspapers. */
    @ParameterizedTest
    @CsvSource({
        "10.40, 6.89, 5.86, 8.09, 16.95, 19.35, 17.45, 38.745",
        "18.52, 10.48, 10.26, 10.00, 13.25, 20.62, 10.47, 52.46",
        "23.10, 15.00, 13.75, 10.75, 6.71, 16.58, 7.98, 65.665",
        "25.97, 14.68, 14.54, 10.57, 5.62, 16.69, 7.21, 68.12",
    })
    void formalityAgreesWithThePublishedTable(
            double noun,
            double article,
            double preposition,
            double adjective,
            double pronoun,
            double verb,
            double adverb,
            double formality) {
        assertThat(TagMetrics.formality(noun + article + preposition + adjective, pronoun + verb + adverb))
                .isCloseTo(formality, within(1e-9));
    }
}
