package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.forecast.Preview.Why;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Lost;

class PreviewTest {
    private static final Instant DAY = Instant.parse("2026-11-29T00:00:00Z");
    private static final Lost WHOLE = new Lost(48, Map.of());

    private static List<Difference> differences(String metric, String form, int topics, double shift) {
        List<Difference> all = new ArrayList<>();
        for (int topic = 0; topic < topics; topic++) {
            all.add(new Difference("en", "m", metric, form, "topic-" + topic, shift + topic / 100.0, 4));
        }
        return all;
    }

    private static Experience experience(int topics) {
        Experience experience = new Experience();
        List<Difference> all = new ArrayList<>(differences("log-words", "imagine", topics, 0.4));
        all.addAll(differences("log-words", "name", topics, -0.4));
        all.addAll(differences("style", "name", topics, 0.4));
        all.addAll(differences("zone-narrative", "imagine", topics, 0.1));
        experience.learn(DAY, all);
        return experience;
    }

    private static Expected expected(Preview preview, String form, Aspect aspect) {
        return preview.of(form).orElseThrow().expected().get(aspect.ordinal());
    }

    private static Why why(Preview preview, String form, Aspect aspect) {
        return Objects.requireNonNull(expected(preview, form, aspect).missing()).why();
    }

    @Test
    void numbersAreThoseOfTheExperience() {
        Experience experience = experience(12);
        Preview preview = Preview.of(
                "en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE, "name", WHOLE), Set.of(), "");
        Expected length = expected(preview, "imagine", Aspect.LENGTH);
        assertThat(length.interval())
                .isEqualTo(
                        experience.expected("log-words", "imagine").interval().orElseThrow());
        assertThat(length.topics()).isEqualTo(12);
        assertThat(length.answers()).isEqualTo(48);
        assertThat(length.missing()).isNull();
        assertThat(length.tells()).isTrue();
        assertThat(preview.newest()).isEqualTo(DAY.toString());
        assertThat(preview.of("direct")).isEmpty();
        assertThat(preview.soFar()).isEmpty();
    }

    /** Values that are mirrored at the mean may lie where no difference can be. */
    @Test
    void noIntervalOfDepthIsWiderThanAllWinsToNone() {
        Experience experience = new Experience();
        List<Difference> all = new ArrayList<>();
        for (int topic = 0; topic < 12; topic++) {
            all.add(new Difference("en", "m", "depth-raw", "story", "topic-" + topic, topic < 4 ? 50 : -30, 4));
        }
        experience.learn(DAY, all);
        assertThat(experience
                        .expected("depth-raw", "story")
                        .interval()
                        .orElseThrow()
                        .low())
                .isLessThan(-50);
        Preview preview = Preview.of("en", "m", experience, Map.of("direct", WHOLE, "story", WHOLE), Set.of(), "");
        assertThat(Objects.requireNonNull(
                        expected(preview, "story", Aspect.DEPTH).interval()))
                .satisfies(shown -> assertThat(shown.low()).isEqualTo(-50))
                .satisfies(shown -> assertThat(shown.high()).isLessThanOrEqualTo(50));
    }

    @Test
    void whereAnswersMoveToIsSaidOnlyWhereFormsTellHowFar() {
        for (double distance : new double[] {0, 0.4}) {
            Experience experience = new Experience();
            List<Difference> all = new ArrayList<>(differences("zone", "imagine", 12, distance));
            all.addAll(differences("zone", "name", 12, 0));
            all.addAll(differences("zone-narrative", "imagine", 12, 0.1));
            experience.learn(DAY, all);
            Preview preview =
                    Preview.of("en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE), Set.of(), "");
            assertThat(expected(preview, "imagine", Aspect.ZONE).tells()).isEqualTo(distance > 0);
            assertThat(preview.of("imagine").orElseThrow().shifts())
                    .extracting(Preview.Shift::name)
                    .isEqualTo(distance > 0 ? List.of("narrative") : List.of());
        }
    }

    @Test
    void aShareThatMayAsWellFallIsNotSaidToGrow() {
        Experience experience = new Experience();
        List<Difference> all = new ArrayList<>(differences("zone", "imagine", 12, 0.4));
        all.addAll(differences("zone", "name", 12, 0));
        for (int topic = 0; topic < 12; topic++) {
            double share = topic % 2 == 0 ? 0.25 : -0.15;
            all.add(new Difference("en", "m", "zone-narrative", "imagine", "topic-" + topic, share, 4));
        }
        experience.learn(DAY, all);
        Preview preview = Preview.of("en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE), Set.of(), "");
        assertThat(expected(preview, "imagine", Aspect.ZONE).tells()).isTrue();
        assertThat(preview.of("imagine").orElseThrow().shifts()).isEmpty();
    }

    @Test
    void eachNumberIsAsOldAsTheRunThatItIsFrom() {
        Experience experience = experience(12);
        Instant later = DAY.plus(Duration.ofDays(30));
        experience.learn(later, differences("log-words", "name", 12, -0.3));
        Preview preview = Preview.of(
                "en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE, "name", WHOLE), Set.of(), "");
        assertThat(preview.newest()).isEqualTo(later.toString());
        assertThat(expected(preview, "imagine", Aspect.LENGTH).newest()).isEqualTo(DAY.toString());
        assertThat(expected(preview, "name", Aspect.LENGTH).newest()).isEqualTo(later.toString());
        assertThat(expected(preview, "name", Aspect.STYLE).newest()).isEqualTo(DAY.toString());
    }

    @Test
    void everyMissingNumberHasItsReason() {
        Preview preview = Preview.of(
                "en",
                "m",
                experience(12),
                Map.of(
                        "direct",
                        WHOLE,
                        "imagine",
                        WHOLE,
                        "name",
                        WHOLE,
                        "analogy",
                        new Lost(48, Map.of("cut", 20, "refused", 3)),
                        "if-then",
                        WHOLE),
                Set.of(),
                "");
        assertThat(why(preview, "story", Aspect.LENGTH)).isEqualTo(Why.NEVER_ASKED);
        assertThat(why(preview, "imagine", Aspect.DEPTH)).isEqualTo(Why.NOT_MEASURED);
        assertThat(why(preview, "imagine", Aspect.STRATEGY)).isEqualTo(Why.INACCURATE);
        assertThat(why(preview, "imagine", Aspect.STYLE)).isEqualTo(Why.NO_SCORE);
        assertThat(why(preview, "analogy", Aspect.LENGTH)).isEqualTo(Why.LOST);
        assertThat(Objects.requireNonNull(
                                expected(preview, "analogy", Aspect.LENGTH).missing())
                        .lost())
                .isEqualTo(new Lost(96, Map.of("cut", 20, "refused", 3)));
        assertThat(why(preview, "if-then", Aspect.LENGTH)).isEqualTo(Why.NO_SCORE);
        Preview few = Preview.of("en", "m", experience(8), Map.of("direct", WHOLE, "imagine", WHOLE), Set.of(), "");
        assertThat(why(few, "imagine", Aspect.LENGTH)).isEqualTo(Why.FEW_TOPICS);
        assertThat(expected(few, "imagine", Aspect.LENGTH).topics()).isEqualTo(8);
        Preview control = Preview.of(
                "en",
                "m",
                new Experience(),
                Map.of("direct", new Lost(48, Map.of("cut", 48)), "imagine", WHOLE),
                Set.of(),
                "");
        assertThat(why(control, "imagine", Aspect.LENGTH)).isEqualTo(Why.LOST);
    }

    /** Few topics and forms that are alike: what all forms have done is narrower than what one has, and no wronger. */
    @Test
    void whatHasBeenWorseThanTheMeanOfAllFormsGivesWayToIt() {
        Random random = new Random(20261130);
        List<String> alike = List.of("imagine", "name", "story", "analogy", "if-then", "how-many");
        Experience experience = new Experience();
        for (int night = 0; night < 12; night++) {
            List<Difference> all = new ArrayList<>();
            for (String form : alike) {
                for (int topic = 0; topic < 10; topic++) {
                    double value = 0.2 + random.nextGaussian();
                    all.add(new Difference("en", "m", "log-words", form, "topic-" + topic, value, 4));
                    // Styles of two forms lie apart, so that knowing them is worth it.
                    double style = (form.equals("name") ? 9 : 0) + 0.1 * random.nextGaussian();
                    all.add(new Difference("en", "m", "style", form, "topic-" + topic, style, 4));
                }
            }
            experience.learn(DAY.plus(Duration.ofDays(night)), all);
        }
        Map<String, Lost> asked = Map.of("direct", WHOLE, "imagine", WHOLE, "name", WHOLE);
        Preview preview = Preview.of("en", "m", experience, asked, Set.of(), "");
        Expected length = expected(preview, "imagine", Aspect.LENGTH);
        assertThat(preview.soFar().get(0).worse()).isTrue();
        assertThat(length.ofAllForms()).isTrue();
        assertThat(length.tells()).isFalse();
        assertThat(length.topics()).isEqualTo(10);
        assertThat(length.interval())
                .isEqualTo(experience.expected("log-words").interval().orElseThrow());
        assertThat(expected(preview, "name", Aspect.LENGTH).interval()).isEqualTo(length.interval());
        assertThat(expected(preview, "name", Aspect.STYLE).ofAllForms()).isFalse();
        assertThat(why(preview, "story", Aspect.DEPTH)).isEqualTo(Why.NEVER_ASKED);
    }

    @Test
    void moreThanAFifthOfAnswersWithoutTheScoreLeaveNoNumber() {
        for (int without : new int[] {12, 13}) {
            Experience experience = new Experience();
            Lost asked = new Lost(48 + without + 3, Map.of("cut", 3));
            experience.learn(DAY, differences("style", "imagine", 12, 0.4), Map.of("imagine", asked));
            Preview preview =
                    Preview.of("en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE), Set.of(), "");
            Expected style = expected(preview, "imagine", Aspect.STYLE);
            assertThat(style.unscored()).isEqualTo(without);
            assertThat(style.answers()).isEqualTo(48);
            assertThat(style.interval() == null).isEqualTo(without > 12);
            if (without > 12) assertThat(why(preview, "imagine", Aspect.STYLE)).isEqualTo(Why.UNSCORED);
        }
    }

    /** The second answers of a topic are still to come: what a whole run measured stays, and what a run knows of no other is not finished. */
    @Test
    void answersOfARunThatIsNotFinishedAreNotUnscored() {
        Map<String, Lost> asked = Map.of("direct", WHOLE, "imagine", WHOLE, "story", WHOLE);
        Experience experience = new Experience();
        experience.learn(DAY, differences("style", "imagine", 12, 0.4), Map.of("imagine", WHOLE));
        List<Difference> half = new ArrayList<>(differences("style", "imagine", 1, 0.4));
        half.addAll(differences("style", "story", 3, 0.4));
        experience.learn(DAY.plus(Duration.ofDays(1)), half, Map.of());
        Preview preview = Preview.of("en", "m", experience, asked, Set.of("story"), "");
        Expected style = expected(preview, "imagine", Aspect.STYLE);
        assertThat(style.interval()).isNotNull();
        assertThat(style.unscored()).isZero();
        assertThat(style.answers()).isEqualTo(52);
        assertThat(why(preview, "story", Aspect.STYLE)).isEqualTo(Why.UNFINISHED);
        assertThat(why(preview, "story", Aspect.LENGTH)).isEqualTo(Why.UNFINISHED);
        assertThat(why(preview, "imagine", Aspect.LENGTH)).isEqualTo(Why.NOT_MEASURED);
        // More answers than a whole run has without a score are not made up for by another run's.
        experience.learn(
                DAY.plus(Duration.ofDays(2)),
                differences("style", "imagine", 12, 0.4),
                Map.of("imagine", new Lost(78, Map.of())));
        assertThat(experience.expected("style", "imagine").unscored()).isEqualTo(30);
    }

    @Test
    void noDistanceIsBelowNone() {
        Experience experience = new Experience();
        experience.learn(DAY, differences("style", "imagine", 12, -0.05));
        Preview preview = Preview.of("en", "m", experience, Map.of("direct", WHOLE, "imagine", WHOLE), Set.of(), "");
        Expected style = expected(preview, "imagine", Aspect.STYLE);
        assertThat(Objects.requireNonNull(style.interval()).low()).isZero();
        assertThat(Objects.requireNonNull(style.mean()).low()).isZero();
    }

    @Test
    void howGoodItHasBeenIsSaidForEachAspectAlone() {
        Experience experience = experience(12);
        experience.learn(DAY.plusSeconds(1), differences("log-words", "imagine", 12, 0.4));
        experience.learn(DAY.plusSeconds(2), differences("style", "name", 12, 5));
        List<Preview.SoFar> soFar =
                Preview.of("en", "m", experience, Map.of(), Set.of(), "").soFar();
        assertThat(soFar).extracting(Preview.SoFar::aspect).containsExactly(Aspect.LENGTH, Aspect.STYLE);
        assertThat(soFar.get(0).held()).isBetween(10L, 12L);
        assertThat(soFar.get(1).held()).isZero();
        assertThat(soFar).allSatisfy(each -> assertThat(each.enough()).isTrue());
    }
}
