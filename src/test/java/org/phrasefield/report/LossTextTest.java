package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossTextTest {
    @Test
    void sharesOfAnswersAreNeverCalledLosses() {
        assertThat(Texts.of("en").say("loss.apart", "20 %", "A", "90 %", "B")).contains("20 % of A answered, 90 % of B");
        assertThat(Texts.of("ru").say("loss.apart", "20 %", "«А»", "90 %", "«Б»"))
                .contains("ответом кончилось 20 % проб формы «А» и 90 % проб формы «Б»");
    }
}
