package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.SIX;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
    @Test
    void findsTheAxesOfAStretchedCloud() {
        double[][] points = {{3, 1}, {-1, -1}, {5, 2.5}, {-3, -2.5}, {1, 0}};
        PrincipalAxes axes = PrincipalAxes.of(points, 2).orElseThrow();
        assertThat(axes.centre()).containsExactly(new double[] {1, 0}, within(1e-12));
        assertThat(axes.axes()[0][0]).isGreaterThan(0.8);
        assertThat(Vectors.dot(axes.axes()[0], axes.axes()[1])).isCloseTo(0, within(1e-12));
        assertThat(axes.shares()[0] + axes.shares()[1]).isCloseTo(1, within(1e-12));
        assertThat(axes.place(axes.centre())).containsExactly(new double[] {0, 0}, within(1e-12));
    }

    @Test
    void agreesWithTheSpectrum() {
        assertThat(PrincipalAxes.of(SIX, 1).orElseThrow().shares()[0]).isCloseTo(0.7280183424859, within(1e-9));
    }

    @Test
    void wideAndTallGiveTheSameAxes() {
        double[][] few = Golden.noise(new Random(1), 6, 4);
        double[][] padded = new double[6][9];
        for (int i = 0; i < 6; i++) System.arraycopy(few[i], 0, padded[i], 0, 4);
        PrincipalAxes tall = PrincipalAxes.of(few, 2).orElseThrow();
        PrincipalAxes wide = PrincipalAxes.of(padded, 2).orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertThat(wide.place(padded[i])).containsExactly(tall.place(few[i]), within(1e-9));
        }
    }

    @Test
    void keepsSignsInAnyOrderAndPlacesLaterVectorsAlike() {
        double[][] landmarks = Golden.noise(new Random(2), 30, 5);
        double[][] reversed = new double[30][];
        for (int i = 0; i < 30; i++) reversed[i] = landmarks[29 - i];
        PrincipalAxes axes = PrincipalAxes.of(landmarks, 3).orElseThrow();
        double[] later = {1, 2, 3, 4, 5};
        assertThat(PrincipalAxes.of(reversed, 3).orElseThrow().place(later))
                .containsExactly(axes.place(later), within(1e-9));
        PrincipalAxes frozen = PrincipalAxes.frozen(axes.centre(), axes.axes(), axes.shares());
        assertThat(frozen.place(later)).containsExactly(axes.place(later));
    }

    @Test
    void aLineHasOneAxis() {
        double[][] line = {{0.1, 0.1}, {0.2, 0.2}, {0.5, 0.5}};
        assertThat(PrincipalAxes.of(line, 1)).isPresent();
        assertThat(PrincipalAxes.of(line, 2)).isEmpty();
        assertThat(PrincipalAxes.of(new double[][] {{.1, .3}, {.1, .3}, {.1, .3}}, 1))
                .isEmpty();
    }
}
