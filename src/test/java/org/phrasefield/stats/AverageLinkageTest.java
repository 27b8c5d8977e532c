package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AverageLinkageTest {
    private static double[][] distances(double... points) {
        double[][] distances = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) distances[i][j] = Math.abs(points[i] - points[j]);
        }
        return distances;
    }

    @Test
    void joinsByTheMeanDistanceOfMembers() {
        // scipy: linkage([0, 1, 3, 7], 'average') joins at 1, 2.5 and 17/3.
        double[][] points = distances(0, 1, 3, 7);
        assertThat(AverageLinkage.clusters(points, 0.99)).isEqualTo(4);
        assertThat(AverageLinkage.clusters(points, 1)).isEqualTo(3);
        assertThat(AverageLinkage.clusters(points, 2.49)).isEqualTo(3);
        assertThat(AverageLinkage.clusters(points, 2.5)).isEqualTo(2);
        assertThat(AverageLinkage.clusters(points, 5.66)).isEqualTo(2);
        assertThat(AverageLinkage.clusters(points, 5.67)).isEqualTo(1);
    }

    @Test
    void leavesWhatItIsGivenAsItIs() {
        double[][] points = distances(2, 2, 5);
        assertThat(AverageLinkage.clusters(points, 0)).isEqualTo(2);
        assertThat(points).isDeepEqualTo(distances(2, 2, 5));
        assertThat(AverageLinkage.clusters(new double[0][], 1)).isZero();
    }
}
