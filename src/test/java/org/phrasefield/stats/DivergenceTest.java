package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {
    private static final double[] A = {.2, .3, .1, .4};
    private static final double[] B = {.25, .25, .25, .25};

    @Test
    void agreesWithPublishedValues() {
        assertThat(Divergence.stability(A, B).getAsDouble()).isCloseTo(0.2282174095734, NEAR);
        assertThat(Divergence.jensenShannon(A, B)).isCloseTo(0.0402015823461, NEAR);
        // The same in nats.
        assertThat(Divergence.jensenShannon(A, B) * Math.log(2)).isCloseTo(0.0278656134573, NEAR);
        assertThat(Divergence.totalVariation(A, B)).isCloseTo(0.2, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isSymmetricBoundedAndBlindToScale(long seed) {
        Random random = new Random(seed);
        double[] p = Golden.profile(random, 6);
        double[] q = Golden.profile(random, 6);
        double[] tenfold = Arrays.stream(p).map(x -> 10 * x).toArray();
        assertThat(Divergence.jensenShannon(p, q))
                .isCloseTo(Divergence.jensenShannon(q, p), within(1e-12))
                .isCloseTo(Divergence.jensenShannon(tenfold, q), within(1e-12))
                .isBetween(0.0, 1.0);
        assertThat(Divergence.totalVariation(p, q))
                .isCloseTo(Divergence.totalVariation(q, p), within(1e-12))
                .isBetween(0.0, 1.0);
        assertThat(Divergence.jensenShannon(p, tenfold)).isCloseTo(0, within(1e-12));
    }

    @Test
    void nothingInCommonIsAWholeBit() {
        assertThat(Divergence.jensenShannon(new double[] {1, 0}, new double[] {0, 1}))
                .isEqualTo(1);
        assertThat(Divergence.totalVariation(new double[] {1, 0}, new double[] {0, 1}))
                .isEqualTo(1);
        assertThat(Divergence.stability(new double[] {1, 0}, new double[] {1, 1}))
                .isEmpty();
        assertThat(Divergence.stability(new double[] {1, 0}, new double[] {1, 0})
                        .getAsDouble())
                .isZero();
        assertThatThrownBy(() -> Divergence.jensenShannon(A, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stabilityRejectsAboutAsOftenAsItSays() {
        Random random = new Random(5);
        int rejected = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            long[] one = new long[4];
            long[] other = new long[4];
            for (int i = 0; i < 200; i++) {
                one[random.nextInt(4)]++;
                other[random.nextInt(4)]++;
            }
            if (Divergence.stabilityPValue(one, other).getAsDouble() < 0.05) rejected++;
        }
        assertThat(rejected / (double) runs).isBetween(0.03, 0.07);
        assertThat(Divergence.stabilityPValue(new long[] {5, 0}, new long[] {5, 5}))
                .isEmpty();
    }
}
