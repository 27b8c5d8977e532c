package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Tally;

class LossTextTest {
    private static Tally tally(String form, Map<String, Integer> unscored) {
        return new Tally("en", "ollama/a", form, 9, Map.of("answered", 9), unscored, OptionalDouble.empty());
    }

    @Test
    void aFormThatLosesMoreThanTheControlIsNamedWithItsCauses() {
        Panel panel = new Panel(
                "en",
                "ollama/a",
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        tally("direct", Map.of()),
                        tally("story", Map.of("refusal", 3)),
                        tally("list", Map.of("loop", 1))));
        assertThat(LossTable.unlikeControl(panel, "direct", Texts.of("en")))
                .singleElement()
                .asString()
                .contains("lost 33", "declines to answer\u00A03");
    }

    @Test
    void sharesOfAnswersAreNeverCalledLosses() {
        assertThat(Texts.of("en").say("loss.apart", "20 %", "A", "90 %", "B"))
                .contains("20 % of A answered, 90 % of B");
        assertThat(Texts.of("ru").say("loss.apart", "20 %", "«А»", "90 %", "«Б»"))
                .contains("ответом кончилось 20 % проб формы «А» и 90 % проб формы «Б»");
    }
}
