package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be looked at night after night: confidence sequences and cumulative sums. */
class SequentialTest {
    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(1, .5, .05);

    @ParameterizedTest
    @CsvSource({"10, 1.0070709271", "30, .5542482839", "100, .3101538897"})
    void theRadiusAgreesWithPublishedValues(int n, double radius) {
        assertThat(SEQUENCE.radius(n)).isCloseTo(radius, NEAR);
    }

    @Test
    void theLikelihoodRatioAgreesWithPublishedValues() {
        assertThat(SEQUENCE.likelihoodRatio(8, 30)).isCloseTo(.8791000096, NEAR);
        assertThat(SEQUENCE.pValue(1, 8, 30)).isEqualTo(1);
        assertThat(SEQUENCE.pValue(.02, 8, 30)).isEqualTo(.02);
    }

    @Test
    void theRadiusFallsAndTuningMakesItNarrowest() {
        for (int n = 1; n < 500; n++) assertThat(SEQUENCE.radius(n + 1)).isLessThan(SEQUENCE.radius(n));
        ConfidenceSequence tuned = ConfidenceSequence.tunedTo(30, 1, .05);
        for (double mixture = .1; mixture < 1; mixture += .05) {
            assertThat(new ConfidenceSequence(1, mixture, .05).radius(30)).isGreaterThan(tuned.radius(30) * .999);
        }
    }

    @Test
    void theSequenceHoldsTheTruthOnAllNightsTogether() {
        Random random = new Random(1);
        int missed = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            double p = 1;
            boolean outside = false;
            for (int n = 1; n <= 300; n++) {
                sum += random.nextGaussian();
                p = SEQUENCE.pValue(p, sum, n);
                outside |= Math.abs(sum / n) > SEQUENCE.radius(n);
            }
            assertThat(p <= .05).isEqualTo(outside);
            if (outside) missed++;
        }
        assertThat(missed / (double) runs).isBetween(.005, .05);
    }

    @Test
    void theSumAgreesWithPublishedValues() {
        double[] scores = {.2, 1.1, -.3, 1.4, 1.2, 2.0, 1.5, .9};
        double[] sums = {0, .6, 0, .9, 1.6, 3.1, 4.1, 4.5};
        Cusum cusum = Cusum.start(.5, 4.2);
        for (int i = 0; i < scores.length; i++) {
            cusum = cusum.after(scores[i]);
            assertThat(cusum.above()).isCloseTo(sums[i], NEAR);
            assertThat(cusum.alarm()).isEqualTo(i == 7);
        }
        assertThat(Cusum.start(.5, 1).after(-2).alarm()).isTrue();
    }
}
