package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Interval;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

class EffectsTest {
    private static final Metric WORDS = Metrics.of("words").orElseThrow();
    private static final Metric LENGTH = Metrics.of(Metrics.LENGTH_RATIO).orElseThrow();

    private final Effects effects =
            new Effects(List.of("direct", "story"), "direct", List.of("mythic"), List.of(WORDS, LENGTH));

    private void answered(String intent, String form, String word, int number, double value) {
        Trial trial = Trials.trial(0, intent, form, word, number);
        effects.add(
                trial,
                Optional.of(Trials.answered(trial, trial.key())),
                List.of(
                        new Score("words", "1", new Score.Scored(value)),
                        new Score("log-words", "1", new Score.Scored(Math.log(value)))));
    }

    private Effect effect(String metric) {
        return effects.map().effects().stream()
                .filter(each -> each.metric().equals(metric) && each.contrast().equals(new Effect.OfForm("story")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparesInsideAnIntentAndAveragesTrialsFirst() {
        // Intents differ by far more than the form does; the form adds 10 to each, give or take what cancels inside a
        // cell.
        for (int i = 0; i < 6; i++) {
            double base = 100 * (i + 1);
            for (int trial = 1; trial <= 2; trial++) {
                double noise = trial == 1 ? 3 : -3;
                answered("intent-" + i, "direct", "none", trial, base + noise);
                answered("intent-" + i, "story", "none", trial, base + 10 + i + noise);
            }
        }
        Effect effect = effect("words");
        Interval interval = effect.interval().orElseThrow();
        assertThat(interval.estimate()).isCloseTo(12.5, within(1e-9));
        // R: t.test(10:15)$conf.int
        assertThat(interval.low()).isCloseTo(10.5366866, within(1e-6));
        assertThat(interval.high()).isCloseTo(14.4633134, within(1e-6));
        assertThat(effect.verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect.intents()).isEqualTo(6);
        assertThat(effect.answers()).isEqualTo(24);
    }

    /** However alike trials are: what matters of a share is a tenth of all answers, as of the profile that it is part of. */
    @Test
    void aShareOfAZoneMattersFromATenthOn() {
        Metric zone = Metrics.of("zone-narrative").orElseThrow();
        assertThat(zone.shareOfKind()).isTrue();
        assertThat(Metrics.of("zone-narrative-unmasked").orElseThrow().shareOfKind())
                .isTrue();
        assertThat(WORDS.shareOfKind()).isFalse();
        for (double more : new double[] {0.05, 0.2}) {
            Effects shares = new Effects(List.of("direct", "story"), "direct", List.of(), List.of(zone));
            for (int i = 0; i < 8; i++) {
                for (int number = 1; number <= 2; number++) {
                    for (String form : List.of("direct", "story")) {
                        Trial trial = Trials.trial(0, "intent-" + i, form, "none", number);
                        double share = 0.2 + (form.equals("story") ? more : 0) + 0.001 * (i * number % 5);
                        shares.add(
                                trial,
                                Optional.of(Trials.answered(trial, trial.key())),
                                List.of(new Score(
                                        zone.id(), zone.version(), new Score.Scored(share + 0.001 * number))));
                    }
                }
            }
            for (int i = 0; i < 8; i++) {
                Trial trial = Trials.trial(0, "intent-" + i, "story", "none", 3);
                shares.add(
                        trial,
                        Optional.of(Trials.answered(trial, trial.key())),
                        List.of(new Score(zone.id(), zone.version(), new Score.Scored(0.2 + more + 0.002 * (i % 3)))));
            }
            assertThat(shares.map().effects().get(0).verdict()).isEqualTo(more > 0.1 ? Verdict.MORE : Verdict.NONE);
        }
    }

    @Test
    void saysALogarithmAsARatioToTheControl() {
        double[] factors = {2, 2.1, 1.9, 2.05, 1.95, 2};
        for (int i = 0; i < 6; i++) {
            answered("intent-" + i, "direct", "none", 1, 50 + 20 * i);
            answered("intent-" + i, "story", "none", 1, (50 + 20 * i) * factors[i]);
        }
        Effect effect = effect("log-words");
        assertThat(effect.unit()).isEqualTo("×");
        assertThat(effect.interval().orElseThrow().estimate()).isCloseTo(2, within(0.01));
        assertThat(effect.verdict()).isEqualTo(Verdict.MORE);
    }

    @Test
    void callsNoRelevantEffectOnlyWhenTheIntervalIsInsideTheSmallestOfInterest() {
        double[] factors = {1.01, 0.99, 1.02, 0.98, 1, 1.01};
        for (int i = 0; i < 6; i++) {
            answered("intent-" + i, "direct", "none", 1, 100);
            answered("intent-" + i, "story", "none", 1, 100 * factors[i]);
        }
        assertThat(effect("log-words").verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void cannotTellFromFewIntents() {
        for (int i = 0; i < 5; i++) {
            answered("intent-" + i, "direct", "none", 1, 100);
            answered("intent-" + i, "story", "none", 1, 300 + i);
        }
        Effect effect = effect("words");
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.interval()).isEmpty();
        assertThat(effect.reason()).contains("6 intents");
    }

    /** Six intents meet five wordings of both forms; so many of five answers have no score. */
    private String notByWordings(int unscored) {
        for (int intent = 0; intent < 6; intent++) {
            for (String form : List.of("direct", "story")) {
                for (int wording = 1; wording <= 5; wording++) {
                    Trial trial = Trials.worded("intent-" + intent, form, wording);
                    boolean without = (intent + wording) % 5 < unscored;
                    Score.Value value = without
                            ? new Score.Unscored("fewer than 50 words")
                            : new Score.Scored(100 + 7 * intent + (form.equals("story") ? 20 + wording : 3 * wording));
                    effects.add(
                            trial,
                            Optional.of(Trials.answered(trial, trial.key())),
                            List.of(new Score("words", "1", value), new Score("log-words", "1", new Score.Scored(5))));
                }
            }
        }
        return effect("words").evidence().notByWordings();
    }

    @Test
    void whereScoresAreMissingThePlanIsNotBlamed() {
        assertThat(notByWordings(2)).isEqualTo("too few scores to tell wordings apart");
    }

    @Test
    void whereEveryWordingHasItsScoresWordingsAreASample() {
        assertThat(notByWordings(0)).isEmpty();
    }

    /** The very same prompt in every trial of a form. */
    private void prompted(String intent, String form, int number, double value) {
        Trial trial = Trials.prompt(intent, form, number);
        effects.add(
                trial,
                Optional.of(Trials.answered(trial, trial.key())),
                List.of(new Score("words", "1", new Score.Scored(value))));
    }

    @Test
    void comparesTwoSinglePromptsAnswerByAnswer() {
        double[] control = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] other = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        for (int i = 0; i < 10; i++) {
            prompted("prompt", "direct", i + 1, control[i]);
            prompted("prompt", "story", i + 1, other[i]);
        }
        Effect effect = effect("words");
        // R: t.test(extra ~ group, data = sleep), with its sign turned
        assertThat(effect.interval().orElseThrow().low()).isCloseTo(-0.2054832, within(5e-8));
        assertThat(effect.interval().orElseThrow().high()).isCloseTo(3.3654832, within(5e-8));
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.betweenAnswers()).isTrue();
        assertThat(effect.answers()).isEqualTo(20);
    }

    @Test
    void twoPromptsNeedFiveAnswersEachAndASpread() {
        for (int i = 1; i <= 4; i++) {
            prompted("prompt", "direct", i, i);
            prompted("prompt", "story", i, 10 * i);
        }
        assertThat(effect("words").reason()).isEqualTo("an interval needs 5 scored answers to each prompt, here are 4");
        for (int i = 5; i <= 9; i++) {
            prompted("prompt", "direct", i, i);
            prompted("prompt", "story", i, 10 * i);
        }
        assertThat(effect("words").verdict()).isEqualTo(Verdict.MORE);
    }

    @Test
    void answersAreNoUnitsWhereIntentsOrWordingsDiffer() {
        for (int i = 1; i <= 9; i++) {
            answered("intent", "direct", "none", i, i);
            prompted("intent", "story", i, 10 * i);
        }
        assertThat(effect("words").reason()).contains("6 intents");
        for (int i = 1; i <= 9; i++) {
            prompted("other", "direct", i, i);
            prompted("other", "story", i, 10 * i);
        }
        assertThat(effect("words").reason()).contains("6 intents");
    }

    @Test
    void cannotTellFromASpreadOfZero() {
        for (int i = 0; i < 6; i++) {
            answered("intent-" + i, "direct", "none", 1, 100);
            answered("intent-" + i, "story", "none", 1, 100);
        }
        assertThat(effect("words").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect("words").interval()).isEmpty();
    }

    @Test
    void cannotTellTheLengthOfAFormThatWasOftenCut() {
        for (int i = 0; i < 6; i++) {
            for (int trial = 1; trial <= 3; trial++) {
                answered("intent-" + i, "direct", "none", trial, 100 + i + trial);
                if (trial > 1) answered("intent-" + i, "story", "none", trial, 300 + trial);
            }
            Trial cut = Trials.trial(0, "intent-" + i, "story", 1);
            effects.add(
                    cut,
                    Optional.of(Trials.result(cut, new Outcome.Cut(Trials.answer("half"), "token limit"))),
                    List.of());
        }
        Effect effect = effect("words");
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.reason()).contains("33 % cut");
        assertThat(effect.interval()).isEmpty();
    }

    @Test
    void refusalsInTheModelsOwnWordsAreLost() {
        for (int i = 0; i < 6; i++) {
            for (int trial = 1; trial <= 3; trial++) {
                answered("intent-" + i, "direct", "none", trial, 100 + i + trial);
                if (trial > 1) answered("intent-" + i, "story", "none", trial, 300 + trial);
            }
            Trial refusal = Trials.trial(0, "intent-" + i, "story", 1);
            effects.add(
                    refusal,
                    Optional.of(Trials.answered(refusal, "I cannot help with that.")),
                    List.of(
                            new Score("words", "1", new Score.Unscored("refused")),
                            new Score("log-words", "1", new Score.Unscored("refused"))));
        }
        Loss loss = effects.map().losses().get(0);
        assertThat(loss.lost()).isEqualTo(6);
        assertThat(loss.controlLost()).isZero();
        assertThat(loss.unequal()).isTrue();
        assertThat(effect("words").interval()).isEmpty();
        assertThat(effect("words").reason()).isEqualTo("story: 33 % are no answers that can be scored");
        Tally tally = effects.map().tallies().get(1);
        assertThat(tally.lost()).containsExactly(Map.entry("refused", 6));
        assertThat(tally.lostShare()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void comparesMagnetWordsWithNeutralOnesInTheSameForm() {
        Random random = new Random(7);
        for (int i = 0; i < 8; i++) {
            for (String form : List.of("direct", "story")) {
                double base = 100 * random.nextDouble() + (form.equals("story") ? 200 : 0);
                answered("intent-" + i, form, "mythic/neutral", 1, base + 50);
                answered("intent-" + i, form, "mythic/magnet", 1, base + 50 + 5 + random.nextGaussian());
            }
        }
        Effect effect = effects.map().effects().stream()
                .filter(each -> each.metric().equals("words") && each.contrast().equals(new Effect.OfWords("mythic")))
                .findFirst()
                .orElseThrow();
        assertThat(effect.interval().orElseThrow().estimate()).isCloseTo(5, within(1.5));
        assertThat(effect.verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect.intents()).isEqualTo(8);
    }

    @Test
    void anUnaskedTrialIsCountedAndNeverAZero() {
        for (int i = 0; i < 6; i++) {
            answered("intent-" + i, "direct", "none", 1, 100 + i);
            answered("intent-" + i, "story", "none", 1, 120 + 3 * i);
            Trial unasked = Trials.trial(0, "intent-" + i, "story", 2);
            effects.add(unasked, Optional.empty(), List.of());
        }
        assertThat(effect("words").interval().orElseThrow().estimate()).isCloseTo(25, within(1e-9));
        Tally tally = effects.map().tallies().get(1);
        assertThat(tally.form()).isEqualTo("story");
        assertThat(tally.planned()).isEqualTo(12);
        assertThat(tally.outcomes()).containsEntry("not run", 6).containsEntry("answered", 6);
    }

    @Test
    void anAnswerThatNoMetricScoresIsCountedWithItsReason() {
        Trial loop = Trials.trial(0, "intent", "direct", 1);
        effects.add(
                loop,
                Optional.of(Trials.answered(loop, "again and again")),
                List.of(
                        new Score("words", "1", new Score.Unscored("loop")),
                        new Score("log-words", "1", new Score.Unscored("loop"))));
        assertThat(effects.map().tallies().get(0).unscored()).containsEntry("loop", 1);
    }
}
