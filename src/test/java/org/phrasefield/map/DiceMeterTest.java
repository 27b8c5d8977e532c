package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Dice.Note;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.scoring.Metrics;

class DiceMeterTest {
    private static final String WORDS = "words";

    private record Answer(String intent, String form, double score) {}

    private static Grouped grouped(List<Answer> answers) {
        Grouped grouped = new Grouped(WORDS);
        answers.forEach(answer -> grouped.answered(answer.intent(), answer.form(), answer.score()));
        return grouped;
    }

    private static List<Dice> of(Map<String, Group> models) {
        return new DiceMeter("en", models).all(List.of(Metrics.of(WORDS).orElseThrow()));
    }

    private static Dice one(List<Answer> answers) {
        return of(Map.of("a", grouped(answers).group)).get(0);
    }

    private static double share(Dice dice, Source source) {
        return dice.shares().stream()
                .filter(share -> share.source() == source)
                .mapToDouble(Share::share)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double variance(Dice dice, Source source) {
        return dice.shares().stream()
                .filter(share -> share.source() == source)
                .mapToDouble(Share::variance)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Ten intents, three forms, three answers a cell; the second form adds to each. */
    private static List<Answer> invented(long seed) {
        Random random = new Random(seed);
        List<Answer> answers = new ArrayList<>();
        for (int intent = 0; intent < 10; intent++) {
            double topic = 3 * random.nextGaussian();
            for (int form = 0; form < 3; form++) {
                double bent = random.nextGaussian();
                for (int number = 0; number < 3; number++) {
                    answers.add(new Answer("i" + intent, "f" + form, topic + bent + 2 * form + random.nextGaussian()));
                }
            }
        }
        return answers;
    }

    private static List<Answer> mapped(List<Answer> answers, DoubleUnaryOperator change) {
        return answers.stream()
                .map(answer -> new Answer(answer.intent(), answer.form(), change.applyAsDouble(answer.score())))
                .toList();
    }

    @Test
    void balancedAnswersAreTakenApartAsByHand() {
        double[][] cells = {
            {10, 12, 20, 19, 15, 17}, {20, 19, 21, 22, 30, 28}, {8, 9, 15, 17, 9, 11}, {15, 17, 18, 16, 27, 25}
        };
        List<Answer> answers = new ArrayList<>();
        for (int intent = 0; intent < cells.length; intent++) {
            for (int at = 0; at < 6; at++) answers.add(new Answer("i" + intent, "f" + at / 2, cells[intent][at]));
        }
        Dice dice = one(answers);
        // MS form 90.5, intent 157.4444, form × intent 29.4444, residual 1.5; (157.4444 − 29.4444)/6, and so on.
        assertThat(variance(dice, Source.INTENT)).isCloseTo(21.3333333333, within(1e-9));
        assertThat(variance(dice, Source.FORM)).isCloseTo(7.6319444444, within(1e-9));
        assertThat(variance(dice, Source.FORM_INTENT)).isCloseTo(13.9722222222, within(1e-9));
        assertThat(variance(dice, Source.REPETITION)).isCloseTo(1.5, within(1e-9));
        assertThat(share(dice, Source.FORM)).isCloseTo(0.1717, within(5e-5));
        assertThat(dice.notes()).containsExactlyInAnyOrder(Note.WORDING_IS_FORM, Note.FEW_INTENTS);
        assertThat(dice.shares())
                .allSatisfy(share -> assertThat(share.interval()).isEmpty());
        assertThat(dice.answers()).isEqualTo(24);
        assertThat(dice.intents()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesSumToOneAndLieInTheirIntervals(long seed) {
        Dice dice = one(invented(seed));
        assertThat(dice.shares().stream().mapToDouble(Share::share).sum()).isCloseTo(1, within(1e-9));
        assertThat(dice.shares()).allSatisfy(share -> {
            assertThat(share.share()).isBetween(0.0, 1.0);
            assertThat(share.variance()).isNotNegative();
            assertThat(share.interval()).hasValueSatisfying(interval -> {
                assertThat(interval.low()).isBetween(0.0, share.share() + 1e-9);
                assertThat(interval.high()).isBetween(share.share() - 1e-9, 1.0);
            });
        });
    }

    /** As far as scores are kept with seven digits. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void unitZeroPointAndOrderDoNotMatter(long seed) {
        List<Answer> answers = invented(seed);
        Dice plain = one(answers);
        Dice scaled = one(mapped(answers, score -> 7 * score - 300));
        List<Answer> mixed = new ArrayList<>(answers);
        Collections.shuffle(mixed, new Random(seed));
        Dice shuffled = one(mixed);
        for (Source source : List.of(Source.FORM, Source.INTENT, Source.FORM_INTENT, Source.REPETITION)) {
            assertThat(share(scaled, source)).isCloseTo(share(plain, source), within(1e-6));
            assertThat(variance(scaled, source)).isCloseTo(49 * variance(plain, source), within(1e-4));
            assertThat(share(shuffled, source)).isCloseTo(share(plain, source), within(1e-6));
        }
    }

    @Test
    void whatTheFormAloneMakesIsTheFormsWhole() {
        List<Answer> answers =
                mapped(invented(4), score -> 0).stream().map(this::byForm).toList();
        Dice dice = one(answers);
        assertThat(share(dice, Source.FORM)).isCloseTo(1, within(1e-9));
    }

    private Answer byForm(Answer answer) {
        return new Answer(answer.intent(), answer.form(), answer.form().charAt(1));
    }

    @Test
    void nothingThatVariesIsNoMeter() {
        assertThat(of(Map.of("a", grouped(mapped(invented(5), score -> 3)).group)))
                .isEmpty();
        assertThat(of(Map.of("a", new Grouped(WORDS).group))).isEmpty();
    }

    @Test
    void ofOneAnswerACellTheIntentsOwnFormIsChance() {
        List<Answer> single = new ArrayList<>();
        List<Answer> answers = invented(6);
        for (int at = 0; at < answers.size(); at += 3) single.add(answers.get(at));
        Dice dice = one(single);
        assertThat(dice.notes()).contains(Note.PAIR_IS_REPETITION);
        assertThat(dice.shares().stream().map(Share::source)).doesNotContain(Source.FORM_INTENT);
    }

    @Test
    void severalModelsHaveMetersOfTheirOwnAndOneTogether() {
        Map<String, Group> models = new LinkedHashMap<>();
        models.put("a", grouped(invented(7)).group);
        models.put("b", grouped(mapped(invented(8), score -> score + 50)).group);
        List<Dice> dice = of(models);
        assertThat(dice.stream().map(Dice::model))
                .containsExactly(Optional.of("a"), Optional.of("b"), Optional.empty());
        assertThat(share(dice.get(2), Source.MODEL)).isGreaterThan(0.9);
        assertThat(share(dice.get(0), Source.MODEL)).isNaN();
    }
}
