package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Interval;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

@Tag("arithmetic")
class StyleDistanceTest {
    private static final List<String> MEMBERS =
            List.of("mattr", "list-share", "sentence-length", "questions", "first-singular", "second-person", "hedges");

    /** Of an interval that holds the truth in 95 of a hundred, so many show it to half of one. */
    private static final int STUDIES = 2000;

    /** Runs of 12 intents with 5 answers a cell; hedges of {@code story} are shifted by so many standard deviations. */
    private static Effect style(double shift, long seed) {
        Random random = new Random(seed);
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());
        for (int intent = 0; intent < 12; intent++) {
            double topic = random.nextGaussian();
            for (String form : List.of("direct", "story")) {
                for (int number = 1; number <= 5; number++) {
                    Trial trial = Trials.trial(0, "i" + intent, form, "none", number);
                    List<Score> scores = new ArrayList<>();
                    for (String member : MEMBERS) {
                        double by = member.equals("hedges") && form.equals("story") ? shift : 0;
                        scores.add(new Score(member, "1", new Score.Scored(20 + topic + by + random.nextGaussian())));
                    }
                    effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), scores);
                }
            }
        }
        return effects.map().effects().stream()
                .filter(effect -> effect.metric().equals("style"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneMovedMemberIsFoundAndNamed() {
        Effect effect = style(3, 1);
        assertThat(effect.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(effect.moves().get(0).metric()).isEqualTo("hedges");
        assertThat(effect.moves().get(0).by()).isBetween(2.0, 4.0);
        assertThat(effect.intents()).isEqualTo(12);
        assertThat(effect.answers()).isEqualTo(120);
    }

    @Test
    void whatTookPartIsSaid() {
        assertThat(style(3, 1).evidence().members()).containsExactlyInAnyOrderElementsOf(MEMBERS);
    }

    /** «bold» is the same in all answers of a form to a topic, and another in another form: nothing to hold that against. */
    @Test
    void aMemberThatNeverVariesWithinACellIsNamedAsLeftOut() {
        Random random = new Random(5);
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());
        for (int intent = 0; intent < 12; intent++) {
            for (String form : List.of("direct", "story")) {
                for (int number = 1; number <= 5; number++) {
                    Trial trial = Trials.trial(0, "i" + intent, form, "none", number);
                    List<Score> scores = new ArrayList<>();
                    for (String member : MEMBERS) {
                        scores.add(new Score(member, "1", new Score.Scored(20 + random.nextGaussian())));
                    }
                    scores.add(new Score("bold", "1", new Score.Scored(form.equals("story") ? 0.3 + intent : 0.1)));
                    effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), scores);
                }
            }
        }
        Effect effect = effects.map().effects().stream()
                .filter(each -> each.metric().equals("style"))
                .findFirst()
                .orElseThrow();
        assertThat(effect.evidence().still()).containsExactly("bold");
        assertThat(effect.evidence().members()).containsExactlyInAnyOrderElementsOf(MEMBERS);
        assertThat(effect.moves()).noneMatch(move -> move.metric().equals("bold"));
    }

    @Test
    void whereNothingMovesADistanceIsSeldomFound() {
        int found = 0;
        int none = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Verdict verdict = style(0, seed).verdict();
            found += verdict == Verdict.DIFFERS ? 1 : 0;
            none += verdict == Verdict.NONE ? 1 : 0;
        }
        // One side of a 95 % interval: 2.5 %.
        assertThat(found).as("of 200 runs without an effect").isLessThanOrEqualTo(12);
        assertThat(none).as("said to be none of 200").isGreaterThan(60);
    }

    /** What {@code doctor --statistics} counts of the interval of style, in so many more studies that chance hardly moves it; and that it misses on both sides alike. */
    @Test
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void theIntervalHoldsAPlantedDistance() {
        Rehearsal.Plan plan = new Rehearsal.Plan(24, 5, 1, 0, 0);
        double truth = Objects.requireNonNull(new Planting(plan).truths().get(Indices.STYLE.id()));
        int below = 0;
        int above = 0;
        for (long seed = 1; seed <= STUDIES; seed++) {
            Interval interval = rehearsed(plan, new Random(seed));
            below += truth < interval.low() ? 1 : 0;
            above += truth > interval.high() ? 1 : 0;
        }
        assertThat(1 - (below + above) / (double) STUDIES).isBetween(0.935, 0.965);
        assertThat(below / (double) STUDIES).isBetween(0.015, 0.037);
        assertThat(above / (double) STUDIES).isBetween(0.015, 0.037);
    }

    /** The interval of the form with the effect, of a study as rehearsals draw it, style alone. */
    private static Interval rehearsed(Rehearsal.Plan plan, Random random) {
        List<String> members = List.copyOf(Indices.style().keySet());
        String control = Rehearsal.FORMS.get(0);
        Group group = new Group(List.of(), List.of());
        for (int intent = 0; intent < plan.intents(); intent++) {
            double topic = random.nextGaussian();
            for (String form : Rehearsal.FORMS) {
                double effect = form.equals(Rehearsal.PLANTED) ? plan.effect() : 0;
                for (int number = 1; number <= plan.trials(); number++) {
                    double[] values = Rehearsal.style(random, members.size(), topic, effect);
                    group.style.add(
                            new Group.Place("i" + intent, form, "none"),
                            IntStream.range(0, values.length)
                                    .mapToObj(at -> new Score(members.get(at), "1", new Score.Scored(values[at])))
                                    .toList());
                }
            }
        }
        StyleDistance distance = new StyleDistance("en", "rehearsed", group, control);
        double[] squares = IntStream.range(0, plan.intents())
                .mapToDouble(intent -> distance.apart(
                                "i" + intent,
                                distance.vectors.of(new Group.Place("i" + intent, Rehearsal.PLANTED, "none")),
                                distance.vectors.of(new Group.Place("i" + intent, control, "none")))
                        .orElseThrow())
                .toArray();
        return distance.interval(squares, 0.95).orElseThrow();
    }

    /** Seven intents, so many trials a cell: every other trial has scores, which are all alike or not. */
    private static String whyNot(int trials, boolean alike) {
        Random random = new Random(3);
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());
        for (int intent = 0; intent < 7; intent++) {
            for (String form : List.of("direct", "story")) {
                for (int number = 1; number <= trials; number++) {
                    Trial trial = Trials.trial(0, "i" + intent, form, "none", number);
                    boolean scored = alike || number == 1;
                    List<Score> scores = new ArrayList<>();
                    scores.add(new Score("log-words", "1", new Score.Scored(random.nextGaussian())));
                    for (String member : MEMBERS) {
                        double value = alike ? 4 : 20 + random.nextGaussian();
                        scores.add(new Score(
                                member,
                                "1",
                                scored ? new Score.Scored(value) : new Score.Unscored("fewer than 25 words")));
                    }
                    effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), scores);
                }
            }
        }
        return effects.map().effects().stream()
                .filter(effect -> effect.metric().equals("style"))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void moreTrialsAreAskedForOnlyWhereTheyAreWhatIsMissing() {
        assertThat(whyNot(1, false)).isEqualTo("a distance needs 2 answers to each form of an intent");
        assertThat(whyNot(2, false)).isEqualTo("story: only 7 of 14 answers have this score");
        assertThat(whyNot(3, true)).isEqualTo("all answers to a prompt have exactly the same score");
    }

    @Test
    void aMemberThatFewAnswersHaveIsLeftOutAndTooFewIntentsAreSaid() {
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());
        for (String form : List.of("direct", "story")) {
            for (int number = 1; number <= 3; number++) {
                Trial trial = Trials.trial(0, "one", form, "none", number);
                List<Score> scores = List.of(
                        new Score("hedges", "1", new Score.Scored(number)),
                        new Score(
                                "mattr",
                                "1",
                                number == 1 ? new Score.Scored(0.5) : new Score.Unscored("fewer than 25 words")));
                effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), scores);
            }
        }
        Effect effect = effects.map().effects().get(0);
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.reason()).isEqualTo("an interval needs 6 intents, here are 1");
    }
}
