package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlledWinRateTest {
    /** Mean raw and controlled rates of 200 simulations of 400 contests, differences in the covariate about 0.8 standard deviations. */
    private static double[] rates(double base, double slope) {
        Random random = new Random(1);
        double raw = 0;
        double controlled = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            double[] outcomes = new double[400];
            double[] differences = new double[400];
            int[] clusters = new int[400];
            for (int i = 0; i < 400; i++) {
                clusters[i] = i % 20;
                differences[i] = 0.8 + random.nextGaussian();
                double p = Logit.probability(base + slope * Math.tanh(differences[i]));
                outcomes[i] = random.nextDouble() < p ? 1 : 0;
            }
            ControlledWinRate rate =
                    ControlledWinRate.of(outcomes, differences, clusters, 1).orElseThrow();
            raw += rate.raw() / runs;
            controlled += rate.controlled() / runs;
        }
        return new double[] {raw, controlled};
    }

    @Test
    void takesAwayWhatTheCovariateMakesAndNothingElse() {
        double[] covariateAlone = rates(0, 1.3);
        assertThat(covariateAlone[0]).isGreaterThan(0.63);
        assertThat(covariateAlone[1]).isCloseTo(0.5, within(0.01));
        double truth = Logit.probability(0.6);
        double[] sideAlone = rates(0.6, 0);
        assertThat(sideAlone[0]).isCloseTo(truth, within(0.01));
        assertThat(sideAlone[1]).isCloseTo(truth, within(0.01));
        double[] both = rates(0.6, 1.3);
        assertThat(both[0]).isGreaterThan(0.73);
        assertThat(both[1]).isCloseTo(truth, within(0.015));
    }

    @Test
    void withoutDifferencesNothingIsTakenAway() {
        Random random = new Random(2);
        double[] outcomes = random.ints(60, 0, 3).mapToDouble(i -> i / 2.0).toArray();
        int[] clusters = random.ints(60, 0, 7).toArray();
        ControlledWinRate rate =
                ControlledWinRate.of(outcomes, new double[60], clusters, 1).orElseThrow();
        assertThat(rate.controlled()).isCloseTo(rate.raw(), within(1e-12));
        assertThat(rate.slope()).isZero();
    }

    /** Without differences the error is that of a share in logits, and ties vary in nothing. */
    @Test
    void theErrorIsThatOfAShareWhereNothingDiffers() {
        double[] outcomes = new double[100];
        for (int i = 0; i < 100; i++) outcomes[i] = i < 20 ? 0.5 : i % 2;
        int[] clusters = new int[100];
        ControlledWinRate rate =
                ControlledWinRate.of(outcomes, new double[100], clusters, 1).orElseThrow();
        assertThat(rate.error().orElseThrow()).isCloseTo(Math.sqrt(0.8 / 25), within(1e-6));
    }

    @Test
    void turningTheSidesTurnsTheRates() {
        Random random = new Random(3);
        double[] outcomes = random.ints(80, 0, 2).asDoubleStream().toArray();
        double[] differences = random.doubles(80, -1, 3).toArray();
        int[] clusters = random.ints(80, 0, 5).toArray();
        ControlledWinRate forth =
                ControlledWinRate.of(outcomes, differences, clusters, 1).orElseThrow();
        for (int i = 0; i < 80; i++) {
            outcomes[i] = 1 - outcomes[i];
            differences[i] = -differences[i];
        }
        ControlledWinRate back =
                ControlledWinRate.of(outcomes, differences, clusters, 1).orElseThrow();
        assertThat(back.controlled()).isCloseTo(1 - forth.controlled(), within(1e-9));
        assertThat(back.slope()).isCloseTo(forth.slope(), within(1e-9));
    }

    @Test
    void extremesStayWithinBounds() {
        int[] one = new int[4];
        double[] differences = {-1, 1, -2, 2};
        assertThat(ControlledWinRate.of(new double[] {1, 1, 1, 1}, differences, one, 1))
                .contains(new ControlledWinRate(1, 1, 0, OptionalDouble.empty()));
        ControlledWinRate decided = ControlledWinRate.of(new double[] {0, 1, 0, 1}, differences, one, 1)
                .orElseThrow();
        assertThat(decided.controlled()).isCloseTo(0.5, within(0.01));
        assertThat(decided.slope()).isPositive().isLessThan(20);
        assertThat(decided.error().orElseThrow()).isGreaterThan(2);
        assertThat(ControlledWinRate.of(new double[0], new double[0], new int[0], 1))
                .isEmpty();
        assertThatThrownBy(() -> ControlledWinRate.of(new double[] {2}, new double[1], new int[1], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
