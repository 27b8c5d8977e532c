package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.phrasefield.forecast.Experience.Expectation;
import org.phrasefield.forecast.Experience.Record;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.forecast.Hindsight.Rule;
import org.phrasefield.map.Difference;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.stats.Share;

class ExperienceTest {
    private static final Instant DAY = Instant.parse("2026-11-29T00:00:00Z");
    private static final String METRIC = "log-words";

    /** Planted: each form has its effect, topics scatter around it. */
    private static List<Difference> planted(Map<String, Double> effects, int topics, String first, Random random) {
        List<Difference> all = new ArrayList<>();
        effects.forEach((form, effect) -> {
            for (int topic = 0; topic < topics; topic++) {
                double value = effect + 0.3 * random.nextGaussian();
                all.add(new Difference("en", "m", METRIC, form, first + topic, value, 10));
            }
        });
        return all;
    }

    /** Nights on new topics each, all forms with their effects. */
    private static Hindsight nights(Map<String, Double> effects, int nights, Random random) {
        Experience experience = new Experience();
        for (int night = 0; night < nights; night++) {
            experience.learn(DAY.plusSeconds(86_400L * night), planted(effects, 24, night + "-", random));
        }
        return experience.hindsight();
    }

    @Test
    void whatALaterRunMeasuresLiesInNineOfTenEarlierIntervals() {
        Random random = new Random(20261129);
        long held = 0;
        long cases = 0;
        for (int round = 0; round < 100; round++) {
            Share found = nights(Map.of("imagine", 0.4, "name", -0.4, "story", 0.1), 2, random)
                    .held();
            held += found.hits();
            cases += found.cases();
        }
        assertThat(cases).isEqualTo(100 * 3 * 24);
        assertThat(held / (double) cases).isCloseTo(0.9, within(0.03));
    }

    @Test
    void previewsBeatTheMeanSoFarWhereFormsDiffer() {
        Hindsight hindsight = nights(Map.of("imagine", 0.6, "name", -0.6, "story", 0.0), 8, new Random(20261129));
        for (Rule rule : Rule.values()) {
            TrackRecord.Skill skill = hindsight.against(Baseline.MEAN_SO_FAR, rule);
            assertThat(skill.better()).as(rule.name()).contains(true);
            assertThat(skill.skill().orElseThrow()).as(rule.name()).isGreaterThan(0.3);
            assertThat(skill.cases()).isEqualTo(7 * 3 * 24);
        }
    }

    @Test
    void previewsAreNotSaidToBeatTheMeanSoFarWhereFormsAreAlike() {
        Random random = new Random(20261129);
        int said = 0;
        for (int round = 0; round < 60; round++) {
            Hindsight hindsight = nights(Map.of("imagine", 0.2, "name", 0.2, "story", 0.2), 8, random);
            if (hindsight.against(Baseline.MEAN_SO_FAR, Rule.INTERVAL).better().orElse(false)) said++;
        }
        assertThat(said).isLessThanOrEqualTo(3);
    }

    @Test
    void fewNightsProveNothingHoweverMuchFormsDiffer() {
        Hindsight hindsight = nights(Map.of("imagine", 2.0, "name", -2.0), 3, new Random(1));
        TrackRecord.Skill skill = hindsight.against(Baseline.MEAN_SO_FAR, Rule.INTERVAL);
        assertThat(skill.skill().orElseThrow()).isGreaterThan(0.5);
        assertThat(skill.better()).isEmpty();
    }

    @Test
    void allNightsTogetherSayMoreThanTheLastOne() {
        Hindsight hindsight = nights(Map.of("imagine", 0.4, "name", -0.4, "story", 0.1), 12, new Random(20261129));
        TrackRecord.Skill skill = hindsight.against(Baseline.LAST_NIGHT, Rule.INTERVAL);
        assertThat(skill.skill().orElseThrow()).isPositive();
        assertThat(hindsight.of(List.of("style")).cases()).isEmpty();
    }

    @Test
    void theSameTopicsEveryNightSayMoreThanTheLastOne() {
        Experience experience = sameTopics(Map.of("imagine", 0.4, "name", -0.4), 24, 12, new Random(20261129));
        for (Rule rule : Rule.values()) {
            assertThat(experience
                            .hindsight()
                            .against(Baseline.LAST_NIGHT, rule)
                            .skill()
                            .orElseThrow())
                    .as(rule.name())
                    .isPositive();
        }
        Expectation expected = experience.expected(METRIC, "imagine");
        assertThat(expected.intents()).isEqualTo(24);
        assertThat(expected.answers()).isEqualTo(12 * 24 * 10);
        assertThat(expected.mean().orElseThrow().estimate()).isCloseTo(0.4, within(0.05));
        assertThat(experience.runs()).isEqualTo(12);
        assertThat(experience.oldest()).contains(DAY);
    }

    private static Experience sameTopics(Map<String, Double> effects, int topics, int nights, Random random) {
        Experience experience = new Experience();
        for (int night = 0; night < nights; night++) {
            List<Difference> all = planted(effects, topics, "topic-", random);
            java.util.Collections.shuffle(all, random);
            experience.learn(DAY.plusSeconds(86_400L * night), all);
        }
        return experience;
    }

    /** Topics differ by as much as their nights do: a further topic in a night of its own lies inside nine times in ten all the same. */
    @Test
    void manyNightsOnTheSameTopicsHoldNineOfTenFurtherOnes() {
        Random random = new Random(20261130);
        int held = 0;
        int all = 0;
        for (int round = 0; round < 300; round++) {
            double[] topics =
                    random.doubles(24).map(any -> random.nextGaussian()).toArray();
            Experience experience = new Experience();
            for (int night = 0; night < 8; night++) {
                List<Difference> found = new ArrayList<>();
                for (int topic = 0; topic < topics.length; topic++) {
                    double value = topics[topic] + random.nextGaussian();
                    found.add(new Difference("en", "m", METRIC, "imagine", "topic-" + topic, value, 10));
                }
                experience.learn(DAY.plusSeconds(86_400L * night), found);
            }
            org.phrasefield.stats.Interval said =
                    experience.expected(METRIC, "imagine").interval().orElseThrow();
            for (int further = 0; further < 20; further++, all++) {
                double came = random.nextGaussian() + random.nextGaussian();
                if (said.low() <= came && came <= said.high()) held++;
            }
        }
        assertThat(held / (double) all).isBetween(0.87, 0.93);
    }

    @Test
    void aSecondNightAloneSaysWhatTheFirstSaid() {
        Hindsight hindsight = nights(Map.of("imagine", 0.4, "name", -0.4), 2, new Random(1));
        assertThat(hindsight.against(Baseline.LAST_NIGHT, Rule.INTERVAL).skill().orElseThrow())
                .isZero();
        assertThat(nights(Map.of("imagine", 0.4), 1, new Random(1)).enough()).isFalse();
    }

    @Test
    void knowingTheFormBeatsTheMeanSoFarWhereFormsDiffer() {
        Experience experience = new Experience();
        experience.learn(
                DAY, planted(Map.of("imagine", 1.5, "name", -1.5, "story", 0.0), 24, "topic-", new Random(20261129)));
        for (String form : List.of("imagine", "name", "story")) {
            Record record = experience.record(METRIC, form);
            assertThat(record.worthKnowing()).as(form).isTrue();
            assertThat(record.skill().orElseThrow()).as(form).isGreaterThan(0.5);
        }
    }

    /** Two forms go where no other does; what a third does is as wide as what all do. */
    @Test
    void thatFormsTellIsNotSaidOfAFormThatDoesNot() {
        Random random = new Random(20261129);
        List<Difference> all = planted(Map.of("imagine", 2.0, "name", -2.0), 24, "topic-", random);
        for (int topic = 0; topic < 24; topic++) {
            double wide = (topic % 2 == 0 ? 2 : -2) + 0.5 * random.nextGaussian();
            all.add(new Difference("en", "m", METRIC, "story", "topic-" + topic, wide, 10));
        }
        Experience experience = new Experience();
        experience.learn(DAY, all);
        assertThat(experience.record(METRIC, "imagine").worthKnowing()).isTrue();
        assertThat(experience.record(METRIC, "name").worthKnowing()).isTrue();
        Record wide = experience.record(METRIC, "story");
        assertThat(wide.formsDiffer()).isTrue();
        assertThat(wide.worthKnowing()).isFalse();
        assertThat(wide.skill().orElseThrow()).isLessThan(0.1);
    }

    /** All nine forms count: one of them that seems to tell is one too many. */
    @Test
    void noFormIsSaidToTellWhereFormsAreAlike() {
        Map<String, Double> alike = new TreeMap<>();
        BuiltIns.FORMS.stream().skip(1).forEach(form -> alike.put(form, 0.2));
        Random random = new Random(20261129);
        int said = 0;
        for (int round = 0; round < 200; round++) {
            Experience experience = new Experience();
            experience.learn(DAY, planted(alike, 24, "topic-", random));
            if (alike.keySet().stream()
                    .anyMatch(form -> experience.record(METRIC, form).worthKnowing())) said++;
        }
        assertThat(said).isLessThanOrEqualTo(10);
    }

    @Test
    void eachRunCountsOfATopicThatWasAskedTwice() {
        Experience experience = new Experience();
        experience.learn(DAY, planted(Map.of("imagine", 0.0), 12, "topic-", new Random(1)));
        experience.learn(DAY.plusSeconds(1), planted(Map.of("imagine", 5.0), 12, "topic-", new Random(2)));
        Expectation expected = experience.expected(METRIC, "imagine");
        assertThat(expected.intents()).isEqualTo(12);
        assertThat(expected.answers()).isEqualTo(240);
        assertThat(expected.interval().orElseThrow().estimate()).isCloseTo(2.5, within(0.3));
        assertThat(experience.hindsight().held().hits()).isZero();
    }

    @Test
    void fewTopicsGiveNoInterval() {
        Experience experience = new Experience();
        experience.learn(DAY, planted(Map.of("imagine", 0.0), 8, "topic-", new Random(1)));
        assertThat(experience.expected(METRIC, "imagine").interval()).isEmpty();
        assertThat(experience.expected(METRIC, "story").intents()).isZero();
    }

    @Test
    void theSourceHasASayingForEveryForm() {
        assertThat(BuiltIns.FORMS)
                .allSatisfy(form -> assertThat(SourceTable.of(form)).isPresent());
    }
}
