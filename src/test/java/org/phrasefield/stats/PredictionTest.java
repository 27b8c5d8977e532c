package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static Moments moments(double... values) {
        Moments moments = new Moments();
        for (double value : values) moments.add(value);
        return moments;
    }

    @Test
    void agreesWithStudentsDistribution() {
        Prediction prediction = Prediction.from(moments(1, 2, 3, 4, 5)).orElseThrow();
        assertThat(prediction.score(3)).isZero();
        // t = 2.7764 is the 97.5 % point with 4 degrees of freedom, as 1.959964 is of the normal distribution.
        double value = 3 + 2.7764451052 * prediction.deviation() * Math.sqrt(1.2);
        assertThat(prediction.score(value)).isCloseTo(1.959964, within(1e-6));
        assertThat(prediction.score(6 - value)).isCloseTo(-1.959964, within(1e-6));
        assertThat(prediction.score(1e9)).isBetween(4.0, 8.0);
    }

    @Test
    void isNormalWhereNothingMoved() {
        Random random = new Random(2);
        Moments scores = new Moments();
        for (int i = 0; i < 4000; i++) {
            Moments before = new Moments();
            for (int j = 0; j < 6; j++) before.add(random.nextGaussian());
            scores.add(Prediction.from(before).orElseThrow().score(random.nextGaussian()));
        }
        assertThat(scores.mean()).isCloseTo(0, within(0.05));
        assertThat(scores.squares() / (scores.count() - 1)).isCloseTo(1, within(0.08));
    }

    @Test
    void needsThreeThatDiffer() {
        assertThat(Prediction.from(moments(1, 2))).isEmpty();
        assertThat(Prediction.from(moments(1, 1, 1))).isEmpty();
    }
}
