package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.map.Reach.Basis;
import org.phrasefield.map.Reach.Earlier;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.stats.Displacement;
import org.phrasefield.stats.PairedDesign;

class ReachTest {
    private static Protocol protocol(int intents, int trials, int forms, String more) {
        StringBuilder text = new StringBuilder("protocol: p\ntrials: " + trials + "\nforms: ["
                + String.join(
                        ", ",
                        List.of("direct", "imagine", "story", "name", "analogy").subList(0, forms))
                + "]\nintents:\n");
        for (int i = 1; i <= intents; i++)
            text.append("  - topic: topic ").append(i).append('\n');
        String whole = text + (more.contains("model") ? more : "model: echo\n" + more);
        Reading reading =
                new ProtocolReader().read("p", whole, BuiltIns.vocabulary(List.of("echo", "planted", "ollama")));
        if (reading instanceof Reading.Read read) return read.protocol();
        throw new AssertionError(reading);
    }

    private static List<Reach> reaches(int intents, int trials, int forms, String more) {
        return Reach.of(protocol(intents, trials, forms, more), Optional.empty());
    }

    private static Reach one(List<Reach> reaches, String index) {
        return reaches.stream()
                .filter(reach -> reach.index().id().equals(index))
                .findFirst()
                .orElseThrow();
    }

    private static Dice dice(double pair, double repetition) {
        return new Dice(
                "en",
                Optional.of("echo"),
                "log-words",
                List.of(
                        new Share(Source.FORM_INTENT, pair, 0.5, Optional.empty()),
                        new Share(Source.REPETITION, repetition, 0.5, Optional.empty())),
                240,
                24,
                List.of());
    }

    private static Reach length(int intents, int trials, int forms, Dice... dice) {
        Protocol protocol = protocol(intents, trials, forms, "");
        return one(Reach.of(protocol, Optional.of(new Earlier(protocol, List.of(), List.of(dice)))), "log-words");
    }

    private static double alone(Reach reach) {
        return reach.seen().orElseThrow().alone().getAsDouble();
    }

    private static double among(Reach reach) {
        return reach.seen().orElseThrow().among().getAsDouble();
    }

    @ParameterizedTest
    // Paired t, 80 % power, two-sided 0.05: so many intents for d_z = 0.5, 0.8 and 1 (the metrics reference, F9).
    @CsvSource({"34, 0.5", "15, 0.8", "10, 1.0"})
    void theSmallestEffectIsThatOfThePairedTest(int intents, double size) {
        // With one trial the variance of a difference is 2·0.09 + 2·0.16 = 0.5; length is the only index.
        Reach reach = length(intents, 1, 2, dice(0.09, 0.16));
        assertThat(alone(reach) / Math.sqrt(0.5)).isBetween(0.95 * size, size);
        assertThat(among(reach)).isCloseTo(alone(reach), within(1e-12));
        assertThat(reach.basis()).isEqualTo(Basis.MEASURED);
        assertThat(reach.comparisons()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 2", "12, 3, 4", "24, 5, 3"})
    void moreOfAnythingSeesMoreAndMoreComparisonsLess(int intents, int trials, int forms) {
        for (Reach reach : reaches(intents, trials, forms, "")) {
            if (reach.basis() == Basis.UNKNOWN) continue;
            String index = reach.index().id();
            assertThat(among(reach)).isGreaterThan(alone(reach));
            assertThat(among(one(reaches(intents + 1, trials, forms, ""), index)))
                    .isLessThan(among(reach));
            assertThat(alone(one(reaches(intents, trials + 1, forms, ""), index)))
                    .isLessThan(alone(reach));
            Reach more = one(reaches(intents, trials, forms + 1, ""), index);
            assertThat(among(more)).isGreaterThan(among(reach));
            assertThat(alone(more)).isEqualTo(alone(reach));
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 3, 2", "24, 5, 4"})
    void halfIsSeenWithWhatItSaysAndNotWithLess(int intents, int trials, int forms) {
        String judge = "models: [echo, {role: judge, model: echo, pairs: 100000}]\n";
        for (Reach reach : reaches(intents, trials, forms, judge)) {
            if (reach.seen().isEmpty()) continue;
            String index = reach.index().id();
            double half = among(reach) / 2;
            int more = reach.seen().get().intentsForHalf().orElseThrow();
            assertThat(among(one(reaches(more, trials, forms, judge), index))).isLessThanOrEqualTo(half + 1e-12);
            assertThat(among(one(reaches(more - 1, trials, forms, judge), index)))
                    .isGreaterThan(half);
            OptionalInt again = reach.seen().get().trialsForHalf();
            if (again.isEmpty()) continue;
            assertThat(among(one(reaches(intents, again.getAsInt(), forms, judge), index)))
                    .isLessThanOrEqualTo(half + 1e-12);
            assertThat(among(one(reaches(intents, again.getAsInt() - 1, forms, judge), index)))
                    .isGreaterThan(half);
        }
    }

    @ParameterizedTest
    // By hand, for one comparison, 24 intents and 5 trials, with Student's shifts 2.926 (two-sided) and 2.563
    // (one-sided):
    // length 2.926·√(2·0.09·(0.3 + 1/5)/24), depth 2.926·√(2500·(0.3 + 1/4)/24);
    // style √s, s² = 2.563²/24·4/9·(9/100 + s·2/5); zone s² = 2.563²/24·(0.08·9/100 + 2/3·√0.08·s·2/5).
    @CsvSource({"log-words, 0.1792", "style, 0.3630", "zone, 0.0559", "depth, 22.15"})
    void priorsAreTheStatedOnes(String index, double expected) {
        Reach reach = one(reaches(24, 5, 2, "models: [echo, {role: judge, model: echo}]\n"), index);
        assertThat(reach.basis()).isEqualTo(Basis.ASSUMED);
        assertThat(alone(reach)).isCloseTo(expected, within(0.001 * expected));
    }

    @Test
    void aDistancesOwnSizeIsTakenOutOfItsVariance() {
        // 4/9·(7/48 + 0.5·2/4) with 4 trials and a mean of 0.5.
        Unrest unrest = Unrest.measured(Unrest.Fall.DISTANCE, 4.0 / 9 * (7.0 / 48 + 0.25), 0.5, 4);
        assertThat(unrest.repetition()).isCloseTo(4.0 / 9, within(1e-12));
    }

    @Test
    void scopeIsUnknownBeforeARun() {
        Reach words = one(reaches(12, 3, 2, ""), "scope-words");
        assertThat(words.basis()).isEqualTo(Basis.UNKNOWN);
        assertThat(words.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | model: echo | log-words",
                "2 | model: echo | log-words style zone",
                "3 | model: echo | log-words style scope-words zone",
                "3 | model: {model: ollama/a, temperature: 0} | log-words style zone",
                "1 | models: [echo, {role: judge, model: echo}] | log-words depth",
                "3 | models: [echo, {role: embedder, model: ollama/a}] | log-words style scope zone",
            })
    void onlyWhatIsMeasuredAndCanBeToldCounts(int trials, String models, String expected) {
        List<Reach> reaches = reaches(12, trials, 3, models + "\n");
        assertThat(reaches.stream().map(reach -> reach.index().id())).containsExactly(expected.split(" "));
        assertThat(reaches)
                .allSatisfy(reach -> assertThat(reach.comparisons()).isEqualTo(2 * expected.split(" ").length));
    }

    @Test
    void aStudyOfScopeHasItsOwnSize() {
        Reach scope = one(reaches(12, 1, 2, "scope: {intents: 8, trials: 10}\n"), "scope-words");
        assertThat(scope.intents()).isEqualTo(8);
        assertThat(scope.trials()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"100, 24, 4", "10, 10, 1", "100000, 24, 5"})
    void aJudgeComparesNoMorePairsThanItMay(int pairs, int intents, int contests) {
        Reach depth =
                one(reaches(24, 5, 2, "models: [echo, {role: judge, model: echo, pairs: " + pairs + "}]\n"), "depth");
        assertThat(depth.intents()).isEqualTo(intents);
        assertThat(depth.trials()).isEqualTo(contests);
    }

    @Test
    void anEffectThatAnIndexCannotHaveIsNone() {
        Reach.Seen seen = one(reaches(7, 1, 2, "models: [echo, {role: judge, model: echo}]\n"), "depth")
                .seen()
                .orElseThrow();
        assertThat(seen.alone()).isEmpty();
        assertThat(seen.among()).isEmpty();
        assertThat(seen.intentsForHalf()).isEmpty();
    }

    /** Two forms against the control in six intents, with variances over intents of 4 and 1 of this unit. */
    private static List<Difference> differences(String index, String model, double unit) {
        List<Difference> all = new ArrayList<>();
        double[] values = {-1, -1, -1, 1, 1, 1};
        for (int i = 0; i < values.length; i++) {
            // Squares sum to 6, so that the variance is 6/5.
            double value = values[i] * Math.sqrt(unit * 5 / 6);
            all.add(new Difference("en", model, index, "imagine", "i" + i, 2 * value, 4));
            all.add(new Difference("en", model, index, "story", "i" + i, value, 4));
        }
        return all;
    }

    private static Reach after(String index, int trials, double unit) {
        Protocol before = protocol(6, 4, 3, "");
        Reach reach = one(
                Reach.of(
                        protocol(24, trials, 3, ""),
                        Optional.of(new Earlier(before, differences(index, "echo", unit), List.of()))),
                index);
        assertThat(reach.basis()).isEqualTo(Basis.MEASURED);
        return reach;
    }

    @ParameterizedTest
    // The median of 4 and 1 is 2.5, with four trials; with eight ·(0.6 + 2/8)/(0.6 + 2/4).
    @CsvSource({"4, 2.5", "8, 1.9318182"})
    void anEarlierRunsVarianceIsPartedByThePrior(int trials, double variance) {
        PairedDesign design = new PairedDesign(1e-4 * variance, 0, 1, 0, 1);
        assertThat(alone(after("scope-words", trials, 1e-4)))
                .isCloseTo(design.smallestEffect(24, 0.05, 0.8), within(1e-8));
    }

    @ParameterizedTest
    // Of a distance by chance ·(15/448)/(7/48), and its own size beside.
    @CsvSource({"4, 2.5", "8, 0.5739796"})
    void thatOfADistanceFallsAsChanceDoes(int trials, double variance) {
        double error = new PairedDesign(1, 0, 1, 0, 1).smallestEffect(24, 0.1, 0.8);
        double root = Math.sqrt(1e-4 * 2.5 * 48 / 7);
        double found = alone(after("zone", trials, 1e-4));
        double own = 2.0 / 3 * root * found * 2 / trials;
        assertThat(found * found).isCloseTo(error * error * (1e-4 * variance + own), within(1e-8));
    }

    @Test
    void anotherModelTellsNothingOfThis() {
        Protocol protocol = protocol(6, 4, 3, "");
        List<Reach> reaches = Reach.of(
                protocol, Optional.of(new Earlier(protocol, differences("zone", "ollama/other", 1e-4), List.of())));
        assertThat(reaches).isEqualTo(Reach.of(protocol, Optional.empty()));
    }

    @Test
    void whereTopicsDifferMoreThanAnswersNoNumberOfTrialsHelps() {
        assertThat(length(12, 5, 2, dice(1, 0.01)).seen().orElseThrow().trialsForHalf())
                .isEmpty();
    }

    @Test
    void theMostCautiousEarlierRunCounts() {
        assertThat(length(12, 2, 2, dice(0.01, 0.1), dice(0.1, 0.5), dice(0.02, 0.1)))
                .isEqualTo(length(12, 2, 2, dice(0.1, 0.5)));
    }

    @Test
    void aRunWithoutRepetitionMeasuresNothing() {
        assertThat(length(12, 2, 2, dice(0.1, 0))).isEqualTo(one(reaches(12, 2, 2, ""), "log-words"));
    }

    @Test
    void oneAnswerACellLeavesBothVariancesInOne() {
        Dice left = new Dice(
                "en",
                Optional.of("echo"),
                "log-words",
                List.of(new Share(Source.REPETITION, 0.13, 1, Optional.empty())),
                24,
                12,
                List.of());
        // 0.13 = 0.1 between answers + 0.03 of the form in single topics.
        PairedDesign design = new PairedDesign(0.06, 0.1, 1, 0.1, 1);
        assertThat(alone(length(12, 1, 2, left))).isCloseTo(design.smallestEffect(12, 0.05, 0.8), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 2, true", "6, 1, 3, false", "7, 1, 3, true", "8, 1, 5, true"})
    void signsOfFewIntentsProveNothingAmongManyComparisons(int intents, int trials, int forms, boolean sufficient) {
        assertThat(one(reaches(intents, trials, forms, ""), "log-words").sufficient())
                .isEqualTo(sufficient);
    }

    @Test
    void aDistanceIsNotCalledBySigns() {
        List<Reach> reaches = reaches(6, 3, 5, "");
        assertThat(one(reaches, "log-words").sufficient()).isFalse();
        assertThat(one(reaches, "style").sufficient()).isTrue();
    }

    @ParameterizedTest
    // By signs, 2/2ⁿ times the comparisons is 0.05 or less: length, style and zone of four forms are twelve, which
    // takes nine.
    @CsvSource({
        "3, false, false, false",
        "5, false, false, false",
        "6, true, false, true",
        "8, true, false, true",
        "9, true, true, true"
    })
    void whatNoRunCouldCallIsNotPromised(int intents, boolean alone, boolean bySigns, boolean distance) {
        List<Reach> reaches = reaches(intents, 2, 5, "");
        Reach.Seen length = one(reaches, "log-words").seen().orElseThrow();
        Reach.Seen style = one(reaches, "style").seen().orElseThrow();
        assertThat(length.alone().isPresent()).isEqualTo(alone);
        assertThat(style.alone().isPresent()).isEqualTo(alone);
        assertThat(length.among().isPresent()).isEqualTo(bySigns);
        assertThat(style.among().isPresent()).isEqualTo(distance);
        assertThat(length.intentsForHalf().isPresent()).isEqualTo(bySigns);
        assertThat(style.intentsForHalf().isPresent()).isEqualTo(distance);
        assertThat(length.trialsForHalf().isPresent() && !bySigns).isFalse();
        assertThat(one(reaches, "log-words").intentsNeeded()).isEqualTo(9);
        assertThat(one(reaches, "style").intentsNeeded()).isEqualTo(6);
    }

    @Test
    void aStudyOfScopeOfFewIntentsCallsNothingOfIt() {
        Protocol protocol = protocol(24, 1, 2, "scope: {intents: 5, trials: 10}\n");
        Reach scope = one(
                Reach.of(
                        protocol, Optional.of(new Earlier(protocol, differences("scope-words", "echo", 1), List.of()))),
                "scope-words");
        assertThat(scope.basis()).isEqualTo(Basis.MEASURED);
        assertThat(scope.seen().orElseThrow().alone()).isEmpty();
        assertThat(scope.tellable()).isFalse();
    }

    private static double[][] answers(RandomGenerator random, double shift) {
        return IntStream.range(0, 5)
                .mapToObj(answer -> IntStream.range(0, 9)
                        .mapToDouble(member -> shift + random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The promise itself, of the index whose prior is a theory: 120 studies of 24 intents with 5 answers a cell. */
    @Test
    void eightInTenStudiesFindTheSmallestStyle() {
        double smallest = alone(one(reaches(24, 5, 2, ""), "style"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int found = 0;
        for (int study = 0; study < 120; study++) {
            List<double[][]> ones = new ArrayList<>();
            List<double[][]> others = new ArrayList<>();
            for (int intent = 0; intent < 24; intent++) {
                ones.add(answers(random, smallest));
                others.add(answers(random, 0));
            }
            if (Displacement.pValue(ones, others, 399, study) <= 0.05) found++;
        }
        assertThat(found / 120.0).isBetween(0.72, 0.9);
    }
}
