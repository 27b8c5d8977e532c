package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectSizeTest {
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 4, 6, 8, 10, 3};

    @Test
    void agreesWithPublishedValues() {
        assertThat(EffectSize.cliffsDelta(X, Y)).isCloseTo(.5, NEAR);
        assertThat(EffectSize.cohensD(X, Y).getAsDouble()).isCloseTo(.989070710, NEAR);
        assertThat(EffectSize.hedgesG(X, Y).getAsDouble()).isCloseTo(.903886888, NEAR);
        // The usual approximation of the factor, 1 − 3 / (4m − 1), lies near the exact one and is not it.
        double approximate = EffectSize.cohensD(X, Y).getAsDouble() * (1 - 3 / (4.0 * 9 - 1));
        assertThat(approximate).isCloseTo(.904293221, NEAR);
        assertThat(EffectSize.hedgesG(X, Y).getAsDouble()).isCloseTo(approximate, within(5e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cliffsDeltaIsTheCountOverAllPairs(long seed) {
        Random random = new Random(seed);
        double[] x = random.ints(11, 0, 6).asDoubleStream().toArray();
        double[] y = random.ints(7, 1, 7).asDoubleStream().toArray();
        double sum = 0;
        for (double a : x) for (double b : y) sum += Math.signum(b - a);
        assertThat(EffectSize.cliffsDelta(x, y))
                .isCloseTo(sum / 77, within(1e-12))
                .isBetween(-1.0, 1.0);
        assertThat(EffectSize.cliffsDelta(y, x)).isCloseTo(-sum / 77, within(1e-12));
        double[] shifted = Arrays.stream(y).map(v -> 3 * v + 1).toArray();
        double[] scaled = Arrays.stream(x).map(v -> 3 * v + 1).toArray();
        assertThat(EffectSize.hedgesG(scaled, shifted).getAsDouble())
                .isCloseTo(EffectSize.hedgesG(x, y).getAsDouble(), within(1e-12));
    }

    @Test
    void whatDoesNotVaryHasNoSize() {
        assertThat(EffectSize.cohensD(new double[] {1, 1}, new double[] {2, 2})).isEmpty();
        assertThat(EffectSize.hedgesG(new double[] {1}, new double[] {2, 3})).isEmpty();
        assertThat(EffectSize.cliffsDelta(new double[] {1}, new double[] {2})).isEqualTo(1);
    }

    @Test
    void aHundredThousandNumbersTakeNoSquareOfTime() {
        double[] x = new Random(1).doubles(50_000).toArray();
        double[] y = new Random(2).doubles(50_000).toArray();
        assertThat(EffectSize.cliffsDelta(x, y)).isCloseTo(0, within(0.02));
    }
}
