package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceEllipseTest {
    @Test
    void holdsTheTrueMeanAsOftenAsItSays() {
        Random random = new Random(1);
        int held = 0;
        int runs = 3000;
        for (int run = 0; run < runs; run++) {
            double[][] points = new double[9][2];
            for (double[] point : points) {
                double shared = random.nextGaussian();
                point[0] = 4 + 2 * shared;
                point[1] = -1 + shared + 0.5 * random.nextGaussian();
            }
            if (ConfidenceEllipse.ofMean(points, 0.9).orElseThrow().holds(4, -1)) held++;
        }
        assertThat(held / (double) runs).isCloseTo(0.9, within(0.022));
    }

    @Test
    void liesAlongTheSpread() {
        ConfidenceEllipse ellipse = ConfidenceEllipse.ofMean(new double[][] {{0, 0}, {1, 1}, {2, 2.1}, {3, 2.9}}, 0.9)
                .orElseThrow();
        assertThat(ellipse.angle()).isCloseTo(Math.PI / 4, within(0.05));
        assertThat(ellipse.major()).isGreaterThan(5 * ellipse.minor());
        ConfidenceEllipse upright = ConfidenceEllipse.ofMean(new double[][] {{0, -3}, {0.1, 0}, {0, 3}}, 0.9)
                .orElseThrow();
        assertThat(Math.abs(upright.angle())).isCloseTo(Math.PI / 2, within(0.05));
    }

    @Test
    void onALineItHoldsThatLineOnly() {
        ConfidenceEllipse line = ConfidenceEllipse.ofMean(new double[][] {{0, 0}, {1, 0}, {2, 0}}, 0.9)
                .orElseThrow();
        assertThat(line.minor()).isZero();
        assertThat(line.holds(1.5, 0)).isTrue();
        assertThat(line.holds(1.5, 1)).isFalse();
        assertThat(ConfidenceEllipse.ofMean(new double[][] {{1, 1}, {1, 1}, {1, 1}}, 0.9))
                .isEmpty();
        assertThat(ConfidenceEllipse.ofMean(new double[][] {{1, 1}, {2, 1}}, 0.9))
                .isEmpty();
    }
}
