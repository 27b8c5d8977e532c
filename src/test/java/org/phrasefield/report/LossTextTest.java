package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Repeated;
import org.phrasefield.map.Tally;

class LossTextTest {
    private static Tally tally(String form, Map<String, Integer> unscored) {
        return new Tally(
                "en",
                "ollama/a",
                form,
                9,
                Map.of("answered", 9),
                unscored,
                OptionalDouble.empty(),
                Repeated.NONE,
                OptionalDouble.empty());
    }

    @Test
    void aFormThatLosesMoreThanTheControlIsNamedWithItsCauses() {
        Panel panel = new Panel(
                "en",
                "ollama/a",
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        tally("direct", Map.of()),
                        tally("story", Map.of("refused", 3)),
                        tally("list", Map.of("loop", 1))));
        assertThat(LossTable.unlikeControl(panel, "direct", Texts.of("en")))
                .singleElement()
                .asString()
                .contains("lost 33", "refused\u00A03");
    }

    /** A refusal of the service and one in the model's own words are both refused. */
    @Test
    void lossesAreCountedByFormAndReason() {
        Tally lossy = new Tally(
                "en",
                "ollama/a",
                "story",
                12,
                Map.of("answered", 6, "refused", 1, "cut", 2, "empty", 1, "failed", 1, "not run", 1),
                Map.of("refused", 2, "loop", 1),
                OptionalDouble.empty(),
                Repeated.NONE,
                OptionalDouble.empty());
        Panel panel =
                new Panel("en", "ollama/a", List.of(), List.of(), List.of(), List.of(tally("direct", Map.of()), lossy));
        Texts texts = Texts.of("en");
        List<EffectTable.Line> lines = LossTable.lines(panel, texts);
        assertThat(written(lines.get(0)))
                .containsExactly("asked", "refused", "cut", "empty", "repeats itself", "failed");
        assertThat(written(lines.get(1))).containsExactly("9", "·", "·", "·", "·", "·");
        assertThat(written(lines.get(2))).containsExactly("11", "3", "2", "1", "1", "1");
        assertThat(lossy.scorable()).isEqualTo(3);
        assertThat(LossTable.lines(
                        new Panel(
                                "en", "ollama/a", List.of(), List.of(), List.of(), List.of(tally("direct", Map.of()))),
                        texts))
                .isEmpty();
    }

    private static List<String> written(EffectTable.Line line) {
        return line.cells().stream().map(EffectTable.Written::text).toList();
    }

    @Test
    void sharesOfAnswersAreNeverCalledLosses() {
        assertThat(Texts.of("en").say("loss.apart", "20 %", "A", "90 %", "B"))
                .contains("20 % of the trials of A gave an answer to score, and 90 % of those of B");
        assertThat(Texts.of("ru").say("loss.apart", "20 %", "«А»", "90 %", "«Б»"))
                .contains("ответом, который можно оценить, кончилось 20 % проб формы «А» и 90 % проб формы «Б»");
    }

    private static Tally checked(String form, Repeated repeated, double known) {
        return new Tally(
                "en",
                "ollama/a",
                form,
                10,
                Map.of("answered", 10),
                Map.of(),
                OptionalDouble.empty(),
                repeated,
                OptionalDouble.of(known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void repeatedAnswersAndUnknownWordsStandBesideTheLossesWithWhatFollows(String language) {
        Texts texts = Texts.of(language);
        Panel panel = new Panel(
                "en",
                "ollama/a",
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        checked("direct", new Repeated(10, 0, 0), 0.97),
                        checked("story", new Repeated(10, 10, 2), 0.97),
                        checked("name", new Repeated(10, 0, 0), 0.5)));
        List<EffectTable.Line> lines = LossTable.lines(panel, texts);
        assertThat(written(lines.get(0)))
                .containsExactly(texts.say("loss.asked"), texts.say("loss.repeated"), texts.say("loss.known"));
        assertThat(written(lines.get(1))).containsExactly("10", "·", texts.percent(0.97));
        assertThat(written(lines.get(2))).containsExactly("10", texts.percent(1), texts.percent(0.97));
        assertThat(written(lines.get(3))).containsExactly("10", "·", texts.percent(0.5));
        assertThat(LossTable.checked(panel, texts))
                .containsExactly(
                        texts.say("loss.repetitive", texts.quoted(texts.form("story")), texts.percent(0.8)),
                        texts.say("loss.unknown", texts.quoted(texts.form("name")), texts.percent(0.5)),
                        texts.count("loss.greedy", 2));
        Panel sound = new Panel(
                "en",
                "ollama/a",
                List.of(),
                List.of(),
                List.of(),
                List.of(checked("direct", new Repeated(10, 0, 0), 0.97)));
        assertThat(LossTable.lines(sound, texts)).isEmpty();
        assertThat(LossTable.checked(sound, texts)).isEmpty();
    }
}
