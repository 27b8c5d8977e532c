package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.stats.Interval;

class DistanceTest {
    private static final Map<String, String> REASONS =
            Map.of("", "", "touches", Distance.TOUCHES, "above", Distance.ABOVE, "wide", Telling.WIDE);

    /** The verdict is by labels that are exchanged, the interval by intents: where the one looks unlike the other, the row says why. */
    @ParameterizedTest
    @CsvSource({
        "DIFFERS,     0.10, 0.30, ''",
        "DIFFERS,     0.00, 0.30, touches",
        "DIFFERS,    -0.02, 0.30, touches",
        "CANNOT_TELL, 0.01, 0.30, above",
        "CANNOT_TELL, 0.00, 0.30, wide",
        "CANNOT_TELL,-0.10, 0.30, wide",
        "NONE,       -0.10, 0.01, ''",
        "NONE,        0.01, 0.02, ''",
    })
    void aVerdictThatTheIntervalDoesNotLookLikeSaysWhy(Verdict verdict, double low, double high, String reason) {
        assertThat(Distance.reason(verdict, new Interval((low + high) / 2, low, high)))
                .isEqualTo(REASONS.get(reason));
    }
}
