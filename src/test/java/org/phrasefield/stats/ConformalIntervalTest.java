package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConformalIntervalTest {
    @Test
    void tooFewValuesGiveNoInterval() {
        assertThat(ConformalInterval.of(new double[8], 0.9)).isEmpty();
        assertThat(ConformalInterval.of(new double[0], 0.9)).isEmpty();
        assertThat(ConformalInterval.of(new double[9], 0.9)).isPresent();
    }

    /** Worked by hand: of 0 to 8 and a next value y, y is farthest from the mean of all ten once it lies outside the mirror image of an end. */
    @Test
    void nineValuesGiveTheMirrorImageOfTheFarthest() {
        Interval found = ConformalInterval.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 0.9)
                .orElseThrow();
        assertThat(found.estimate()).isEqualTo(4);
        assertThat(found.low()).isCloseTo(-1, within(1e-12));
        assertThat(found.high()).isCloseTo(9, within(1e-12));
    }

    @Test
    void theOrderOfTheValuesChangesNothingToTheLastBit() {
        double[] values = new SplittableRandom(20261129).doubles(40, -3, 5).toArray();
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) turned[i] = values[values.length - 1 - i];
        assertThat(ConformalInterval.of(turned, 0.9)).isEqualTo(ConformalInterval.of(values, 0.9));
    }

    /** The definition itself: a value is inside if, taken together with the others, at least one in ten lies as far from the mean of all. */
    @Test
    void aValueIsInsideWhereItIsNoStrangerThanTheOthers() {
        SplittableRandom random = new SplittableRandom(20261129);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(9 + random.nextInt(30), -3, 5).toArray();
            Interval found = ConformalInterval.of(values, 0.9).orElseThrow();
            double next = random.nextDouble(-8, 10);
            double mean = (Arrays.stream(values).sum() + next) / (values.length + 1);
            long asFar = 1
                    + Arrays.stream(values)
                            .filter(value -> Math.abs(value - mean) >= Math.abs(next - mean))
                            .count();
            boolean inside = asFar > 0.1 * (values.length + 1) + 1e-9;
            assertThat(found.low() <= next && next <= found.high()).isEqualTo(inside);
        }
    }

    /** Seeded. However alike the values of a thing are, one value of a next thing is held nine times in ten. */
    @Test
    void groupsHoldOneValueOfTheNextThing() {
        SplittableRandom random = new SplittableRandom(20261130);
        for (double alike : new double[] {0, 0.5, 2}) {
            int held = 0;
            int rounds = 4000;
            for (int round = 0; round < rounds; round++) {
                double[][] groups = new double[24][];
                for (int i = 0; i < groups.length; i++) {
                    double own = alike * random.nextGaussian();
                    groups[i] = new double[1 + i % 8];
                    for (int j = 0; j < groups[i].length; j++) groups[i][j] = own + random.nextGaussian();
                }
                Interval found = ConformalInterval.of(groups, 0.9).orElseThrow();
                double next = alike * random.nextGaussian() + random.nextGaussian();
                if (found.low() <= next && next <= found.high()) held++;
            }
            assertThat(held / (double) rounds).as("alike " + alike).isBetween(0.88, 0.925);
        }
    }

    @Test
    void valuesThatAreAllAlikeInsideAThingAreWorthOneEach() {
        double[] values = new SplittableRandom(1).doubles(24, -3, 5).toArray();
        double[][] groups = Arrays.stream(values)
                .mapToObj(value -> new double[] {value, value, value})
                .toArray(double[][]::new);
        Interval once = ConformalInterval.of(values, 0.9).orElseThrow();
        Interval thrice = ConformalInterval.of(groups, 0.9).orElseThrow();
        assertThat(thrice.low()).isCloseTo(once.low(), within(1e-12));
        assertThat(thrice.high()).isCloseTo(once.high(), within(1e-12));
        assertThat(ConformalInterval.of(new double[8][3], 0.9)).isEmpty();
    }

    /** Seeded; skewed values, for nothing about the distribution is assumed. */
    @Test
    void ninetyPercentIntervalsHoldTheNextValueNinetyTimesInAHundred() {
        SplittableRandom random = new SplittableRandom(20261129);
        int held = 0;
        int rounds = 20_000;
        for (int round = 0; round < rounds; round++) {
            double[] values = random.doubles(29).map(u -> -Math.log(1 - u)).toArray();
            double next = -Math.log(1 - random.nextDouble());
            Interval found = ConformalInterval.of(values, 0.9).orElseThrow();
            if (found.low() <= next && next <= found.high()) held++;
        }
        assertThat(held / (double) rounds).isCloseTo(0.9, within(0.01));
    }

    @Test
    void aConfidenceOfOneIsRefused() {
        assertThatThrownBy(() -> ConformalInterval.of(new double[20], 1)).hasMessageContaining("confidence");
    }
}
