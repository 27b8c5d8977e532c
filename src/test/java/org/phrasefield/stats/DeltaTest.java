package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaTest {
    /** Frequencies of the, of, and, i in the texts A to D. */
    private static final double[][] TEXTS = {
        {6.0, 3.0, 2.5, 1.0}, {5.0, 3.5, 2.0, 1.8}, {4.0, 2.0, 3.0, 2.2}, {5.5, 2.8, 2.2, 1.4}
    };

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1.167843362900, 1.193703864913, 0.598718045152",
        "0, 2, 1.854636934024, 1.699655372473, 0.961018123416",
        "0, 3, 0.592624305703, 0.354732786259, 0.308363806432",
        "1, 2, 1.662343583913, 1.534898714509, 0.902751238098",
        "1, 3, 0.735518562740, 0.790967257500, 0.388378965199",
        "2, 3, 1.606893377678, 1.826754671040, 0.810613726297"
    })
    void agreesWithStylo(int one, int other, double burrows, double cosine, double quadratic) {
        Standardisation z = Standardisation.over(TEXTS).orElseThrow();
        double[] a = z.scores(TEXTS[one]);
        double[] b = z.scores(TEXTS[other]);
        assertThat(Delta.burrows(a, b)).isCloseTo(burrows, NEAR);
        assertThat(Delta.cosine(a, b).getAsDouble()).isCloseTo(cosine, NEAR);
        assertThat(Delta.quadratic(a, b)).isCloseTo(quadratic, NEAR);
        assertThat(Delta.burrows(b, a)).isCloseTo(burrows, NEAR);
    }

    @Test
    void aFrozenMeasurePlacesNewTextsAlike() {
        Standardisation z = Standardisation.over(TEXTS).orElseThrow();
        Standardisation frozen = Standardisation.frozen(z.means(), z.deviations());
        assertThat(frozen.scores(new double[] {7, 1, 2, 3})).containsExactly(z.scores(new double[] {7, 1, 2, 3}));
    }

    @Test
    void whatDoesNotVaryIsLeftOut() {
        Standardisation z =
                Standardisation.over(new double[][] {{1, 5, 2}, {2, 5, 1}}).orElseThrow();
        assertThat(z.members()).containsExactly(0, 2);
        assertThat(z.scores(new double[] {1.5, 9, 1.5})).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(Standardisation.over(new double[][] {{1, 5}, {1, 5}})).isEmpty();
        assertThat(Standardisation.over(new double[][] {{1, 5}})).isEmpty();
        assertThatThrownBy(() -> z.scores(new double[] {1, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThat(Delta.cosine(new double[2], new double[] {1, 1})).isEmpty();
    }
}
