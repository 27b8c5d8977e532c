package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntropyTest {
    @Test
    void agreesWithPublishedValues() {
        assertThat(Entropy.ofLabels(new int[] {0, 0, 1, 1, 2})).isCloseTo(1.0549201679861, NEAR);
        assertThat(Entropy.ofLabels(new int[] {0, 1, 2, 1})).isCloseTo(1.0397207708399, NEAR);
        assertThat(Entropy.ofLabels(new int[] {4, 3, 2, 1, 0})).isCloseTo(1.6094379124341, NEAR);
        assertThat(Entropy.ofWeights(new double[] {.4 + .2, .2, .1})).isCloseTo(0.8486855577264, NEAR);
        long[] counts = {5, 3, 1, 1};
        assertThat(Entropy.ofWeights(new double[] {5, 3, 1, 1})).isCloseTo(1.1682824501766, NEAR);
        assertThat(Entropy.millerMadow(counts)).isCloseTo(1.3182824501766, NEAR);
        assertThat(Entropy.chaoShen(counts)).isCloseTo(1.4492634570733, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void liesBetweenZeroAndTheLogarithmOfTheKinds(long seed) {
        double[] weights = Golden.profile(new Random(seed), 7);
        assertThat(Entropy.ofWeights(weights)).isBetween(0.0, Math.log(7));
        assertThat(Entropy.concentration(weights)).isBetween(0.0, 1.0);
    }

    @Test
    void oneKindHasNoneAndEvenKindsHaveAll() {
        assertThat(Entropy.ofWeights(new double[] {0, 3, 0})).isZero();
        assertThat(Entropy.concentration(new double[] {0, 3, 0})).isEqualTo(1);
        assertThat(Entropy.concentration(new double[] {2, 2, 2})).isCloseTo(0, within(1e-15));
        assertThat(Entropy.chaoShen(new long[] {1})).isZero();
        assertThat(Entropy.chaoShen(new long[] {1, 1, 1})).isFinite().isGreaterThan(Math.log(3));
        assertThatThrownBy(() -> Entropy.ofWeights(new double[] {0, 0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Entropy.ofWeights(new double[] {1, -1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCorrectionsAreNearerToTheTruth() {
        Random random = new Random(11);
        double plugIn = 0;
        double millerMadow = 0;
        double chaoShen = 0;
        int runs = 2000;
        for (int i = 0; i < runs; i++) {
            long[] counts = new long[5];
            for (int j = 0; j < 20; j++) counts[random.nextInt(5)]++;
            plugIn += Entropy.ofWeights(new double[] {counts[0], counts[1], counts[2], counts[3], counts[4]}) / runs;
            millerMadow += Entropy.millerMadow(counts) / runs;
            chaoShen += Entropy.chaoShen(counts) / runs;
        }
        // The plug-in's expected value at 20 draws of 5 even kinds, worked out exactly elsewhere.
        assertThat(plugIn).isCloseTo(1.503, within(0.01));
        assertThat(millerMadow).isCloseTo(Math.log(5), within(0.02));
        // Half of the bias is left at so few draws.
        assertThat(chaoShen).isCloseTo(Math.log(5), within(0.06));
    }
}
