package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedCloudsTest {
    /** Blocks of five prompts in the plane: prompts lie where they lie, draws around them, the second draws this far away. */
    private static List<double[][]> blocks(int number, double shift, long seed) {
        Random random = new Random(seed);
        List<double[][]> blocks = new ArrayList<>();
        for (int block = 0; block < number; block++) {
            double[][] draws = new double[10][2];
            for (int prompt = 0; prompt < 5; prompt++) {
                double x = 3 * random.nextGaussian();
                double y = 3 * random.nextGaussian();
                draws[prompt] = new double[] {x + random.nextGaussian(), y + random.nextGaussian()};
                draws[5 + prompt] = new double[] {x + shift + random.nextGaussian(), y + random.nextGaussian()};
            }
            blocks.add(distances(draws));
        }
        return blocks;
    }

    private static double[][] distances(double[][] draws) {
        double[][] distances = new double[draws.length][draws.length];
        for (int i = 0; i < draws.length; i++) {
            for (int j = 0; j < draws.length; j++) {
                distances[i][j] = Math.hypot(draws[i][0] - draws[j][0], draws[i][1] - draws[j][1]);
            }
        }
        return distances;
    }

    @Test
    void isTwiceTheMeanAcrossLessTheMeansWithin() {
        // 0 and 2 against 4 and 7: across, to the other prompt, 7 and 2; within 2 and 3.
        double[][] block = distances(new double[][] {{0, 0}, {2, 0}, {4, 0}, {7, 0}});
        assertThat(PairedClouds.of(List.<double[][]>of(block), 9, 1).distance())
                .isCloseTo(2 * 4.5 - 2 - 3, within(1e-12));
    }

    @Test
    void findsNothingWhereNothingMovedAndIsZeroOnAverage() {
        int found = 0;
        double sum = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            PairedClouds clouds = PairedClouds.of(blocks(6, 0, run), 199, run);
            if (clouds.pValue() <= 0.05) found++;
            sum += clouds.distance();
        }
        // Five in a hundred are promised; 18 is three standard deviations more.
        assertThat(found).isBetween(3, 18);
        assertThat(sum / runs).isCloseTo(0, within(0.05));
    }

    @Test
    void findsAMoveThatIsSmallBesideTheWaysBetweenPrompts() {
        PairedClouds clouds = PairedClouds.of(blocks(24, 1, 7), 999, 7);
        assertThat(clouds.pValue()).isEqualTo(0.001);
        assertThat(clouds.pairs()).isEqualTo(120);
        assertThat(PairedClouds.of(blocks(24, 1, 7), 999, 7)).isEqualTo(clouds);
    }

    @Test
    void drawsThatAreTheSameBothTimesHaveNotMoved() {
        double[][] block = distances(new double[][] {{0, 0}, {2, 0}, {0, 0}, {2, 0}});
        assertThat(PairedClouds.of(List.<double[][]>of(block), 99, 1).pValue()).isEqualTo(1);
    }

    @Test
    void whatIsNoPairIsRefused() {
        assertThatThrownBy(() -> PairedClouds.of(List.of(), 9, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedClouds.of(List.<double[][]>of(new double[3][3]), 9, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedClouds.of(List.<double[][]>of(new double[2][2]), 9, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
