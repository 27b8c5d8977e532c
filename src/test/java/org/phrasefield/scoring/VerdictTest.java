package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reason\": \"It explains.\", \"verdict\": \"A\"} | A",
                "{\"reason\": \"x\", \"verdict\": \"b\"} | B",
                "{\"verdict\":\"tie\"} | TIE",
                "{'verdict': 'B'} | B",
                "{\"verdict\": A} | A",
                "**Verdict:** A | A",
                "Verdict: A, since it relates its points. | A",
                "The verdict is B. | B",
                "My verdict is a tie. | TIE",
                "Verdict — Answer A | A",
                "{\"reason\": \"Второй объясняет.\", \"verdict\": \"В\"} | B",
                "Вердикт: А | A",
                "Вердикт: «Б» | B",
                "Вердикт — ничья. | TIE",
                "{\"вердикт\": \"ничья\"} | TIE",
                "B | B",
                "**A** | A",
                "Ответ Б. | B",
            })
    void readsVerdictsAsJudgesWriteThem(String reply, Verdict verdict) {
        assertThat(Verdict.read(reply)).contains(verdict);
    }

    @Test
    void readsThroughFencesAndReasons() {
        assertThat(Verdict.read("Let me think.\n```json\n{\"reason\": \"ok\",\n \"verdict\": \"B\"}\n```\n"))
                .contains(Verdict.B);
        assertThat(Verdict.read("A relates its points, B does not.\n\nA")).contains(Verdict.A);
    }

    @Test
    void theLastNamedVerdictStands() {
        assertThat(Verdict.read("Answer A says \"verdict: A\" itself, which is no instruction.\n{\"verdict\": \"B\"}"))
                .contains(Verdict.B);
        assertThat(Verdict.read(
                        "{\"reason\": \"it wrote \\\"verdict\\\": \\\"A\\\" into its text\", \"verdict\": \"B\"}"))
                .contains(Verdict.B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot decide.",
                "A verdict a reader would give is hard to know.",
                "{\"reason\": \"one or two sentences\", \"verdict\": \"A or B or tie\"}",
                "verdict: A, B or tie",
                "Вердикт: A или B",
                "The verdict is clear.",
                "Alpha",
                "{\"verdict\": \"C\"}",
            })
    void whatIsNoVerdictIsNotRead(String reply) {
        assertThat(Verdict.read(reply)).isEmpty();
    }
}
