package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import org.junit.jupiter.api.Test;

class NormalBeliefTest {
    @Test
    void anEstimateMovesAndNarrowsIt() {
        NormalBelief belief = new NormalBelief(0, 1).after(2, 1);
        assertThat(belief.mean()).isCloseTo(1, NEAR);
        assertThat(belief.deviation()).isCloseTo(Math.sqrt(.5), NEAR);
        NormalBelief onceMore = belief.after(2, 1);
        assertThat(onceMore.mean()).isBetween(1.0, 2.0);
        // Both together tell as much as their mean does.
        assertThat(onceMore.mean())
                .isCloseTo(new NormalBelief(0, 1).after(2, Math.sqrt(.5)).mean(), NEAR);
    }

    @Test
    void anIntervalIsABelief() {
        NormalBelief belief = NormalBelief.of(-1, 3, .8);
        assertThat(belief.mean()).isCloseTo(1, NEAR);
        assertThat(belief.deviation()).isCloseTo(4 / 2.5631031, within(1e-7));
        assertThat(belief.interval(.8).high()).isCloseTo(3, NEAR);
        assertThat(belief.above(1)).isCloseTo(.5, NEAR);
        assertThat(belief.above(3)).isCloseTo(.1, NEAR);
        assertThatThrownBy(() -> NormalBelief.of(3, 3, .8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> belief.after(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
