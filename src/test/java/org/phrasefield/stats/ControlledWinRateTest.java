package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
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
        assertThat(rate.curve().orElseThrow().error()).isCloseTo(Math.sqrt(0.8 / 25), within(1e-6));
    }

    /** Contests of one each that differ in nothing: the likelihood is the binomial's. */
    private static ControlledWinRate.Curve ofWins(int wins, int contests) {
        double[] outcomes = new double[contests];
        for (int i = 0; i < wins; i++) outcomes[i] = 1;
        return ControlledWinRate.of(outcomes, new double[contests], new int[contests], 1e9)
                .orElseThrow()
                .curve()
                .orElseThrow();
    }

    @Test
    void theCurveIsTheBinomialLikelihoodWhereNothingDiffers() {
        double ratio = 2 * (47 * Math.log(47 / 24.0) + Math.log(1 / 24.0));
        assertThat(ofWins(47, 48).above(0.5)).isCloseTo(Math.sqrt(ratio), within(1e-4));
        assertThat(ofWins(1, 48).above(0.5)).isCloseTo(-Math.sqrt(ratio), within(1e-4));
        assertThat(ofWins(24, 48).pValue(23)).isCloseTo(1, within(1e-3));
        // With many degrees of freedom and both bounds alike the 95 % interval of 30 in 60, from -2 ln of the ratio
        // being 3.8415.
        Interval half = ofWins(30, 60).interval(0.95, 1e6);
        double low = half.low();
        assertThat(2 * (30 * Math.log(0.5 / low) + 30 * Math.log(0.5 / (1 - low))))
                .isCloseTo(3.8415, within(1e-3));
        assertThat(half.high()).isCloseTo(1 - low, within(1e-4));
    }

    /** Hauck and Donner's paradox: by an estimate over its error 47 wins in 48 would be less sure than 43. */
    @Test
    void moreWinsAreNeverLessSure() {
        double before = 1;
        double low = 0;
        for (int wins = 25; wins < 48; wins++) {
            ControlledWinRate.Curve curve = ofWins(wins, 48);
            assertThat(curve.pValue(23)).as(wins + " wins").isLessThan(before);
            assertThat(curve.interval(0.95, 23).low()).as(wins + " wins").isGreaterThan(low);
            before = curve.pValue(23);
            low = curve.interval(0.95, 23).low();
        }
        assertThat(before).isLessThan(1e-6);
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
                .contains(new ControlledWinRate(1, 1, 0, Optional.empty()));
        ControlledWinRate decided = ControlledWinRate.of(new double[] {0, 1, 0, 1}, differences, one, 1)
                .orElseThrow();
        assertThat(decided.controlled()).isCloseTo(0.5, within(0.01));
        assertThat(decided.slope()).isPositive().isLessThan(20);
        assertThat(decided.curve().orElseThrow().error()).isGreaterThan(2);
        assertThat(ControlledWinRate.of(new double[0], new double[0], new int[0], 1))
                .isEmpty();
        assertThatThrownBy(() -> ControlledWinRate.of(new double[] {2}, new double[1], new int[1], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
