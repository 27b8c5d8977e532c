package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Krippendorff's alpha, kappas and intraclass correlations. */
class AgreementTest {
    /** Krippendorff's twelve units, each with the ratings it got. */
    private static final double[][] TWELVE = {
        {1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
        {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3}
    };

    @ParameterizedTest
    @CsvSource({
        "NOMINAL, 0.743421052632",
        "ORDINAL, 0.815387503755",
        "INTERVAL, 0.849107142857",
        "RATIO, 0.797402774712"
    })
    void alphaAgreesWithPublishedValues(KrippendorffAlpha.Scale scale, double alpha) {
        assertThat(KrippendorffAlpha.of(TWELVE, scale).getAsDouble()).isCloseTo(alpha, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alphaIsBlindToOrder(long seed) {
        Random random = new Random(seed);
        double[][] shuffled = TWELVE.clone();
        Collections.shuffle(Arrays.asList(shuffled), random);
        for (KrippendorffAlpha.Scale scale : KrippendorffAlpha.Scale.values()) {
            assertThat(KrippendorffAlpha.of(shuffled, scale).getAsDouble())
                    .isCloseTo(KrippendorffAlpha.of(TWELVE, scale).getAsDouble(), within(1e-12));
        }
    }

    @Test
    void alphaOfChanceIsNearZeroAndOfNothingMissing() {
        Random random = new Random(4);
        double[][] units = new double[3000][];
        for (int i = 0; i < units.length; i++)
            units[i] = random.ints(3, 1, 6).asDoubleStream().toArray();
        for (KrippendorffAlpha.Scale scale : KrippendorffAlpha.Scale.values()) {
            assertThat(KrippendorffAlpha.of(units, scale).getAsDouble()).isCloseTo(0, within(0.05));
        }
        assertThat(KrippendorffAlpha.of(new double[][] {{1}, {2}}, KrippendorffAlpha.Scale.NOMINAL))
                .isEmpty();
        assertThat(KrippendorffAlpha.of(new double[][] {{1, 1}, {1, 1}}, KrippendorffAlpha.Scale.NOMINAL))
                .isEmpty();
        assertThatThrownBy(() -> KrippendorffAlpha.of(new double[][] {{-1, 1}}, KrippendorffAlpha.Scale.RATIO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kappasAgreeWithPublishedValues() {
        assertThat(Kappa.unweighted(new long[][] {{20, 5}, {10, 15}}).getAsDouble())
                .isCloseTo(.4, NEAR);
        long[][] table =
                Kappa.table(new int[] {0, 1, 2, 2, 1, 0, 3, 0, 1, 2}, new int[] {0, 1, 2, 3, 1, 1, 3, 0, 0, 2}, 4);
        assertThat(Kappa.unweighted(table).getAsDouble()).isCloseTo(.594594594595, NEAR);
        assertThat(Kappa.quadratic(table).getAsDouble()).isCloseTo(.862385321101, NEAR);
        assertThat(Kappa.unweighted(new long[][] {{5, 0}, {0, 0}})).isEmpty();
        assertThat(Kappa.unweighted(new long[2][2])).isEmpty();
    }

    @Test
    void intraclassCorrelationsAgreeWithShroutAndFleiss() {
        IntraclassCorrelation correlation = IntraclassCorrelation.of(new double[][] {
                    {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
                })
                .orElseThrow();
        assertThat(correlation.oneWay()).isCloseTo(.165741768, NEAR);
        assertThat(correlation.twoWay()).isCloseTo(.289763780, NEAR);
        assertThat(correlation.fixed()).isCloseTo(.714840715, NEAR);
        assertThat(correlation.oneWayMean()).isCloseTo(.442797133, NEAR);
        assertThat(correlation.twoWayMean()).isCloseTo(.620050548, NEAR);
        assertThat(correlation.fixedMean()).isCloseTo(.909315542, NEAR);
        assertThat(IntraclassCorrelation.of(new double[][] {{1, 2}, {1, 2}})).isEmpty();
        assertThat(IntraclassCorrelation.of(new double[][] {{1}, {2}})).isEmpty();
    }
}
