package org.phrasefield.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClauseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is gone. | it is gone | it is gone.",
                "it is gone | it is gone | it is gone.",
                "it is gone.. | it is gone | it is gone.",
                "is it gone? | is it gone? | is it gone?",
                "gone! | gone! | gone!",
                "wait... | wait... | wait...",
                "wait… | wait… | wait…",
                "'  it is gone.  ' | it is gone | it is gone.",
                "'' | '' | ''",
            })
    void endsWithOneMarkOrWithNone(String said, String clause, String sentence) {
        assertThat(Clause.of(said)).isEqualTo(clause);
        assertThat(Clause.ended(said)).isEqualTo(sentence);
    }
}
