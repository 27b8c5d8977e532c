package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** Whatever a scorer of somebody else does, an answer has a score or a reason. */
class PluggedScorerTest {
    private static final Scorable ANSWER = Scorable.of(Language.EN, "Bread is made of flour, water and salt.");

    /** Says what it is told to say. */
    private record Says(String id, String name, Function<Scorable, Value> way) implements AnswerScorer {
        @Override
        public String version() {
            return "2";
        }

        @Override
        public String unit(Language reader) {
            return reader == Language.RU ? "знаков" : "characters";
        }

        @Override
        public String range() {
            return "≥ 0";
        }

        @Override
        public String name(Language reader) {
            return name;
        }

        @Override
        public String more(Language reader) {
            return "longer";
        }

        @Override
        public String explanation(Language reader) {
            return "Characters of the answer.";
        }

        @Override
        public boolean wholeOnly() {
            return true;
        }

        @Override
        public Value score(Scorable answer) {
            return way.apply(answer);
        }
    }

    private static Value value(Function<Scorable, Value> way, Scorable answer) {
        PluggedScorer plugged = PluggedScorer.of(new Says("acme.size", "size", way), "acme.jar", "01234567");
        Catalogue catalogue = Catalogue.of(List.of(), List.of(plugged));
        assertThat(catalogue.own()).containsExactly(plugged.metric());
        Score score = new Scorer(catalogue).score(answer, catalogue.own()).get(0);
        assertThat(score.version()).isEqualTo("2.01234567");
        return score.value();
    }

    @Test
    void aNumberIsAScore() {
        assertThat(value(answer -> new Scored(answer.answer().text().length()), ANSWER))
                .isEqualTo(new Scored(ANSWER.answer().text().length()));
        Scorable cut = new Scorable(Language.EN, "", ANSWER.answer(), false);
        assertThat(value(answer -> new Scored(1), cut)).isEqualTo(new Unscored("cut"));
    }

    @Test
    @SuppressWarnings("NullAway") // what nobody keeps a foreign scorer from
    void whateverGoesWrongIsAReason() {
        assertThat(value(answer -> null, ANSWER)).isEqualTo(new Unscored("the scorer gives nothing"));
        assertThat(value(answer -> new Scored(Double.NaN), ANSWER))
                .isEqualTo(new Unscored("the scorer fails: IllegalArgumentException: a score is finite: NaN"));
        assertThat(value(
                        answer -> {
                            throw new IllegalStateException("first line\nsecond");
                        },
                        ANSWER))
                .isEqualTo(new Unscored("the scorer fails: IllegalStateException: first line"));
        assertThat(value(PluggedScorerTest::endless, ANSWER))
                .isEqualTo(new Unscored("the scorer fails: StackOverflowError"));
        assertThat(value(
                        answer -> {
                            throw new NoClassDefFoundError("acme/" + "x".repeat(300));
                        },
                        ANSWER))
                .isInstanceOfSatisfying(
                        Unscored.class,
                        missing -> assertThat(missing.reason())
                                .hasSizeLessThan(130)
                                .endsWith("…"));
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static Value endless(Scorable answer) {
        return endless(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size",
                "words",
                "acme.",
                ".size",
                "Acme.size",
                "acme size.x",
                "acme.size-masked",
                "a.b.c",
                "acme.<b>"
            })
    void anIdIsYoursAPointAndTheMetrics(String id) {
        assertThatThrownBy(() -> PluggedScorer.of(new Says(id, "size", answer -> new Scored(1)), "acme.jar", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not yours, a point and the metric's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two\nlines",
                "\u001b[31mred",
                "a name that has a great many more characters than a column has room for"
            })
    void aNameIsAShortLine(String name) {
        assertThatThrownBy(() -> PluggedScorer.of(new Says("acme.size", name, answer -> new Scored(1)), "acme.jar", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its name is not one line of 1 to 60 characters");
    }
}
