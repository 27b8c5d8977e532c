package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/** What keeps an effect from being shown, or from being called confirmed. */
class GatesTest {
    private static final int TRIALS = 5;
    private static final List<String> MEMBERS = List.of("mattr", "sentence-length", "hedges", "list-share");
    private static final Set<String> BY_REPETITION =
            Set.of("style", "style-words", "zone", "strategy", "scope-words", "vendi");

    /** A study of 12 intents whose form {@code story} is longer and moved by three deviations; its texts and its share of known words are handed in. */
    private static Effects study(BinaryOperator<String> text, Settings settings, double known) {
        Random random = new Random(5);
        Effects effects = new Effects(
                List.of("direct", "story"),
                "direct",
                List.of(),
                List.of(
                        Metrics.of("log-words").orElseThrow(),
                        Metrics.of("hedges").orElseThrow(),
                        Metrics.of("mattr").orElseThrow()));
        for (int intent = 0; intent < 12; intent++) {
            for (String form : List.of("direct", "story")) {
                boolean story = form.equals("story");
                for (int number = 1; number <= TRIALS; number++) {
                    Trial trial = with(Trials.prompt("i" + intent, form, number), settings);
                    List<Score> scores = new ArrayList<>();
                    double moved = story ? 3 : 0;
                    scores.add(scored("log-words", 4 + moved + random.nextGaussian()));
                    MEMBERS.forEach(member -> scores.add(scored(member, 20 + moved + random.nextGaussian())));
                    for (Family family : List.of(Family.ZONE, Family.STRATEGY)) {
                        Set<String> sides = Indices.profile(family).keySet();
                        int at = 0;
                        for (String side : sides) {
                            double most = (at++ == 0) == story ? 0.6 : 0.01;
                            scores.add(scored(side, most + 0.01 * random.nextDouble()));
                        }
                    }
                    scores.add(scored(Metrics.KNOWN_WORDS, story ? known : 97));
                    String said = story ? text.apply(trial.cell().intent(), trial.key()) : trial.key();
                    effects.add(trial, Optional.of(Trials.answered(trial, said)), scores);
                }
                for (String index : List.of("scope-words", "vendi")) {
                    double distance = (story ? 2 : 1) + 0.1 * random.nextDouble();
                    effects.add(new CellSpread(
                            index,
                            new Cell("en", "i" + intent, form, Cell.NO_WORD, "echo"),
                            OptionalDouble.of(distance),
                            TRIALS,
                            TRIALS,
                            0,
                            true));
                }
            }
        }
        return effects;
    }

    private static Trial with(Trial trial, Settings settings) {
        Phrasing phrasing = trial.phrasing();
        return new Trial(
                trial.key(),
                trial.position(),
                trial.part(),
                trial.cell(),
                trial.number(),
                phrasing,
                trial.messages(),
                settings,
                trial.samplingSeed());
    }

    private static Settings temperature(double value) {
        return new Settings(
                OptionalDouble.of(value),
                Settings.DEFAULT.topK(),
                Settings.DEFAULT.topP(),
                Settings.DEFAULT.minP(),
                Settings.DEFAULT.repeatPenalty(),
                Settings.DEFAULT.contextTokens(),
                Settings.DEFAULT.maxTokens(),
                Settings.DEFAULT.stop(),
                Settings.DEFAULT.think(),
                Settings.DEFAULT.threads());
    }

    private static Score scored(String metric, double value) {
        return new Score(metric, "1", new Score.Scored(value));
    }

    private static Map<String, Effect> byMetric(Effects effects) {
        return effects.map().effects().stream().collect(Collectors.toMap(Effect::metric, effect -> effect));
    }

    private static Effect of(Effects effects, String metric) {
        return Objects.requireNonNull(byMetric(effects).get(metric), metric);
    }

    private static Tally tally(Effects effects, String form) {
        return effects.tallies().stream()
                .filter(tally -> tally.form().equals(form))
                .findFirst()
                .orElseThrow();
    }

    /** Without repeats everything is told, so that what the other tests miss is missing for its gate. */
    @Test
    void whereAllIsWellEverythingIsTold() {
        Effects effects = study((intent, key) -> key, Settings.DEFAULT, 97);
        assertThat(byMetric(effects).values())
                .filteredOn(effect -> !effect.metric().equals("strategy"))
                .noneMatch(effect -> effect.verdict() == Verdict.CANNOT_TELL);
        assertThat(tally(effects, "story").repeated()).isEqualTo(new Repeated(60, 0, 0));
        assertThat(tally(effects, "story").known().orElseThrow()).isBetween(0.969, 0.971);
    }

    @Test
    void answersThatRepeatEachOtherSayNothingOfHowAnswersVary() {
        Effects effects = study((intent, key) -> "Always\n the same " + intent, Settings.DEFAULT, 97);
        Map<String, Effect> found = byMetric(effects);
        assertThat(tally(effects, "story").repeated()).isEqualTo(new Repeated(60, 60, 0));
        assertThat(tally(effects, "story").repetitive()).isTrue();
        assertThat(tally(effects, "direct").repetitive()).isFalse();
        assertThat(found.keySet()).containsAll(BY_REPETITION);
        found.forEach((metric, effect) -> {
            if (!BY_REPETITION.contains(metric)) {
                assertThat(effect.verdict()).as(metric).isNotEqualTo(Verdict.CANNOT_TELL);
                return;
            }
            assertThat(effect.verdict()).as(metric).isEqualTo(Verdict.CANNOT_TELL);
            if (!metric.equals("strategy"))
                assertThat(effect.reason())
                        .isEqualTo("story: 100 % of its answers repeat another of their cell word for word");
        });
        assertThat(effects.differences(List.of("log-words")))
                .extracting(Difference::metric)
                .containsOnly("log-words");
    }

    @Test
    void blanksMakeNoOtherAnswerAndAnotherCellNoRepeat() {
        assertThat(tally(study((intent, key) -> key.endsWith("1") ? "a b" : " a\n\n b ", Settings.DEFAULT, 97), "story")
                        .repeated()
                        .same())
                .isEqualTo(60);
        assertThat(tally(
                                study((intent, key) -> "number " + key.charAt(key.length() - 1), Settings.DEFAULT, 97),
                                "story")
                        .repeated()
                        .same())
                .isZero();
    }

    /** Two of five are alike in so many of twelve cells: in six they are a fifth of all answers. */
    @ParameterizedTest
    @CsvSource({"6, false", "7, true"})
    void aFifthOfTheAnswersMayRepeat(int cells, boolean repetitive) {
        BinaryOperator<String> text =
                (intent, key) -> Integer.parseInt(intent.substring(1)) < cells && key.matches(".*[12]$") ? intent : key;
        Effects effects = study(text, Settings.DEFAULT, 97);
        assertThat(tally(effects, "story").repetitive()).isEqualTo(repetitive);
        assertThat(of(effects, "style").reason().isEmpty()).isNotEqualTo(repetitive);
    }

    @Test
    void atTemperatureNothingTheSamePromptGivesTheSameAnswer() {
        IntFunction<Effects> at = value -> study((intent, key) -> intent, temperature(value), 97);
        assertThat(tally(at.apply(0), "story").repeated()).isEqualTo(new Repeated(60, 60, 60));
        assertThat(tally(at.apply(0), "story").repetitive()).isFalse();
        assertThat(of(at.apply(0), "style").verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(tally(at.apply(1), "story").repetitive()).isTrue();
    }

    @Test
    void wordsThatNoDictionaryHasKeepListsFromTelling() {
        Effects effects = study((intent, key) -> key, Settings.DEFAULT, 79);
        assertThat(tally(effects, "story").unknown()).isTrue();
        String reason = "story: only 79 % of its words are in the dictionary, too few for word lists";
        for (String metric : List.of("hedges", "style", "style-words")) {
            assertThat(of(effects, metric).verdict()).as(metric).isEqualTo(Verdict.CANNOT_TELL);
            assertThat(of(effects, metric).reason()).as(metric).isEqualTo(reason);
        }
        for (String metric : List.of("log-words", "mattr", "zone", "scope-words")) {
            assertThat(of(effects, metric).verdict()).as(metric).isNotEqualTo(Verdict.CANNOT_TELL);
        }
        assertThat(tally(study((intent, key) -> key, Settings.DEFAULT, 80), "story")
                        .unknown())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 40, false", "2, 40, false", "6, 40, false", "7, 40, true", "0, 200, true", "10, 200, false"})
    void chanceMayCallFiveInAHundredGiveOrTakeThree(int called, int splits, boolean outside) {
        assertThat(new ControlSplit("en", "echo", "style", splits, (double) called / splits, OptionalDouble.empty(), 12)
                        .outside())
                .isEqualTo(outside);
    }

    @Test
    void effectsOfAnIndexThatFindsTheControlUnlikeItselfAreExplored() {
        List<Effect> effects =
                study((intent, key) -> key, Settings.DEFAULT, 97).map().effects();
        assertThat(families(Correcting.corrected(effects, Set.of())))
                .containsEntry("style", Evidence.Family.CONFIRMED)
                .containsEntry("log-words", Evidence.Family.CONFIRMED);
        assertThat(families(Correcting.corrected(effects, Set.of("style"))))
                .containsEntry("style", Evidence.Family.EXPLORED)
                .containsEntry("log-words", Evidence.Family.CONFIRMED);
    }

    private static Map<String, Evidence.Family> families(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.evidence().correction().isPresent())
                .collect(Collectors.toMap(
                        Effect::metric,
                        effect -> effect.evidence().correction().orElseThrow().family()));
    }
}
