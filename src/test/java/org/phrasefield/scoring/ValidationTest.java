package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;

/** What was measured on texts that nothing is fitted to, less a little; below it a change has made a method worse. */
class ValidationTest {
    @ParameterizedTest
    @CsvSource({
        "EN, ZONES, 0.75, 0.70",
        "RU, ZONES, 0.75, 0.60",
        "EN, STRATEGIES, 0.58, 0.48",
        "RU, STRATEGIES, 0.48, 0.48"
    })
    void methodsFindWhatTheAuthorNamed(Language language, Kinds kinds, double head, double listed) {
        Validation found = Validation.of(language, kinds);
        assertThat(found.texts()).isEqualTo(104);
        assertThat(found.macroF1()).isGreaterThan(head);
        assertThat(found.listed()).isGreaterThan(listed);
        assertThat(found.heldOut()).isGreaterThan(head);
        assertThat(found.shuffled()).isLessThan(head / 2);
    }

    @Test
    void f1CountsMissesAndFalseFinds() {
        int[][] confusion = Validation.confusion(
                Kinds.STRATEGIES,
                List.of("analogy", "analogy", "none", "reasoning"),
                List.of("analogy", "none", "analogy", "reasoning"));
        assertThat(Validation.macroF1(confusion)).isCloseTo((0.5 + 1) / 6, within(1e-12));
    }
}
