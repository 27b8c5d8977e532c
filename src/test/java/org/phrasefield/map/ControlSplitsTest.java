package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.scoring.Metrics;

class ControlSplitsTest {
    private static final int SPLITS = 40;

    /** Answers of the control to so many intents; intents differ by far more than answers do. */
    private static Grouped control(long seed, int intents, int trials, DoubleUnaryOperator change) {
        Random random = new Random(seed);
        Grouped grouped = new Grouped(Metrics.LENGTH_RATIO);
        for (int intent = 0; intent < intents; intent++) {
            double[] scores = new double[trials];
            for (int at = 0; at < trials; at++) scores[at] = change.applyAsDouble(20 * intent + random.nextGaussian());
            grouped.answered("i" + intent, "direct", scores);
        }
        return grouped;
    }

    private static List<ControlSplit> of(Grouped grouped) {
        return new ControlSplits("en", "echo", grouped.group, "direct").all(List.of());
    }

    @Test
    void twoAnswersACellLieAsFarApartAsByHand() {
        Grouped grouped = new Grouped(Metrics.LENGTH_RATIO);
        for (int intent = 0; intent < 6; intent++) grouped.answered("i" + intent, "direct", 4, 6);
        ControlSplit split = of(grouped).get(0);
        // Each split gives +2 or −2 in every intent, narrowed by √(1/2) to whole cells: at most √2, if all signs agree,
        // else a multiple of √2/3.
        double reach = split.reach().orElseThrow();
        assertThat(reach * 3 / Math.sqrt(2) % 1).isCloseTo(0, within(1e-9));
        assertThat(reach).isBetween(Math.sqrt(2) / 3, Math.sqrt(2));
        assertThat(split.intents()).isEqualTo(6);
        assertThat(split.splits()).isEqualTo(SPLITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void chanceIsCalledAboutOnceInTwenty(long seed) {
        ControlSplit split = of(control(seed, 12, 6, score -> score)).get(0);
        assertThat(split.called()).isBetween(0.0, 0.2);
        // Six answers of deviation 1 on each side: the mean over 12 intents has √(2/6/12) = 0.17.
        assertThat(split.reach().orElseThrow()).isBetween(0.17, 0.7);
    }

    /** As far as scores are kept with seven digits. */
    @Test
    void reachGoesWithTheUnitAndNotWithTheLevel() {
        ControlSplit plain = of(control(3, 8, 5, score -> score)).get(0);
        ControlSplit scaled = of(control(3, 8, 5, score -> 10 * score + 99)).get(0);
        assertThat(scaled.reach().orElseThrow()).isCloseTo(10 * plain.reach().orElseThrow(), within(1e-4));
        assertThat(scaled.called()).isEqualTo(plain.called());
    }

    @Test
    void otherFormsSayNothingOfIt() {
        Grouped grouped = control(4, 8, 5, score -> score);
        ControlSplit alone = of(grouped).get(0);
        for (int intent = 0; intent < 8; intent++) grouped.answered("i" + intent, "story", 1000, -1000, 0);
        assertThat(of(grouped)).containsExactly(alone);
    }

    @Test
    void itTakesSixIntentsOfTwoAnswers() {
        assertThat(of(control(5, 5, 6, score -> score))).isEmpty();
        assertThat(of(control(5, 12, 1, score -> score))).isEmpty();
        assertThat(of(control(5, 6, 2, score -> score))).hasSize(1);
    }
}
