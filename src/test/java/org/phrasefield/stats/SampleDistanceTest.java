package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Energy distance and mean discrepancy of two samples. */
class SampleDistanceTest {
    private static final double[][] X = {{0, 0}, {1, 0}, {0, 1}};
    private static final double[][] Y = {{1, 1}, {2, 1}, {1, 2}, {3, 3}};

    @Test
    void agreeWithPublishedValues() {
        assertThat(EnergyDistance.of(X, Y)).isCloseTo(2.2633587748, NEAR);
        assertThat(EnergyDistance.scaled(X, Y)).isCloseTo(3.8800436139, NEAR);
        // Exactly 2 of the 35 divisions are as far apart.
        assertThat(EnergyDistance.pValue(X, Y, 20_000, 1)).isCloseTo(2 / 35.0, within(0.006));
        assertThat(MeanDiscrepancy.medianDistance(X, Y).getAsDouble()).isCloseTo(Math.sqrt(2), NEAR);
        MeanDiscrepancy discrepancy = MeanDiscrepancy.of(X, Y, Math.sqrt(2)).orElseThrow();
        assertThat(discrepancy.unbiased()).isCloseTo(.4043536868, NEAR);
        assertThat(discrepancy.biased()).isCloseTo(.6275413380, NEAR);
    }

    @Test
    void areSymmetricAndBlindToOrder() {
        Random random = new Random(2);
        double[][] one = Golden.noise(random, 7, 3);
        double[][] other = Golden.noise(random, 5, 3);
        double distance = EnergyDistance.of(one, other);
        MeanDiscrepancy discrepancy = MeanDiscrepancy.of(one, other, 2).orElseThrow();
        Collections.shuffle(Arrays.asList(one), random);
        assertThat(EnergyDistance.of(other, one)).isCloseTo(distance, within(1e-12));
        assertThat(MeanDiscrepancy.of(other, one, 2).orElseThrow().unbiased())
                .isCloseTo(discrepancy.unbiased(), within(1e-12));
        assertThat(EnergyDistance.of(one, one)).isCloseTo(0, within(1e-12));
    }

    @Test
    void samplesOfOneDistributionAverageToNothing() {
        Random random = new Random(3);
        Moments unbiased = new Moments();
        int rejected = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            double[][] one = Golden.noise(random, 6, 3);
            double[][] other = Golden.noise(random, 8, 3);
            unbiased.add(MeanDiscrepancy.of(one, other, 2).orElseThrow().unbiased());
            if (EnergyDistance.pValue(one, other, 99, run) <= .05) rejected++;
        }
        double error = Math.sqrt(unbiased.squares() / runs / runs);
        assertThat(Math.abs(unbiased.mean())).isLessThan(3.5 * error);
        assertThat(rejected / (double) runs).isBetween(.02, .09);
    }

    @Test
    void whatCannotBeComparedIsMissingOrRefused() {
        assertThat(MeanDiscrepancy.of(new double[][] {{1}}, new double[][] {{1}, {2}}, 1))
                .isEmpty();
        assertThat(MeanDiscrepancy.medianDistance(new double[][] {{1}}, new double[][] {{1}}))
                .isEmpty();
        assertThatThrownBy(() -> EnergyDistance.of(new double[][] {{1}}, new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MeanDiscrepancy.of(X, Y, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
