package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.stats.StratifiedCounts.Stratum;

class StratifiedCountsTest {
    @Test
    void oneStratumIsFishersTest() {
        // R: fisher.test(matrix(c(3, 1, 1, 3), 2)), the lady who tasted tea: 34/70
        assertThat(StratifiedCounts.pValue(List.of(new Stratum(3, 4, 1, 4)))).isCloseTo(34 / 70.0, NEAR);
    }

    @Test
    void strataAddUp() {
        // Each pair has one loss, on either side with equal chance: two in two on one side are one case in four, twice.
        Stratum pair = new Stratum(1, 1, 0, 1);
        assertThat(StratifiedCounts.pValue(List.of(pair, pair))).isCloseTo(0.5, NEAR);
        assertThat(StratifiedCounts.pValue(List.of(pair, pair, pair, pair, pair)))
                .isCloseTo(2 / 32.0, NEAR);
    }

    @Test
    void wereNothingHappenedNothingDiffers() {
        assertThat(StratifiedCounts.pValue(List.of(new Stratum(0, 5, 0, 5), new Stratum(5, 5, 5, 5))))
                .isCloseTo(1, NEAR);
        assertThat(StratifiedCounts.pValue(List.of())).isCloseTo(1, NEAR);
    }

    @Test
    void moreHitsThanCasesAreRefused() {
        assertThatThrownBy(() -> new Stratum(3, 2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
