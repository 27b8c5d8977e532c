package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Dice;
import org.phrasefield.map.Dice.Note;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.map.EffectMap;
import org.phrasefield.report.page.PageView;
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
        Study with = study(SampleStudy.calm(language, 2), dice);
        return DiceBars.of(with, Texts.of(language), Panel.of(with).get(0), "p0-dice");
    }

    static Study study(Study study, Dice... dice) {
        EffectMap map = new EffectMap(
                study.map().effects(),
                study.map().levels(),
                study.map().tallies(),
                List.of(),
                List.of(),
                List.of(dice),
                List.of(),
                List.of());
        return new Study(study.run(), study.protocol(), map, study.rows());
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
    void aNoteOfSomeMetricsNamesThem() {
        Dice few = new Dice(
                "en",
                Optional.of(MODEL),
                "hedges",
                List.of(share(Source.FORM, 1)),
                40,
                4,
                List.of(Note.WORDING_IS_FORM, Note.FEW_INTENTS));
        for (String language : List.of("en", "ru")) {
            Texts texts = Texts.of(language);
            Dice many = new Dice("en", few.model(), "log-words", few.shares(), 1200, 47, List.of(Note.WORDING_IS_FORM));
            assertThat(view(language, many, few).notes())
                    .isEqualTo(texts.say("dice.wording-is-form") + " " + texts.say("dice.few-intents") + " "
                            + texts.say(
                                    "dice.some", MetricText.of("hedges", texts).name()));
            assertThat(view(language, few).notes()).doesNotContain(texts.say("dice.some", ""));
            assertThat(view(language, many).notes()).isEqualTo(texts.say("dice.wording-is-form"));
        }
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

    /** Of one model the form is half of it, of the other nothing, and of both together nearly nothing. */
    private static Study twoModels(String language) {
        return study(
                SampleStudy.twoModels(language),
                dice(Optional.of("ollama/a"), "log-words", share(Source.FORM, 0.52), share(Source.REPETITION, 0.48)),
                dice(Optional.of("openai/b"), "log-words", share(Source.FORM, 0), share(Source.REPETITION, 1)),
                dice(
                        Optional.empty(),
                        "log-words",
                        share(Source.FORM, 0.01),
                        share(Source.FORM_MODEL, 0.35),
                        share(Source.REPETITION, 0.64)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Form or dice | Form or dice: all models together | form with a model",
                "ru | Форма или случай | Форма или случай: все модели вместе | форма у отдельной модели",
            })
    void aSectionOfOneModelHasItsOwnSharesAndAllTogetherStandApart(
            String language, String own, String together, String source) throws IOException {
        Study study = twoModels(language);
        Document page = Jsoup.parse(PageTest.html(study));
        assertThat(page.select("section.dice h2").eachText()).containsExactly(own, own, together);
        assertThat(page.select("#p0-dice tbody td").eachText().get(0))
                .startsWith("52")
                .contains("%");
        assertThat(page.select("#p1-dice tbody td").eachText().get(0))
                .startsWith("0")
                .contains("%");
        assertThat(page.select("#p0-dice thead, #p1-dice thead").text()).doesNotContain(source);
        assertThat(page.select("main > #dice-en thead").text()).contains(source);
        assertThat(page.select("main > #dice-en tbody td").eachText().get(0))
                .startsWith("1")
                .contains("%");
        assertThat(page.select("nav a[href=#dice-en]").eachText()).containsOnly(together);
    }

    @Test
    void theTerminalSaysTheSameUnderTheSameHeadings() throws IOException {
        StringBuilder text = new StringBuilder();
        EffectTable.write(twoModels("en"), new EffectTable.Look("en", 80, false), text);
        StringBuilder markdown = new StringBuilder();
        EffectTable.markdown(twoModels("en"), "en", markdown);
        for (CharSequence told : List.of(text, markdown)) {
            String[] parts = told.toString().split("What makes answers vary");
            assertThat(parts).hasSize(4);
            assertThat(parts[1]).containsPattern("(?i)length.* 52.%").doesNotContain("form with a model");
            assertThat(parts[2]).containsPattern("(?i)length.* 100.%").doesNotContain("form with a model");
            assertThat(parts[3])
                    .startsWith(" over all models together (shares of the variance):")
                    .contains("form with a model")
                    .containsPattern("(?i)length.* 35.%");
        }
    }

    @Test
    void languagesWithSeveralModelsAreNamed() {
        Dice russian = new Dice("ru", Optional.empty(), "log-words", List.of(share(Source.MODEL, 1)), 12, 6, List.of());
        Study study =
                study(SampleStudy.calm("en", 2), dice(Optional.empty(), "log-words", share(Source.MODEL, 1)), russian);
        assertThat(DiceBars.together(study, Texts.of("en")).stream().map(DiceView::heading))
                .containsExactly(
                        "Form or dice: all models together (in English)",
                        "Form or dice: all models together (in Russian)");
        assertThat(DiceBars.together(study, Texts.of("en")).get(0).made())
                .extracting(PageView.Note::text)
                .contains("dice.csv: language=en, model=\"\"");
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
