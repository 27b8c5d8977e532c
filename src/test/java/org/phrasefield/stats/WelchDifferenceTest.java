package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WelchDifferenceTest {
    /** Student's data on two sleep drugs, as R ships them. */
    private static final double[] FIRST_DRUG = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SECOND_DRUG = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    private static Moments moments(double... values) {
        Moments moments = new Moments();
        for (double value : values) moments.add(value);
        return moments;
    }

    @Test
    void agreesWithPublishedValues() {
        // R: t.test(extra ~ group, data = sleep)
        WelchDifference sleep =
                WelchDifference.of(moments(FIRST_DRUG), moments(SECOND_DRUG)).orElseThrow();
        assertThat(sleep.difference()).isCloseTo(-1.58, within(1e-9));
        assertThat(sleep.difference() / sleep.standardError()).isCloseTo(-1.8608, within(5e-5));
        assertThat(sleep.freedom()).isCloseTo(17.776, within(5e-4));
        assertThat(sleep.interval(0.95).low()).isCloseTo(-3.3654832, within(5e-8));
        assertThat(sleep.interval(0.95).high()).isCloseTo(0.2054832, within(5e-8));
    }

    @Test
    void equalSpreadsAndNumbersGiveTheUsualDegreesOfFreedom() {
        WelchDifference pooled =
                WelchDifference.of(moments(1, 2, 3, 4), moments(11, 12, 13, 14)).orElseThrow();
        assertThat(pooled.freedom()).isCloseTo(6, within(1e-9));
        assertThat(pooled.difference()).isCloseTo(-10, within(1e-9));
    }

    @Test
    void twoSpreadsOfZeroGiveNoInterval() {
        assertThat(WelchDifference.of(moments(1, 1, 1), moments(2, 2, 2))).isEmpty();
        assertThat(WelchDifference.of(moments(.1 + .2, .3, .3), moments(2, 2, 2)))
                .isEmpty();
        assertThat(WelchDifference.of(moments(1), moments(2, 3, 4))).isEmpty();
        assertThat(WelchDifference.of(moments(), moments())).isEmpty();
        // One of them spreads: its own degrees of freedom are all there are.
        assertThat(WelchDifference.of(moments(1, 1, 1), moments(2, 3, 4))
                        .orElseThrow()
                        .freedom())
                .isCloseTo(2, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void turnsItsSignWithTheOrderAndKeepsItsWidth(long seed) {
        Random random = new Random(seed);
        Moments one = moments(random.doubles(7, 0, 5).toArray());
        Moments other = moments(random.doubles(12, -3, 30).toArray());
        Interval forth = WelchDifference.of(one, other).orElseThrow().interval(0.95);
        Interval back = WelchDifference.of(other, one).orElseThrow().interval(0.95);
        assertThat(back.low()).isCloseTo(-forth.high(), within(1e-9));
        assertThat(back.high()).isCloseTo(-forth.low(), within(1e-9));
    }

    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(20261125);
        int held = 0;
        int runs = 4000;
        for (int i = 0; i < runs; i++) {
            Moments one =
                    moments(random.doubles(10).map(any -> random.nextGaussian()).toArray());
            Moments other = moments(
                    random.doubles(10).map(any -> 1 + 3 * random.nextGaussian()).toArray());
            Interval interval = WelchDifference.of(other, one).orElseThrow().interval(0.95);
            if (interval.low() <= 1 && 1 <= interval.high()) held++;
        }
        // Four standard errors of a share of 0.95 over 4000 draws; Welch's interval is approximate and errs by less
        // than that here.
        assertThat(held / (double) runs).isCloseTo(0.95, within(4 * Math.sqrt(0.95 * 0.05 / runs)));
    }
}
