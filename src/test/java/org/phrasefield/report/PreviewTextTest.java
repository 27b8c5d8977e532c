package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.forecast.Aspect;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.forecast.Preview.Missing;
import org.phrasefield.forecast.Preview.Why;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.forecast.Recognition.Recognised;
import org.phrasefield.language.Language;
import org.phrasefield.map.Lost;
import org.phrasefield.stats.Interval;

class PreviewTextTest {
    private static final Preview KNOWN = new Preview(
            "en",
            "m",
            2,
            "2026-10-01T00:00:00Z",
            "2026-11-29T00:00:00Z",
            List.of(new Preview.OfForm(
                    "imagine",
                    List.of(expected(Aspect.LENGTH, true, 0.4), expected(Aspect.SCOPE, false, 0.4)),
                    List.of())),
            List.of());

    private static Expected expected(Aspect aspect, boolean tells, double mean) {
        Interval interval = new Interval(mean, mean - 0.2, mean + 0.2);
        String newest = aspect == Aspect.SCOPE ? "2026-10-01T00:00:00Z" : "2026-11-29T00:00:00Z";
        Interval sure = new Interval(mean, mean - 0.1, mean + 0.1);
        return new Expected(aspect, aspect.id(), interval, sure, 24, 96, 0, newest, false, tells, 0.1, null);
    }

    private static String lines(Preview known) {
        String prompt = "Imagine a library under the sea.";
        return String.join(
                "\n",
                new PreviewText(Language.EN, List.of(known), Map.of())
                        .lines(prompt, FormRecogniser.recognise(prompt), Optional.empty(), 80));
    }

    @Test
    void aJudgeThatFailedIsSaidToHaveFailedInTheLanguageOfThePrompt() {
        Missing missing = new Missing(Why.JUDGE, Lost.NONE, "the judge fails: it decided 3 of 20 anchors");
        Expected depth = new Expected(Aspect.DEPTH, "depth-raw", null, null, 0, 0, 0, "", false, false, null, missing);
        Preview.OfForm imagine = new Preview.OfForm("imagine", List.of(depth), List.of());
        assertThat(lines(new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), List.of(imagine), List.of())))
                .containsPattern("depth +no data: the judge fails: it decided 3 of 20 anchors");
        String prompt = "Представь библиотеку под водой.";
        assertThat(String.join(
                        "\n",
                        new PreviewText(
                                        Language.RU,
                                        List.of(new Preview(
                                                "ru",
                                                "m",
                                                1,
                                                KNOWN.newest(),
                                                KNOWN.newest(),
                                                List.of(imagine),
                                                List.of())),
                                        Map.of())
                                .lines(prompt, FormRecogniser.recognise(prompt), Optional.empty(), 120)))
                .containsPattern("глубина +нет данных: судья .*по 3 образцам из 20");
    }

    @Test
    void whereSeveralFormsArePossibleEachHasItsOwnNumbers() {
        Recognition either = new Recognition(
                Language.EN,
                false,
                List.of(new Recognised("name", 0.5), new Recognised("imagine", 0.4)),
                List.of(),
                Optional.empty());
        Preview.OfForm name = new Preview.OfForm("name", List.of(expected(Aspect.LENGTH, true, -0.4)), List.of());
        Preview.OfForm imagine = KNOWN.of("imagine").orElseThrow();
        Preview both = new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), List.of(name, imagine), List.of());
        assertThat(String.join(
                        "\n",
                        new PreviewText(Language.EN, List.of(both), Map.of())
                                .lines("Name what you imagine.", either, Optional.empty(), 80)))
                .containsPattern("(?s)If it is .*\\(name\\):.*×0\\.67.*If it is .*\\(imagine\\):.*×1\\.49");
    }

    /** The mean with its own interval beside that of one more topic: what the report tells and what a preview cannot are two things. */
    @Test
    void whereTheFormDoesNotNarrowTheMeanStandsBesideTheIntervalOfATopic() {
        assertThat(lines(KNOWN))
                .contains("m; against asking plainly; 2 runs, 2026-10-01 to 2026-11-29:")
                .contains("length       narrows it  ×1.49 [×1.35; ×1.65]  ×1.22 … ×1.82         24/96\n")
                .as("of an older run, which is said")
                .contains(
                        "scope        does not    ×1.49 [×1.35; ×1.65]  ×1.22 … ×1.82         24/96\n             2026-10-01\n")
                .containsOnlyOnce("does not     Knowing the form does not narrow")
                .doesNotContain("annot tell");
        assertThat(known(expected(Aspect.LENGTH, true, 0))).contains("×1.00").doesNotContain("does not");
        assertThat(known(expected(Aspect.STYLE, false, 0.4))).contains("0.63 [0.55; 0.71]     0.45 … 0.77 SD");
    }

    private static String known(Expected... expected) {
        Preview.OfForm imagine = new Preview.OfForm("imagine", List.of(expected), List.of());
        return lines(new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), List.of(imagine), List.of()));
    }

    @Test
    void whatIsExpectedOfAllFormsInTheFormsPlaceIsSaidToBe() {
        Expected own = expected(Aspect.LENGTH, true, 0.4);
        assertThat(known(new Expected(
                        own.aspect(),
                        own.metric(),
                        own.interval(),
                        own.mean(),
                        24,
                        480,
                        0,
                        own.newest(),
                        true,
                        false,
                        -0.1,
                        null)))
                .contains("length       all forms   ×1.49")
                .containsOnlyOnce("all forms    Earlier previews by form were worse");
    }

    @Test
    void answersWithoutTheScoreAreCountedWhereTheyAreTooMany() {
        Missing missing = new Missing(Why.UNSCORED, Lost.NONE, "");
        assertThat(known(new Expected(Aspect.STYLE, "style", null, null, 24, 60, 36, "", false, false, null, missing)))
                .containsPattern("style +no data: 36 of 96 answers have no such score");
    }

    private static Recognition of(String form, String other) {
        return new Recognition(
                Language.EN,
                false,
                List.of(new Recognised(form, 0.5), new Recognised(other, 0.4)),
                List.of(),
                Optional.empty());
    }

    @Test
    void theSourceIsQuotedOnEveryPossibleForm() {
        String text = String.join(
                " ",
                new PreviewText(Language.EN, List.of(), Map.of())
                        .lines("Name what you imagine.", of("name", "imagine"), Optional.empty(), 200));
        assertThat(text)
                .contains("Name… narrow, a quick fact, weak activation; Imagine… strong activation of the field");
    }

    @Test
    void onAScreenOfFortyByTwelveTheNumbersHaveRoom() {
        String prompt = "Imagine a library under the sea.";
        List<Expected> expected = java.util.stream.Stream.of(Aspect.values())
                .map(aspect -> expected(aspect, true, 0.4))
                .toList();
        Preview.OfForm imagine = new Preview.OfForm("imagine", expected, List.of());
        Preview whole = new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), List.of(imagine), List.of());
        List<String> lines = new PreviewText(Language.EN, List.of(whole), Map.of())
                .brief(prompt, FormRecogniser.recognise(prompt), Optional.empty(), 40);
        List<String> seen = lines.subList(0, 11);
        assertThat(seen).contains("length       ×1.49  ×1.22 … ×1.82", "strategy     0.400  0.200 … 0.600 share");
        assertThat(seen).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        assertThat(String.join(" ", lines)).contains("a library under the sea", "above all in style");
    }

    @Test
    void severalPromptsStandSideBySideWithTheSameAspectsInTheSameRows() {
        Preview.OfForm name = new Preview.OfForm(
                "name", List.of(expected(Aspect.LENGTH, true, -0.4), expected(Aspect.SCOPE, true, 0)), List.of());
        Preview.OfForm imagine = KNOWN.of("imagine").orElseThrow();
        Preview both = new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), List.of(name, imagine), List.of());
        List<PreviewColumns.Prompted> prompts = java.util.stream.Stream.of(
                        "Imagine a library under the sea.", "Name a bird.", "Tell me about " + "bread".repeat(20) + ".")
                .map(prompt -> new PreviewColumns.Prompted(prompt, FormRecogniser.recognise(prompt), Optional.empty()))
                .toList();
        List<String> lines = PreviewColumns.lines(Language.EN, List.of(both), Map.of(), prompts, 130);
        String text = String.join("\n", lines);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(130));
        assertThat(text)
                .containsPattern("(?m)^ +» Imagine a library under the sea\\. +» Name a bird\\. +» Tell me about$")
                .containsPattern("(?m)^form +Imagine… \\(imagine\\) 1\\.00 +Name… \\(name\\) ")
                .containsPattern("(?m)^length +×1\\.49  ×1\\.22 … ×1\\.82  24/96 +×0\\.67  ×0\\.55 … ×0\\.82  24/96$")
                .containsPattern("(?m)^scope +×1\\.49 .*24/96\u00A0\\* +×1\\.00 ")
                .contains("\n* Knowing the form does not narrow")
                .contains("no difference: asking plainly");
        assertThat(text.split("m; against asking plainly", -1))
                .as("one heading for all")
                .hasSize(2);
        assertThat(PreviewColumns.fit(3, 118)).isTrue();
        assertThat(PreviewColumns.fit(2, 80)).isFalse();
        assertThat(PreviewColumns.fit(1, 200)).isFalse();
    }

    /** Not even where two prompts just fit beside each other, and in the rows with the longest numbers. */
    @ParameterizedTest
    @ValueSource(ints = {81, 83, 84})
    void aMarkStandsInTheRowOfItsNumbers(int columns) {
        List<Expected> expected = java.util.stream.Stream.of(Aspect.values())
                .map(aspect -> expected(aspect, false, 0.4))
                .toList();
        List<Preview.OfForm> forms = List.of(
                new Preview.OfForm("imagine", expected, List.of()), new Preview.OfForm("name", expected, List.of()));
        Preview both = new Preview("en", "m", 1, KNOWN.newest(), KNOWN.newest(), forms, List.of());
        List<PreviewColumns.Prompted> prompts = java.util.stream.Stream.of(
                        "Imagine a library under the sea.", "Name a bird.")
                .map(prompt -> new PreviewColumns.Prompted(prompt, FormRecogniser.recognise(prompt), Optional.empty()))
                .toList();
        assertThat(PreviewColumns.fit(2, columns)).isTrue();
        List<String> lines = PreviewColumns.lines(Language.EN, List.of(both), Map.of(), prompts, columns);
        assertThat(lines)
                .filteredOn(line -> line.contains(" … "))
                .hasSize(Aspect.values().length)
                .allSatisfy(line -> {
                    assertThat(line).matches(".*24/96\u00A0\\*.*24/96\u00A0\\*");
                    assertThat(line.length()).isLessThanOrEqualTo(columns);
                });
    }

    @Test
    void ofAModelThatNoRunTaughtAnythingOfNoDayIsMadeUp() {
        Missing missing = new Missing(Why.UNFINISHED, Lost.NONE, "");
        Expected length =
                new Expected(Aspect.LENGTH, "log-words", null, null, 0, 0, 0, "", false, false, null, missing);
        Preview.OfForm imagine = new Preview.OfForm("imagine", List.of(length), List.of());
        assertThat(lines(new Preview("en", "m", 0, "", "", List.of(imagine), List.of())))
                .contains("m; no run has taught anything of it yet:")
                .containsPattern("length +no data: the run is not finished")
                .doesNotContain("0 runs", "–");
        String prompt = "Представь море.";
        assertThat(String.join(
                        "\n",
                        new PreviewText(
                                        Language.RU,
                                        List.of(new Preview("ru", "m", 0, "", "", List.of(imagine), List.of())),
                                        Map.of())
                                .lines(prompt, FormRecogniser.recognise(prompt), Optional.empty(), 80)))
                .contains("m; ни один запуск пока ничего о ней не показал:")
                .containsPattern("длина +нет данных: запуск не закончен");
    }
}
