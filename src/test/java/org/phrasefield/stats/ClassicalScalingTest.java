package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassicalScalingTest {
    @Test
    void findsPlacesAgainFromTheirDistances() {
        double[][] places = Golden.noise(new Random(1), 8, 2);
        double[][] distances = new double[8][8];
        for (int i = 0; i < 8; i++)
            for (int j = 0; j < 8; j++) distances[i][j] = Vectors.distance(places[i], places[j]);
        double[][] found = ClassicalScaling.of(distances, 2).orElseThrow();
        assertThat(Stress.of(places, found).orElseThrow().unscaled()).isCloseTo(0, within(1e-7));
        assertThat(ClassicalScaling.of(distances, 3)).isEmpty();
        assertThat(ClassicalScaling.of(new double[3][3], 1)).isEmpty();
        distances[0][1] += 1;
        assertThatThrownBy(() -> ClassicalScaling.of(distances, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
