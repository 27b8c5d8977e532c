package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;
import static org.phrasefield.stats.Golden.SIX;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well a map keeps distances and neighbourhoods, and how near two maps come. */
class MapQualityTest {
    private static final double[][] LOW = {{0, 0}, {1, 0}, {2, .1}, {5, 5}, {5, 6}, {.2, .1}};
    private static final double[][] A = {{0, 0}, {2, 0}, {2, 1}, {0, 1}};

    /** Places turned by 30°, threefold and moved. */
    private static double[][] turned(double[][] places) {
        double[][] turned = new double[places.length][2];
        double c = 3 * Math.cos(Math.PI / 6);
        double s = 3 * Math.sin(Math.PI / 6);
        for (int i = 0; i < places.length; i++) {
            turned[i][0] = c * places[i][0] - s * places[i][1] + 5;
            turned[i][1] = s * places[i][0] + c * places[i][1] - 2;
        }
        return turned;
    }

    @Test
    void agreesWithPublishedValues() {
        assertThat(Neighbourhoods.trustworthiness(SIX, LOW, 1)).isCloseTo(.7083333333, NEAR);
        assertThat(Neighbourhoods.trustworthiness(SIX, LOW, 2)).isCloseTo(.6666666667, NEAR);
        assertThat(Neighbourhoods.continuity(SIX, LOW, 1)).isCloseTo(.8333333333, NEAR);
        assertThat(Neighbourhoods.continuity(SIX, LOW, 2)).isCloseTo(.7666666667, NEAR);
        Stress stress = Stress.of(SIX, LOW).orElseThrow();
        assertThat(stress.unscaled()).isCloseTo(3.8709434564, NEAR);
        assertThat(stress.scale()).isCloseTo(.1918878281, NEAR);
        assertThat(stress.kruskal()).isCloseTo(.4054738508, NEAR);
        assertThat(stress.shepard()).isCloseTo(.5978142856, NEAR);
    }

    @Test
    void procrustesAgreesWithPublishedValues() {
        double[][] b = turned(A);
        Procrustes same = Procrustes.of(A, b).orElseThrow();
        assertThat(same.disparity()).isCloseTo(0, within(1e-12));
        for (int i = 0; i < 4; i++) assertThat(same.aligned()[i]).containsExactly(A[i], within(1e-9));
        b[2][0] += .5;
        b[2][1] += .5;
        assertThat(Procrustes.of(A, b).orElseThrow().disparity()).isCloseTo(.0049977895, NEAR);
        assertThat(Procrustes.of(A, new double[4][2])).isEmpty();
        assertThatThrownBy(() -> Procrustes.of(A, new double[3][2])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void turningAndScalingTheMapChangesNothing(long seed) {
        Random random = new Random(seed);
        double[][] truth = Golden.noise(random, 15, 5);
        double[][] map = Golden.noise(random, 15, 2);
        Stress stress = Stress.of(truth, map).orElseThrow();
        Stress moved = Stress.of(truth, turned(map)).orElseThrow();
        assertThat(moved.kruskal()).isCloseTo(stress.kruskal(), within(1e-9)).isBetween(0.0, 1.0);
        assertThat(moved.shepard()).isCloseTo(stress.shepard(), within(1e-9));
        assertThat(Neighbourhoods.trustworthiness(truth, turned(map), 4))
                .isCloseTo(Neighbourhoods.trustworthiness(truth, map, 4), within(1e-9));
        double[][] mirrored = turned(map);
        for (double[] place : mirrored) place[0] = -place[0];
        assertThat(Procrustes.of(map, mirrored).orElseThrow().disparity()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theTruthItselfIsAPerfectMap() {
        double[][] truth = Golden.noise(new Random(4), 12, 3);
        assertThat(Neighbourhoods.trustworthiness(truth, truth, 3)).isEqualTo(1);
        assertThat(Neighbourhoods.continuity(truth, truth, 3)).isEqualTo(1);
        assertThat(Stress.of(truth, truth).orElseThrow().kruskal()).isCloseTo(0, within(1e-7));
        assertThat(Stress.of(new double[3][2], new double[3][2])).isEmpty();
        assertThatThrownBy(() -> Neighbourhoods.trustworthiness(truth, truth, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
