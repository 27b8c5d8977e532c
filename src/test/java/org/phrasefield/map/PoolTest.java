package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;
import org.phrasefield.map.Pooled.Distances;
import org.phrasefield.scoring.Landmark;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/** Function words of pooled answers, which are the shipped landmarks: their topics are intents, their kinds what forms do. */
class PoolTest {
    private static final String METRIC = "log-words";

    private record Told(Trial trial, Result result, List<Score> scores) {}

    private int number;

    private Told told(String intent, String form, String text) {
        Trial trial = Trials.trial(0, intent, form, ++number);
        return new Told(trial, Trials.answered(trial, text), List.of(new Score(METRIC, "1", new Score.Scored(5))));
    }

    /** A form's answers, each landmark of some kinds so often. */
    private List<Told> form(String form, int times, String... kinds) {
        List<Told> all = new ArrayList<>();
        List<Landmark> texts = new ArrayList<>();
        for (String kind : kinds) {
            // Some 700 words of a kind, so that 2,000 take more than one kind, or answers given twice.
            Landmark.of(Language.EN).stream()
                    .filter(landmark -> landmark.zone().equals(kind))
                    .limit(12)
                    .forEach(texts::add);
        }
        for (Landmark landmark : texts) {
            for (int time = 0; time < times; time++) {
                all.add(told(landmark.topic(), form, landmark.text().answer().text()));
            }
        }
        return all;
    }

    private static List<Pooled> pooled(List<Told> answers) {
        Effects effects = new Effects(
                List.of("direct", "story", "name"),
                "direct",
                List.of(),
                List.of(Metrics.of(METRIC).orElseThrow()));
        answers.forEach(each -> effects.add(each.trial(), Optional.of(each.result()), each.scores()));
        return effects.map().pooled();
    }

    private static Distances distance(List<Pooled> all, String form) {
        return all.stream()
                .filter(each -> each.form().equals(form))
                .flatMap(each -> each.distance().stream())
                .findFirst()
                .orElseThrow();
    }

    @SafeVarargs
    private static List<Told> all(List<Told>... forms) {
        return List.of(forms).stream().flatMap(List::stream).toList();
    }

    @Test
    void theSameWordsAreNotApartAndHalvesAre() {
        Pooled same = pooled(all(
                        form("direct", 2, "encyclopedic", "analytic-logical"),
                        form("story", 2, "encyclopedic", "analytic-logical")))
                .get(0);
        assertThat(same.reason()).isEmpty();
        assertThat(same.distance().orElseThrow().cosine()).isCloseTo(0, within(1e-12));
        assertThat(same.distance().orElseThrow().burrows()).isZero();
        assertThat(same.distance().orElseThrow().quadratic()).isZero();
        Distances halves = same.halves().orElseThrow();
        assertThat(halves.cosine()).isBetween(0.02, 2.0);
        assertThat(halves.burrows()).isPositive();
        assertThat(halves.quadratic()).isPositive();
    }

    @Test
    void anotherKindOfTextLiesFurtherOffThanHalvesOfOne() {
        Pooled story = pooled(all(
                        form("direct", 2, "encyclopedic", "analytic-logical"),
                        form("story", 2, "narrative", "existential-poetic")))
                .get(0);
        assertThat(story.distance().orElseThrow().cosine())
                .isGreaterThan(1.5 * story.halves().orElseThrow().cosine())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void neitherTheOrderOfAnswersNorOtherFormsMatter() {
        List<Told> two = all(form("direct", 2, "encyclopedic", "analytic-logical"), form("story", 2, "narrative"));
        List<Told> three = new ArrayList<>(all(two, form("name", 2, "existential-poetic")));
        Collections.shuffle(three, new Random(7));
        assertThat(pooled(three)).hasSize(2);
        assertThat(pooled(three).get(0)).isEqualTo(pooled(two).get(0));
    }

    @Test
    void shortTextsSayWhatTheyLack() {
        List<Told> enough = form("direct", 2, "encyclopedic", "analytic-logical");
        assertThat(pooled(all(enough, form("story", 1, "narrative"))))
                .singleElement()
                .satisfies(story -> {
                    assertThat(story.distance()).isEmpty();
                    assertThat(story.halves()).isEmpty();
                    assertThat(story.reason())
                            .isEqualTo("story: its answers have " + story.words()
                                    + " words in all, and a distance of function words takes 2000");
                });
        assertThat(pooled(all(form("direct", 1, "encyclopedic"), form("story", 2, "narrative")))
                        .get(0)
                        .reason())
                .startsWith("direct: its answers have ");
        assertThat(pooled(all(form("direct", 2, "encyclopedic"), form("story", 2, "narrative")))
                        .get(0)
                        .reason())
                .startsWith("direct: half of its intents have fewer than 2000 words");
        assertThat(pooled(enough)).isEmpty();
    }

    @Test
    void wordsWithoutSenseAreNoTextsAlike() {
        List<Told> planted = new ArrayList<>();
        for (String form : List.of("direct", "story")) {
            for (int intent = 0; intent < 10; intent++) {
                planted.add(told("intent-" + intent, form, "River stone window. ".repeat(200)));
            }
        }
        Pooled story = pooled(planted).get(0);
        assertThat(story.distance()).isEmpty();
        assertThat(story.reason()).isEqualTo("story: its answers have none of the function words that are counted");
    }

    @Test
    void onlyWholeAnswersThatCanBeScoredCount() {
        List<Told> whole = all(
                form("direct", 2, "encyclopedic", "analytic-logical"), form("story", 3, "narrative", "encyclopedic"));
        List<Told> more = new ArrayList<>(whole);
        Trial cut = Trials.trial(0, "cut", "story", ++number);
        more.add(new Told(
                cut,
                Trials.result(cut, new Outcome.Cut(Trials.answer("the of and to in".repeat(50)), "cut")),
                List.of()));
        Told refused = told("refused", "story", "I am sorry, but I cannot help you with that.");
        more.add(new Told(
                refused.trial(),
                refused.result(),
                List.of(new Score(METRIC, "1", new Score.Unscored("refusal in its own words")))));
        Pooled story = pooled(more).get(0);
        assertThat(story).isEqualTo(pooled(whole).get(0));
        assertThat(distance(pooled(more), "story")).isEqualTo(distance(pooled(whole), "story"));
    }
}
