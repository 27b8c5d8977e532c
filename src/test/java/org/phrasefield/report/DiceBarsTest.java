package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Dice;
import org.phrasefield.map.Dice.Note;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.map.EffectMap;
import org.phrasefield.report.page.PageView.Bar;
import org.phrasefield.report.page.PageView.DiceView;
import org.phrasefield.report.page.PageView.Part;
import org.phrasefield.stats.Interval;

class DiceBarsTest {
    private static final String MODEL = "ollama/llama3.2";

    private static Share share(Source source, double share) {
        return new Share(
                source,
                4 * share,
                share,
                Optional.of(new Interval(share, Math.max(0, share - 0.1), Math.min(1, share + 0.1))));
    }

    private static Dice dice(Optional<String> model, String metric, Share... shares) {
        return new Dice("en", model, metric, List.of(shares), 1200, 24, List.of(Note.WORDING_IS_FORM));
    }

    /** One bar, of length. */
    static List<Dice> dice(String model) {
        return List.of(dice(Optional.of(model), "log-words", share(Source.FORM, 0.4), share(Source.REPETITION, 0.6)));
    }

    private static DiceView view(String language, Dice... dice) {
        Study study = SampleStudy.calm(language, 2);
        EffectMap map = new EffectMap(
                study.map().effects(),
                study.map().levels(),
                study.map().tallies(),
                List.of(),
                List.of(),
                List.of(dice),
                List.of(),
                List.of());
        Study with = new Study(study.run(), study.protocol(), map, study.rows());
        return new DiceBars(with, Texts.of(language), Panel.of(with).get(0)).view();
    }

    @Test
    void sharesSayHowTheyAreMadeAndWhatTheyRestOn() {
        DiceView view = view("en", dice(MODEL).get(0));
        Texts texts = Texts.of("en");
        assertThat(view.made().stream().map(note -> note.name() + ": " + note.text()))
                .containsExactly(
                        "Formula: " + texts.say("method.dice"),
                        "Rests on: 24 topics; how many answers of each metric, the table says",
                        "Not in it: " + texts.say("dice.exclusions"),
                        "Rows: dice.csv: language=en, model=" + MODEL);
        assertThat(view("en").made()).isEmpty();
    }

    @Test
    void partsStandSideBySideAndFillTheBar() {
        DiceView view = view(
                "en",
                dice(
                        Optional.of(MODEL),
                        "log-words",
                        share(Source.FORM, 0.46),
                        share(Source.INTENT, 0.04),
                        share(Source.REPETITION, 0.5)));
        List<Part> parts = view.bars().get(0).parts();
        assertThat(parts.stream().map(Part::source)).containsExactly("form", "intent", "repetition");
        double end = 0;
        for (Part part : parts) {
            assertThat(Double.parseDouble(part.from())).isCloseTo(end, within(0.011));
            end += Double.parseDouble(part.width());
        }
        assertThat(end).isCloseTo(100, within(0.02));
        // A part of 4 % has no room for its number.
        assertThat(parts.stream().map(Part::number)).containsExactly("46", "", "50");
    }

    @Test
    void everyPartIsSaidAndStandsInTheTable() {
        DiceView view = view(
                "ru",
                dice(
                        Optional.of(MODEL),
                        "log-words",
                        share(Source.FORM, 0.255),
                        share(Source.WORDING, 0),
                        share(Source.REPETITION, 0.745)));
        Bar bar = view.bars().get(0);
        assertThat(bar.label()).contains("форма", "случай").doesNotContain("формулировка");
        assertThat(bar.label()).contains("25,5").doesNotContain("25.5");
        assertThat(view.columns()).containsExactly("форма", "формулировка", "случай", "ответов");
        assertThat(view.rows().get(0).cells().get(0)).contains("26", "16–36");
        assertThat(view.rows().get(0).cells()).last().isEqualTo("1200");
        assertThat(view.notes()).contains("одна формулировка");
    }

    @Test
    void ofSeveralModelsTheBarsAreOfAllTogether() {
        DiceView view = view(
                "en",
                dice(Optional.of(MODEL), "log-words", share(Source.FORM, 1)),
                dice(Optional.empty(), "log-words", share(Source.MODEL, 0.7), share(Source.REPETITION, 0.3)));
        assertThat(view.bars()).hasSize(1);
        assertThat(view.legend().stream().map(Part::source)).containsExactly("model", "repetition");
    }

    @Test
    void metricsStandInTheirUsualOrderAndUnknownOnesNowhere() {
        DiceView view = view(
                "en",
                dice(Optional.of(MODEL), "hedges", share(Source.FORM, 1)),
                dice(Optional.of(MODEL), "paragraphs", share(Source.FORM, 1)),
                dice(Optional.of(MODEL), "log-words", share(Source.FORM, 1)));
        assertThat(view.bars().stream().map(Bar::name)).containsExactly("Length", "Hedges");
    }

    @Test
    void anotherLanguagesDiceAreNotThisOnes() {
        Dice russian =
                new Dice("ru", Optional.of(MODEL), "log-words", List.of(share(Source.FORM, 1)), 12, 6, List.of());
        assertThat(view("en", russian).bars()).isEmpty();
    }
}
