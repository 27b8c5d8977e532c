package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringRulesTest {
    private static final double[] FORECASTS = {.9, .7, .2, .6, .5};
    private static final boolean[] HAPPENED = {true, true, false, false, true};

    @Test
    void probabilitiesAgreeWithPublishedValues() {
        double brier = 0;
        double logarithmic = 0;
        for (int i = 0; i < 5; i++) {
            brier += ScoringRules.brier(FORECASTS[i], HAPPENED[i]) / 5;
            logarithmic += ScoringRules.logarithmic(FORECASTS[i], HAPPENED[i]) / 5;
        }
        assertThat(brier).isCloseTo(.15, NEAR);
        assertThat(logarithmic).isCloseTo(.4589233847, NEAR);
        assertThat(ScoringRules.skill(brier, .24).getAsDouble()).isCloseTo(.375, NEAR);
        assertThat(ScoringRules.spiegelhalter(FORECASTS, HAPPENED).getAsDouble())
                .isCloseTo(-.5025189076, NEAR);
        assertThat(ScoringRules.rankedProbability(new double[] {.1, .3, .4, .2}, 2))
                .isCloseTo(.07, NEAR);
    }

    @Test
    void distributionsAgreeWithPublishedValues() {
        assertThat(ScoringRules.normalCrps(0, 1, 0)).isCloseTo(.2336949773, NEAR);
        assertThat(ScoringRules.normalCrps(0, 1, 1)).isCloseTo(.6024413576, NEAR);
        assertThat(ScoringRules.normalCrps(2, 3, 1)).isCloseTo(.8328479352, NEAR);
        assertThat(ScoringRules.ensembleCrps(new double[] {1, 2, 4}, 2.5)).isCloseTo(.5, NEAR);
        assertThat(ScoringRules.fairCrps(new double[] {1, 2, 4}, 2.5).getAsDouble())
                .isCloseTo(.1666666667, NEAR);
        assertThat(ScoringRules.interval(0, 1, .8, 1.3)).isCloseTo(4, NEAR);
        assertThat(ScoringRules.interval(-.5, .8, .9, -.6)).isCloseTo(3.3, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noForecastIsBetterThanTheTruth(long seed) {
        double truth = new Random(seed).nextDouble(0.05, 0.95);
        for (double other = 0.05; other < 1; other += 0.05) {
            assertThat(truth * ScoringRules.brier(truth, true) + (1 - truth) * ScoringRules.brier(truth, false))
                    .isLessThanOrEqualTo(truth * ScoringRules.brier(other, true)
                            + (1 - truth) * ScoringRules.brier(other, false)
                            + 1e-12);
            assertThat(truth * ScoringRules.logarithmic(truth, true)
                            + (1 - truth) * ScoringRules.logarithmic(truth, false))
                    .isLessThanOrEqualTo(truth * ScoringRules.logarithmic(other, true)
                            + (1 - truth) * ScoringRules.logarithmic(other, false)
                            + 1e-12);
        }
    }

    @Test
    void aLargeEnsembleOfANormalScoresAsTheNormal() {
        Random random = new Random(6);
        double[] members =
                random.doubles(100_000).map(any -> random.nextGaussian()).toArray();
        assertThat(ScoringRules.ensembleCrps(members, 1)).isCloseTo(.6024413576, within(0.005));
    }

    @Test
    void calibratedForecastsHaveAStandardNormalScore() {
        Random random = new Random(7);
        Moments scores = new Moments();
        for (int run = 0; run < 2000; run++) {
            double[] forecasts = random.doubles(40).toArray();
            boolean[] happened = new boolean[40];
            for (int i = 0; i < 40; i++) happened[i] = random.nextDouble() < forecasts[i];
            scores.add(ScoringRules.spiegelhalter(forecasts, happened).getAsDouble());
        }
        assertThat(scores.mean()).isCloseTo(0, within(0.1));
        assertThat(scores.squares() / scores.count()).isCloseTo(1, within(0.15));
    }

    @Test
    void whatCannotBeScoredIsMissingOrRefused() {
        assertThat(ScoringRules.fairCrps(new double[] {1}, 2)).isEmpty();
        assertThat(ScoringRules.skill(1, 0)).isEmpty();
        assertThat(ScoringRules.spiegelhalter(new double[] {.5, 1}, new boolean[] {true, true}))
                .isEmpty();
        assertThat(ScoringRules.logarithmic(0, true)).isCloseTo(-Math.log(.01), NEAR);
        assertThat(ScoringRules.normalCrps(1, 0, 3)).isEqualTo(2);
        assertThatThrownBy(() -> ScoringRules.brier(1.2, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoringRules.rankedProbability(new double[] {.5, .6}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoringRules.interval(2, 1, .8, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
