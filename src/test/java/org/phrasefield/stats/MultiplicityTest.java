package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiplicityTest {
    private static final double[] TEN = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};

    @Test
    void agreesWithPublishedValues() {
        assertThat(Multiplicity.benjaminiHochberg(TEN))
                .containsExactly(
                        new double[] {.01, .04, .084, .084, .084, .1, .1057142857142857, .216, .216, .216}, NEAR);
        // R's p.adjust: Holm gives 0.312 up to the sixth and 0.615 from the eighth.
        assertThat(Multiplicity.holm(TEN))
                .containsExactly(new double[] {.01, .072, .312, .312, .312, .312, .312, .615, .615, .615}, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsOrderAndBounds(long seed) {
        double[] p = new Random(seed).doubles(30).map(u -> u * u * u).toArray();
        double[] holm = Multiplicity.holm(p);
        double[] hochberg = Multiplicity.benjaminiHochberg(p);
        double[] yekutieli = Multiplicity.benjaminiYekutieli(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(hochberg[i]).isBetween(p[i], 1.0);
            assertThat(holm[i]).isBetween(hochberg[i], 1.0);
            assertThat(yekutieli[i]).isBetween(hochberg[i], 1.0);
            for (int j = 0; j < p.length; j++) {
                if (p[i] < p[j]) {
                    assertThat(hochberg[i]).isLessThanOrEqualTo(hochberg[j]);
                    assertThat(holm[i]).isLessThanOrEqualTo(holm[j]);
                }
            }
        }
    }

    @Test
    void combinesManyHintsToOneAnswer() {
        // −2 ln(0.05²) = 11.98 with 4 degrees of freedom: e^{−5.99}(1 + 5.99).
        assertThat(Multiplicity.combined(new double[] {.05, .05})).isCloseTo(.0025 * (1 - Math.log(.0025)), NEAR);
        assertThat(Multiplicity.combined(new double[] {.3})).isCloseTo(.3, NEAR);
        assertThat(Multiplicity.combined(new double[] {0, 1})).isZero();
        assertThatThrownBy(() -> Multiplicity.combined(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesProbabilitiesOnly() {
        assertThat(Multiplicity.holm(new double[0])).isEmpty();
        assertThatThrownBy(() -> Multiplicity.holm(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Multiplicity.benjaminiHochberg(new double[] {1.1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
