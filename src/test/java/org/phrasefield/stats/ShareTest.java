package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phrasefield.stats.Golden.NEAR;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void agreesWithPublishedValues() {
        Interval interval = new Share(7, 10).interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(.3967781475, NEAR);
        assertThat(interval.high()).isCloseTo(.8922087326, NEAR);
    }

    @Test
    void staysWithinItsBounds() {
        assertThat(new Share(0, 5).interval(0.95).orElseThrow().low()).isZero();
        assertThat(new Share(5, 5).interval(0.95).orElseThrow().high()).isEqualTo(1);
        assertThat(new Share(0, 0).interval(0.95)).isEmpty();
        assertThatThrownBy(() -> new Share(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
