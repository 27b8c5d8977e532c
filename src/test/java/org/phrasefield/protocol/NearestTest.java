package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> CASES = List.of("acc", "dat", "gen", "ins", "loc", "nom");

    @Test
    void aShortWordIsGuessedFromOneSlipAndNotFromTwo() {
        assertThat(Nearest.word("gne", CASES)).contains("gen");
        assertThat(Nearest.word("nam", CASES)).contains("nom");
        assertThat(Nearest.word("foo", CASES)).isEmpty();
    }

    @Test
    void aLongerWordMayHaveTwo() {
        assertThat(Nearest.word("tmperatre", List.of("temperature", "trials"))).contains("temperature");
    }
}
