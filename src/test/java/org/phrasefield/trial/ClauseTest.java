package org.phrasefield.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void sentencesStandOneBehindTheOther() {
        assertThat(Clause.sentences(List.of("p-001 is interrupted.", "", "interrupted", "a/b was never there: gone.")))
                .isEqualTo("p-001 is interrupted. Interrupted. a/b was never there: gone.");
    }
}
