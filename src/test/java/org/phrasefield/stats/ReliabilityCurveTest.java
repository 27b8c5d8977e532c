package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.stats.ReliabilityCurve.Step;

class ReliabilityCurveTest {
    /** In order of forecasts .2 no, .5 yes, .6 no, .7 yes, .9 yes: the second and third break the order and become one half, the last two are one. */
    @Test
    void theCurveEqualsOneThatWasWorkedOutByHand() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                        new double[] {.9, .7, .2, .6, .5}, new boolean[] {true, true, false, false, true})
                .orElseThrow();
        assertThat(curve.steps())
                .containsExactly(
                        new Step(.2, .2, new Share(0, 1)),
                        new Step(.5, .6, new Share(1, 2)),
                        new Step(.7, .9, new Share(2, 2)));
        assertThat(curve.score()).isCloseTo(.15, NEAR);
        assertThat(curve.uncertainty()).isCloseTo(.24, NEAR);
        // Recalibrated, two forecasts of a half are left to score: 2 × .25 / 5.
        assertThat(curve.miscalibration()).isCloseTo(.05, NEAR);
        assertThat(curve.discrimination()).isCloseTo(.14, NEAR);
    }

    @Test
    void equalForecastsAreOneStepAndOrderIsRestoredBackwards() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                        new double[] {.1, .1, .2, .3, .3, .8}, new boolean[] {true, false, true, true, false, false})
                .orElseThrow();
        assertThat(curve.steps()).containsExactly(new Step(.1, .8, new Share(3, 6)));
        assertThat(curve.discrimination()).isCloseTo(0, NEAR);
        assertThat(ReliabilityCurve.of(new double[0], new boolean[0])).isEmpty();
    }

    /** A probability that was typed and one that was worked out are shown as the same percentage, and are one step. */
    @Test
    void whatIsTheSamePercentageIsOneStep() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                        new double[] {.2, .9, .9000066, .8999934}, new boolean[] {false, false, true, true})
                .orElseThrow();
        assertThat(curve.steps()).containsExactly(new Step(.2, .2, new Share(0, 1)), new Step(.9, .9, new Share(2, 3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void partsMakeTheScoreStepsRiseAndOrderOfCasesIsNothing(long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(60);
        double[] forecasts = IntStream.range(0, n)
                .mapToDouble(i -> random.nextInt(11) / 10.0)
                .toArray();
        boolean[] happened = new boolean[n];
        for (int i = 0; i < n; i++) happened[i] = random.nextDouble() < forecasts[i];
        ReliabilityCurve curve = ReliabilityCurve.of(forecasts, happened).orElseThrow();
        assertThat(curve.miscalibration() - curve.discrimination() + curve.uncertainty())
                .as("seed " + seed)
                .isCloseTo(curve.score(), NEAR);
        assertThat(curve.miscalibration()).isGreaterThanOrEqualTo(-1e-12);
        assertThat(curve.discrimination()).isGreaterThanOrEqualTo(-1e-12);
        double[] shares = curve.steps().stream().mapToDouble(Step::share).toArray();
        for (int i = 1; i < shares.length; i++) assertThat(shares[i]).isGreaterThan(shares[i - 1]);
        assertThat(curve.steps().stream()
                        .mapToLong(step -> step.happened().cases())
                        .sum())
                .isEqualTo(n);
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        java.util.Collections.shuffle(Arrays.asList(order), random);
        double[] moved = new double[n];
        boolean[] with = new boolean[n];
        for (int i = 0; i < n; i++) {
            moved[i] = forecasts[order[i]];
            with[i] = happened[order[i]];
        }
        assertThat(ReliabilityCurve.of(moved, with).orElseThrow().steps()).isEqualTo(curve.steps());
    }
}
