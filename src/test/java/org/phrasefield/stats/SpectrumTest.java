package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;
import static org.phrasefield.stats.Golden.SIX;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
    @Test
    void agreesWithPublishedValues() {
        Spectrum directions = Spectrum.ofDirections(SIX).orElseThrow();
        assertThat(directions.eigenvalues()).hasSize(4);
        assertThat(directions.eigenvalues()[0]).isCloseTo(0.5450904462, within(1e-9));
        assertThat(directions.eigenvalues()[1]).isCloseTo(0.3375682058, within(1e-9));
        assertThat(directions.eigenvalues()[2]).isCloseTo(0.0738666950, within(1e-9));
        assertThat(directions.eigenvalues()[3]).isCloseTo(0.0434746529, within(1e-9));
        assertThat(directions.effectiveNumber(1)).isCloseTo(2.7902607111563, NEAR);
        assertThat(directions.effectiveNumber(2)).isCloseTo(2.3899304264698, NEAR);
        assertThat(directions.effectiveNumber(Double.POSITIVE_INFINITY)).isCloseTo(1.8345579287664, NEAR);
        assertThat(Spectrum.of(SIX).orElseThrow().effectiveRank()).isCloseTo(3.5457133270360, NEAR);
        Spectrum centred = Spectrum.centred(SIX).orElseThrow();
        assertThat(centred.effectiveRank()).isCloseTo(3.2534543671836, NEAR);
        assertThat(centred.effectiveNumber(2)).isCloseTo(1.7666447727504, NEAR);
        assertThat(centred.shareOfFirst()).isCloseTo(0.7280183424859, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void liesBetweenOneAndTheNumberOfVectors(long seed) {
        double[][] vectors = Golden.noise(new Random(seed), 5, 9);
        double score = Spectrum.ofDirections(vectors).orElseThrow().effectiveNumber(1);
        assertThat(score).isBetween(1.0, 5.0);
        double[][] rotated = new double[5][9];
        for (int i = 0; i < 5; i++) for (int j = 0; j < 9; j++) rotated[i][j] = -3 * vectors[i][(j + 4) % 9];
        assertThat(Spectrum.ofDirections(rotated).orElseThrow().effectiveNumber(1))
                .isCloseTo(score, within(1e-9));
    }

    @Test
    void tallAndWideGiveTheSame() {
        double[][] tall = Golden.noise(new Random(3), 9, 5);
        double[][] padded = new double[9][12];
        for (int i = 0; i < 9; i++) System.arraycopy(tall[i], 0, padded[i], 0, 5);
        assertThat(Spectrum.of(tall).orElseThrow().eigenvalues())
                .containsExactly(Spectrum.of(padded).orElseThrow().eigenvalues(), within(1e-12));
    }

    @Test
    void equalVectorsHaveOneAxisOrNone() {
        double[][] equal = {{.1, .2, .3}, {.1, .2, .3}, {.1, .2, .3}};
        assertThat(Spectrum.ofDirections(equal).orElseThrow().effectiveNumber(1))
                .isCloseTo(1, within(1e-12));
        assertThat(Spectrum.centred(equal)).isEmpty();
        assertThat(Spectrum.of(new double[2][2])).isEmpty();
        assertThat(Spectrum.ofDirections(new double[][] {{1, 0}, {0, 0}})).isEmpty();
    }
}
