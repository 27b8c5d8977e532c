package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BradleyTerryTest {
    private static final double[][] THREE = {{0, 7, 8}, {3, 0, 6}, {2, 4, 0}};

    @Test
    void agreesWithPublishedValues() {
        BradleyTerry three = BradleyTerry.of(THREE, 0).orElseThrow();
        assertThat(three.strengths())
                .containsExactly(new double[] {0.74056993, -0.14910225, -0.59146768}, within(1e-8));
        assertThat(three.elo()).containsExactly(new double[] {128.650, -25.902, -102.748}, within(1e-3));
        assertThat(three.against(1)[1]).isZero();
        assertThat(three.against(1)[0]).isCloseTo(0.74056993 + 0.14910225, within(2e-8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void meetsTheWinsOfEachAndAveragesToZero(long seed) {
        Random random = new Random(seed);
        double[][] wins = new double[5][5];
        for (int i = 0; i < 5; i++) for (int j = 0; j < 5; j++) if (i != j) wins[i][j] = 1 + random.nextInt(12);
        BradleyTerry strengths = BradleyTerry.of(wins, 0).orElseThrow();
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += strengths.strengths()[i];
            double won = 0;
            double expected = 0;
            for (int j = 0; j < 5; j++) {
                if (i == j) continue;
                won += wins[i][j];
                expected += (wins[i][j] + wins[j][i]) * strengths.probability(i, j);
            }
            assertThat(expected).isCloseTo(won, NEAR);
        }
        assertThat(sum).isCloseTo(0, NEAR);
    }

    @Test
    void whoAlwaysWinsNeedsARidge() {
        double[][] always = {{0, 9}, {0, 0}};
        assertThat(BradleyTerry.of(always, 0)).isEmpty();
        assertThat(BradleyTerry.of(always, 0.01).orElseThrow().probability(0, 1))
                .isBetween(0.9, 1.0);
        double[][] neverMet = {{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 1, 0}};
        assertThat(BradleyTerry.of(neverMet, 0)).isEmpty();
        assertThat(BradleyTerry.of(neverMet, 0.01)).isPresent();
        assertThat(BradleyTerry.of(new double[1][1], 0)).isEmpty();
    }

    @Test
    void whoAlwaysTiesIsEquallyStrong() {
        for (int k = 2; k < 12; k++) {
            double[][] ties = new double[k][k];
            for (double[] row : ties) java.util.Arrays.fill(row, 4.0 / k / 2);
            assertThat(BradleyTerry.of(ties, 0).orElseThrow().strengths()).containsExactly(new double[k], NEAR);
        }
    }

    @Test
    void aStrongRidgeDrawsStrengthsTogether() {
        double free = BradleyTerry.of(THREE, 0).orElseThrow().strengths()[0];
        assertThat(BradleyTerry.of(THREE, 5).orElseThrow().strengths()[0]).isBetween(0.0, free);
    }
}
