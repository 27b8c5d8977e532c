package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.JaccardDistance;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

class ScopeTest {
    private final Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());

    private int answers;

    private void cell(int intent, String form, OptionalDouble distance, int asked, int cut, boolean drawn) {
        Trial trial = Trials.trial(0, "intent-" + intent, form, Cell.NO_WORD, 1);
        effects.add(trial, Optional.of(Trials.answered(trial, "answer " + ++answers)), List.of());
        effects.add(new CellSpread(Indices.SCOPE_WORDS.id(), trial.cell(), distance, asked - cut, asked, cut, drawn));
    }

    private void cell(int intent, String form, double distance) {
        cell(intent, form, OptionalDouble.of(distance), 5, 0, true);
    }

    private Effect effect() {
        return effects.map().effects().get(0);
    }

    @Test
    void isTheRatioOfDistancesInsideAnIntent() {
        double[] factors = {1.3, 1.35, 1.25, 1.32, 1.28, 1.3};
        for (int i = 0; i < 6; i++) {
            cell(i, "direct", 0.1 * (i + 1));
            cell(i, "story", 0.1 * (i + 1) * factors[i]);
        }
        Effect effect = effect();
        assertThat(effect.metric()).isEqualTo("scope-words");
        assertThat(effect.unit()).isEqualTo("×");
        // R: exp(t.test(log(c(1.3,1.35,1.25,1.32,1.28,1.3)))$conf.int) and its estimate
        assertThat(effect.interval().orElseThrow().estimate()).isCloseTo(1.2996, within(1e-4));
        assertThat(effect.interval().orElseThrow().low()).isCloseTo(1.2635, within(2e-3));
        assertThat(effect.verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect.answers()).isEqualTo(60);
        Level level = effects.map().levels().get(0);
        assertThat(level.form()).isEqualTo("direct");
        assertThat(Math.exp(level.mean())).isCloseTo(0.1 * Math.pow(720, 1 / 6.0), within(1e-12));
    }

    @Test
    void answersThatAreAllAlikeAreNoNarrowness() {
        for (int i = 0; i < 8; i++) {
            cell(i, "direct", 0.5);
            cell(i, "story", i < 2 ? 0 : 0.4 + 0.01 * i);
        }
        assertThat(effect().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect().interval()).isEmpty();
        assertThat(effect().reason()).isEqualTo("in 2 of 8 comparisons all answers of a side are alike");
    }

    @Test
    void atTemperatureZeroNothingIsSaid() {
        for (int i = 0; i < 6; i++) {
            cell(i, "direct", OptionalDouble.of(0.5), 5, 0, false);
            cell(i, "story", OptionalDouble.of(0.7 + i / 100.0), 5, 0, false);
        }
        assertThat(effect().interval()).isEmpty();
        assertThat(effect().reason()).startsWith("at temperature 0");
    }

    @Test
    void fewAnswersFewIntentsAndCutAnswersCannotTell() {
        for (int i = 0; i < 6; i++) {
            cell(i, "direct", OptionalDouble.empty(), 2, 0, true);
            cell(i, "story", OptionalDouble.empty(), 2, 0, true);
        }
        assertThat(effect().reason()).isEqualTo("scope needs 3 answers of 25 content words to each form of an intent");
        for (int i = 0; i < 5; i++) {
            cell(i, "direct", 0.5);
            cell(i, "story", 0.6 + i / 100.0);
        }
        assertThat(effect().reason()).contains("6 intents, here are 5");
        for (int i = 0; i < 6; i++) {
            cell(i, "direct", 0.5);
            cell(i, "story", OptionalDouble.of(0.6 + i / 100.0), 10, 3, true);
        }
        assertThat(effect().reason()).isEqualTo("story: 30 % cut by the token limit");
    }

    @Test
    void answersTooShortToBeComparedCannotTellScopeFromLength() {
        for (int i = 0; i < 6; i++) {
            cell(i, "direct", 0.5);
            Trial trial = Trials.trial(0, "intent-" + i, "story", Cell.NO_WORD, 1);
            effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), List.of());
            effects.add(
                    new CellSpread("scope-words", trial.cell(), OptionalDouble.of(0.9 + i / 100.0), 4, 10, 0, true));
        }
        assertThat(effect().reason())
                .isEqualTo("story: only 24 of 60 answers have the 25 content words that are compared:"
                        + " scope cannot be separated from length");
    }

    @Test
    void aSpreadTellsEachCellOnceItIsWhole() {
        List<CellSpread> told = new ArrayList<>();
        Spread<int[]> spread = new Spread<>(
                Indices.SCOPE_WORDS,
                answers -> JaccardDistance.meanOverPairs(answers.toArray(int[][]::new)),
                told::add);
        for (int number = 1; number <= 4; number++) {
            Trial trial = Trials.trial(0, "a", "direct", Cell.NO_WORD, number);
            if (number == 4) spread.add(trial.cell(), true, Optional.of("cut"), Optional.empty());
            else spread.add(trial.cell(), true, Optional.of("answered"), Optional.of(new int[] {1, 10 + number}));
        }
        assertThat(told).isEmpty();
        spread.add(Trials.trial(0, "b", "direct", Cell.NO_WORD, 1).cell(), true, Optional.empty(), Optional.empty());
        spread.end();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).distance().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(told.get(0).answers()).isEqualTo(3);
        assertThat(told.get(0).asked()).isEqualTo(4);
        assertThat(told.get(0).cut()).isEqualTo(1);
        assertThat(told.get(1).distance()).isEmpty();
        assertThat(told.get(1).asked()).isZero();
    }
}
