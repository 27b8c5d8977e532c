package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;
import static org.phrasefield.stats.Golden.SIX;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineDistanceTest {
    @Test
    void agreesWithPublishedValues() {
        assertThat(CosineDistance.meanOverPairs(SIX).getAsDouble()).isCloseTo(0.5826666666667, NEAR);
        assertThat(CosineDistance.coherence(SIX, 1).getAsDouble()).isCloseTo(0.652, NEAR);
        assertThat(CosineDistance.coherence(SIX, 2).getAsDouble()).isCloseTo(0.275, NEAR);
    }

    /** Of vectors of length one, the mean cosine is (nρ² − 1)/(n − 1), with ρ the length of their mean. */
    @Test
    void followsFromTheLengthOfTheMeanDirection() {
        double length = Vectors.norm(Vectors.mean(SIX));
        assertThat(length).isCloseTo(0.7172478263783, NEAR);
        assertThat(CosineDistance.meanOverPairs(SIX).getAsDouble())
                .isCloseTo(1 - (6 * length * length - 1) / 5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheMeanOfAllPairsBlindToOrderAndScale(long seed) {
        Random random = new Random(seed);
        double[][] vectors = Golden.noise(random, 9, 4);
        double sum = 0;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < i; j++)
                sum += CosineDistance.between(vectors[i], vectors[j]).getAsDouble();
        }
        double mean = CosineDistance.meanOverPairs(vectors).getAsDouble();
        assertThat(mean).isCloseTo(sum / 36, within(1e-12)).isBetween(0.0, 2.0);
        Collections.shuffle(Arrays.asList(vectors), random);
        for (double[] vector : vectors) {
            double scale = random.nextDouble(0.1, 9);
            for (int i = 0; i < vector.length; i++) vector[i] *= scale;
        }
        assertThat(CosineDistance.meanOverPairs(vectors).getAsDouble()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void singlePrecisionGivesTheSame() {
        float[][] floats = {{1, 0, 0}, {1, 1, 0}, {0, -2, 1}};
        double[][] doubles = {{1, 0, 0}, {1, 1, 0}, {0, -2, 1}};
        assertThat(CosineDistance.meanOverPairs(floats)).isEqualTo(CosineDistance.meanOverPairs(doubles));
    }

    @Test
    void equalVectorsAreAtNoDistance() {
        double[][] equal = {{.1, .2, .3}, {.1, .2, .3}, {.1, .2, .3}};
        assertThat(CosineDistance.meanOverPairs(equal).getAsDouble()).isCloseTo(0, within(1e-15));
        assertThat(CosineDistance.between(equal[0], equal[1]).getAsDouble()).isBetween(0.0, 1e-15);
    }

    @Test
    void whatHasNoDirectionHasNoDistance() {
        assertThat(CosineDistance.meanOverPairs(new double[][] {{1, 0}, {0, 0}}))
                .isEmpty();
        assertThat(CosineDistance.meanOverPairs(new double[][] {{1, 0}})).isEmpty();
        assertThat(CosineDistance.meanOverPairs(new float[0][])).isEmpty();
        assertThat(CosineDistance.between(new double[2], new double[] {1, 0})).isEmpty();
        assertThat(CosineDistance.coherence(new double[][] {{1, 0}, {0, 1}}, 2)).isEmpty();
        assertThatThrownBy(() -> CosineDistance.meanOverPairs(new double[][] {{1, 0}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHundredThousandVectorsTakeNoSquareOfMemory() {
        Random random = new Random(7);
        float[][] vectors = new float[100_000][8];
        for (float[] vector : vectors) for (int i = 0; i < 8; i++) vector[i] = (float) random.nextGaussian();
        assertThat(CosineDistance.meanOverPairs(vectors).getAsDouble()).isCloseTo(1, within(0.001));
    }
}
