package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;

class FormulasTest {

    /** The Russian texts are a pangram and «Представь, что тишина — это место. В нём никто никогда не был. Что ты там услышишь?» */
    @ParameterizedTest
    @CsvSource({
        "EN, 2, 20, 30, 69.785, 6.01",
        "RU, 1, 10, 18, 85.655, 4.53",
        "RU, 3, 15, 24, 104.175, 0.35",
    })
    void readabilityAgreesWithPublishedConstants(
            Language language, double sentences, double words, double syllables, double ease, double grade) {
        assertThat(ReadabilityMetrics.ease(language, words / sentences, syllables / words))
                .isCloseTo(ease, within(1e-9));
        assertThat(ReadabilityMetrics.grade(language, words / sentences, syllables / words))
                .isCloseTo(grade, within(1e-9));
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
