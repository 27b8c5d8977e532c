package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

class InteractionsTest {
    private static final List<String> MEMBERS =
            List.of("mattr", "list-share", "sentence-length", "questions", "first-person", "second-person", "hedges");

    private final Effects effects = new Effects(
            List.of("direct", "story"),
            "direct",
            List.of(),
            List.of(Metrics.of(Metrics.LENGTH_RATIO).orElseThrow()));
    private final Random random = new Random(5);

    /** Answers of one language and one model; the hedges and the logarithm of length of {@code story} are shifted by so much. */
    private void answered(String language, String model, double shift) {
        for (int intent = 0; intent < 12; intent++) {
            for (String form : List.of("direct", "story")) {
                for (int number = 1; number <= 5; number++) {
                    Trial trial =
                            in(new Cell(language, "i" + intent, form, Cell.NO_WORD, model), "i" + intent, form, number);
                    double by = form.equals("story") ? shift : 0;
                    List<Score> scores = new ArrayList<>();
                    for (String member : MEMBERS) {
                        double moved = member.equals("hedges") ? by : 0;
                        scores.add(new Score(member, "1", new Score.Scored(20 + moved + random.nextGaussian())));
                    }
                    scores.add(new Score(
                            Metrics.LENGTH_RATIO, "1", new Score.Scored(4 + by + 0.1 * random.nextGaussian())));
                    effects.add(trial, Optional.of(Trials.answered(trial, trial.key())), scores);
                }
            }
        }
    }

    private static Trial in(Cell cell, String intent, String form, int number) {
        Trial trial = Trials.trial(0, intent, form, number);
        return new Trial(
                cell.language() + cell.model() + trial.key(),
                0,
                Trial.Part.MAIN,
                cell,
                number,
                trial.phrasing(),
                trial.messages(),
                trial.settings(),
                0);
    }

    @Test
    void languagesAreComparedByRatiosAlone() {
        answered("en", "a", 3);
        answered("ru", "a", 1);
        assertThat(effects.map().interactions().stream().map(Interaction::metric))
                .containsExactly(Metrics.LENGTH_RATIO);
    }

    @Test
    void modelsAreComparedByDistancesInTheirOwnUnit() {
        answered("en", "a", 6);
        answered("en", "b", 2);
        EffectMap map = effects.map();
        Interaction style = map.interactions().stream()
                .filter(each -> each.metric().equals("style"))
                .findFirst()
                .orElseThrow();
        Map<String, Double> table = map.effects().stream()
                .filter(each -> each.metric().equals("style"))
                .collect(Collectors.toMap(
                        Effect::model, each -> each.interval().orElseThrow().estimate()));
        assertThat(style.unit()).isEqualTo(Indices.STYLE.unit());
        assertThat(style.interval().orElseThrow().estimate())
                .isCloseTo(table.getOrDefault("a", 0.0) - table.getOrDefault("b", 0.0), within(1e-9));
        assertThat(style.verdict()).isEqualTo(Effect.Verdict.MORE);
    }

    private Interaction length() {
        return effects.map().interactions().stream()
                .filter(each -> each.metric().equals(Metrics.LENGTH_RATIO))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void modelsThatDoTheSameDifferByNothingThatMatters() {
        answered("en", "a", 2);
        answered("en", "b", 2);
        Interaction length = length();
        assertThat(length.verdict()).isEqualTo(Effect.Verdict.NONE);
        assertThat(length.reason()).isEmpty();
        assertThat(length.equivalence().orElseThrow()).isLessThan(0.05);
    }

    @Test
    void whatTooFewIntentsCannotProveAmongManySaysHowManyItTakes() {
        assertThat(Correcting.among(54, 6))
                .isEqualTo("an effect by itself, but 6 intents cannot prove it among 54 comparisons: it takes 12");
        assertThat(Correcting.among(54, 12)).isEqualTo("an effect by itself, but not among 54 comparisons");
    }

    @Test
    void aRelevantDifferenceIsNoneByEquivalence() {
        answered("en", "a", 2);
        answered("en", "b", 2 + Math.log(1.6));
        assertThat(length().verdict()).isEqualTo(Effect.Verdict.LESS);
        assertThat(length().equivalence().orElseThrow()).isGreaterThan(0.5);
    }
}
