package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.stats.PairedDesign;

class ReachTest {
    private static Dice dice(double pair, double repetition) {
        return new Dice(
                "en",
                Optional.of("a"),
                "log-words",
                List.of(
                        new Share(Source.FORM_INTENT, pair, 0.5, Optional.empty()),
                        new Share(Source.REPETITION, repetition, 0.5, Optional.empty())),
                240,
                24,
                List.of());
    }

    @ParameterizedTest
    // Paired t, 80 % power, two-sided 0.05: so many intents for d_z = 0.5, 0.8 and 1 (the metrics reference, F9).
    @CsvSource({"34, 0.5", "15, 0.8", "10, 1.0"})
    void theSmallestEffectIsThatOfThePairedTest(int intents, double size) {
        // With one trial the variance of a difference is 2·0.09 + 2·0.16 = 0.5.
        Reach reach = Reach.of(intents, 1, 1, List.of(dice(0.09, 0.16)));
        assertThat(reach.alone() / Math.sqrt(0.5)).isBetween(0.95 * size, size);
        assertThat(reach.among()).isCloseTo(reach.alone(), within(1e-12));
        assertThat(reach.measured()).isTrue();
        assertThat(reach.repetition()).isCloseTo(0.4, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 9", "12, 2, 45", "24, 5, 54", "48, 10, 54"})
    void moreOfAnythingSeesMoreAndMoreComparisonsLess(int intents, int trials, int comparisons) {
        Reach reach = Reach.of(intents, trials, comparisons, List.of());
        assertThat(reach.measured()).isFalse();
        assertThat(reach.among()).isGreaterThan(reach.alone());
        assertThat(Reach.of(intents + 1, trials, comparisons, List.of()).among())
                .isLessThan(reach.among());
        assertThat(Reach.of(intents, trials + 1, comparisons, List.of()).among())
                .isLessThan(reach.among());
        assertThat(Reach.of(intents, trials, comparisons + 1, List.of()).among())
                .isGreaterThan(reach.among());
        assertThat(Reach.of(intents, trials, comparisons + 1, List.of()).alone())
                .isEqualTo(reach.alone());
    }

    @ParameterizedTest
    @CsvSource({"12, 2, 9", "24, 5, 54"})
    void halfIsSeenWithWhatItSaysAndNotWithLess(int intents, int trials, int comparisons) {
        Reach reach = Reach.of(intents, trials, comparisons, List.of(dice(0.01, 0.2)));
        double half = reach.among() / 2;
        assertThat(with(reach.intentsForHalf(), trials, comparisons).among()).isLessThanOrEqualTo(half + 1e-12);
        assertThat(with(reach.intentsForHalf() - 1, trials, comparisons).among())
                .isGreaterThan(half);
        int more = reach.trialsForHalf().orElseThrow();
        assertThat(with(intents, more, comparisons).among()).isLessThanOrEqualTo(half + 1e-12);
        assertThat(with(intents, more - 1, comparisons).among()).isGreaterThan(half);
    }

    private static Reach with(int intents, int trials, int comparisons) {
        return Reach.of(intents, trials, comparisons, List.of(dice(0.01, 0.2)));
    }

    @Test
    void whereTopicsDifferMoreThanAnswersNoNumberOfTrialsHelps() {
        assertThat(Reach.of(12, 5, 9, List.of(dice(1, 0.01))).trialsForHalf()).isEmpty();
    }

    @Test
    void theMostCautiousEarlierRunCounts() {
        Reach both = Reach.of(12, 2, 9, List.of(dice(0.01, 0.1), dice(0.1, 0.5), dice(0.02, 0.1)));
        assertThat(both).isEqualTo(Reach.of(12, 2, 9, List.of(dice(0.1, 0.5))));
    }

    @Test
    void aRunWithoutRepetitionMeasuresNothing() {
        assertThat(Reach.of(12, 2, 9, List.of(dice(0.1, 0)))).isEqualTo(Reach.of(12, 2, 9, List.of()));
    }

    @Test
    void oneAnswerACellLeavesBothVariancesInOne() {
        Dice left = new Dice(
                "en",
                Optional.of("a"),
                "log-words",
                List.of(new Share(Source.REPETITION, 0.13, 1, Optional.empty())),
                24,
                12,
                List.of());
        Reach reach = Reach.of(12, 1, 9, List.of(left));
        // 0.13 = 0.1 between answers + 0.03 of the form in single topics.
        PairedDesign design = new PairedDesign(0.06, 0.1, 1, 0.1, 1);
        assertThat(reach.alone()).isCloseTo(design.smallestEffect(12, 0.05, 0.8), within(1e-12));
    }

    @Test
    void signsOfFewIntentsProveNothingAmongManyComparisons() {
        assertThat(Reach.of(6, 5, 1, List.of()).sufficient()).isTrue();
        assertThat(Reach.of(8, 5, 9, List.of()).sufficient()).isFalse();
        assertThat(Reach.of(9, 5, 9, List.of()).sufficient()).isTrue();
        assertThat(Reach.of(11, 5, 54, List.of()).sufficient()).isFalse();
        assertThat(Reach.of(12, 5, 54, List.of()).sufficient()).isTrue();
    }
}
