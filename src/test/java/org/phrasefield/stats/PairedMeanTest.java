package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedMeanTest {
    private static final double[] FOUR = {3.5, 5.5, 2, 4};
    private static final double[] EIGHT = {.4, -.1, .8, .3, .5, -.2, .9, .1};

    @Test
    void agreesWithPublishedValues() {
        PairedMean four = PairedMean.of(FOUR).orElseThrow();
        assertThat(four.mean()).isCloseTo(3.75, within(1e-9));
        assertThat(four.interval(0.95).low()).isCloseTo(1.4532672112, within(1e-9));
        assertThat(four.interval(0.95).high()).isCloseTo(6.0467327888, within(1e-9));
        PairedMean eight = PairedMean.of(EIGHT).orElseThrow();
        assertThat(eight.mean()).isCloseTo(.3375, within(1e-9));
        assertThat(eight.standardError()).isCloseTo(.1400733226, within(1e-9));
        assertThat(eight.interval(0.90).low()).isCloseTo(.0721200798, within(1e-9));
        assertThat(eight.interval(0.90).high()).isCloseTo(.6028799202, within(1e-9));
    }

    @Test
    void testsAndStandardisesAsPublished() {
        PairedMean four = PairedMean.of(FOUR).orElseThrow();
        assertThat(four.standardError() * Math.sqrt(4)).isCloseTo(1.4433756730, within(1e-9));
        assertThat(four.mean() / four.standardError()).isCloseTo(5.1961524227, within(1e-9));
        assertThat(four.pValue()).isCloseTo(0.0138468330, within(1e-9));
        assertThat(four.standardised(0.95).estimate()).isCloseTo(2.5980762114, within(1e-9));
        PairedMean eight = PairedMean.of(EIGHT).orElseThrow();
        assertThat(eight.pValue()).isCloseTo(.0468116280, within(1e-9));
        Interval size = eight.standardised(0.95);
        assertThat(size.estimate()).isCloseTo(.8518700569, within(1e-9));
        assertThat(size.low()).isCloseTo(.011379, within(1e-6));
        assertThat(size.high()).isCloseTo(1.650416, within(1e-6));
    }

    @Test
    void standardisesVeryLargeEffects() {
        for (double mean : new double[] {10, 60, 100, 1e4, 1e7}) {
            for (int n : new int[] {4, 40}) {
                double[] values = new double[n];
                for (int i = 0; i < n; i++) values[i] = mean + i % 4;
                Interval size = PairedMean.of(values).orElseThrow().standardised(0.95);
                // With n − 1 degrees of freedom the standard deviation is known to a factor, and so is the size.
                double times = size.high() / size.low();
                assertThat(times).isBetween(n == 4 ? 5.0 : 1.4, n == 4 ? 16.0 : 1.7);
            }
        }
    }

    @Test
    void aSpreadOfZeroGivesNoInterval() {
        assertThat(PairedMean.of(new double[] {1, 1, 1, 1, 1, 1})).isEmpty();
        assertThat(PairedMean.of(new double[] {1, 1 + 1e-15, 1, 1 - 1e-15, 1, 1}))
                .isEmpty();
        assertThat(PairedMean.of(new double[] {1})).isEmpty();
        assertThat(PairedMean.of(new double[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void followsShiftAndScaleAndIsBlindToOrder(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(12, -3, 3).toArray();
        Interval plain = PairedMean.of(values).orElseThrow().interval(0.95);
        Interval moved = PairedMean.of(
                        Arrays.stream(values).map(value -> 2 * value + 7).toArray())
                .orElseThrow()
                .interval(0.95);
        assertThat(moved.low()).isCloseTo(2 * plain.low() + 7, within(1e-9));
        assertThat(moved.high()).isCloseTo(2 * plain.high() + 7, within(1e-9));
        Interval sorted = PairedMean.of(Arrays.stream(values).sorted().toArray())
                .orElseThrow()
                .interval(0.95);
        assertThat(sorted.low()).isCloseTo(plain.low(), within(1e-12));
    }

    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(20261125);
        int held = 0;
        int runs = 4000;
        for (int i = 0; i < runs; i++) {
            double[] values = new double[6];
            for (int j = 0; j < values.length; j++) values[j] = 1 + random.nextGaussian();
            Interval interval = PairedMean.of(values).orElseThrow().interval(0.95);
            if (interval.low() <= 1 && 1 <= interval.high()) held++;
        }
        // Four standard errors of a share of 0.95 over 4000 draws.
        assertThat(held / (double) runs).isCloseTo(0.95, within(4 * Math.sqrt(0.95 * 0.05 / runs)));
    }
}
