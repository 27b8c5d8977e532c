package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JaccardDistanceTest {
    @Test
    void isTheShareThatIsNotCommon() {
        assertThat(JaccardDistance.between(Set.of("a", "b"), Set.of("b", "c"))).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(JaccardDistance.between(Set.of(), Set.of())).isZero();
        assertThat(JaccardDistance.between(Set.of(), Set.of("a"))).isEqualTo(1);
        assertThat(JaccardDistance.meanOverPairs(List.of(Set.of("a"), Set.of("a"), Set.of("b")))
                        .getAsDouble())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(JaccardDistance.meanOverPairs(List.of(Set.of("a")))).isEmpty();
    }
}
