package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void givesMeanAndSquaresOfWhatCame() {
        Moments moments = new Moments();
        for (double value : new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}) moments.add(value);
        assertThat(moments.count()).isEqualTo(3);
        assertThat(moments.mean()).isCloseTo(1e9 + 2, within(1e-6));
        assertThat(moments.squares()).isCloseTo(2, within(1e-6));
    }

    @Test
    void hasNoMeanOfNothingAndTakesNoNonNumber() {
        assertThatThrownBy(() -> new Moments().mean()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Moments().add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
