package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
            "2026-11-29T00:00:00Z",
            List.of(new Preview.OfForm(
                    "imagine",
                    List.of(expected(Aspect.LENGTH, true, 0.4), expected(Aspect.SCOPE, false, 0.4)),
                    List.of())),
            List.of());

    private static Expected expected(Aspect aspect, boolean tells, double mean) {
        Interval interval = new Interval(mean, mean - 0.2, mean + 0.2);
        String newest = aspect == Aspect.SCOPE ? "2026-10-01T00:00:00Z" : "2026-11-29T00:00:00Z";
        return new Expected(aspect, aspect.id(), interval, 24, 96, newest, tells, 0.1, null);
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
        Expected depth = new Expected(Aspect.DEPTH, "depth-raw", null, 0, 0, "", false, null, missing);
        Preview.OfForm imagine = new Preview.OfForm("imagine", List.of(depth), List.of());
        assertThat(lines(new Preview("en", "m", KNOWN.newest(), List.of(imagine), List.of())))
                .containsPattern("depth +no data: the judge fails: it decided 3 of 20 anchors");
        String prompt = "Представь библиотеку под водой.";
        assertThat(String.join(
                        "\n",
                        new PreviewText(
                                        Language.RU,
                                        List.of(new Preview("ru", "m", KNOWN.newest(), List.of(imagine), List.of())),
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
        Preview both = new Preview("en", "m", KNOWN.newest(), List.of(name, imagine), List.of());
        assertThat(String.join(
                        "\n",
                        new PreviewText(Language.EN, List.of(both), Map.of())
                                .lines("Name what you imagine.", either, Optional.empty(), 80)))
                .containsPattern("(?s)If it is .*\\(name\\):.*×0\\.67.*If it is .*\\(imagine\\):.*×1\\.49");
    }

    @Test
    void whatTheFormDoesNotTellHasNoMeanThatWouldPassForItsOwn() {
        assertThat(lines(KNOWN))
                .contains("length       tells           ×1.49     ×1.22 … ×1.82       24/96\n")
                .as("of an older run, which is said")
                .contains("scope        cannot tell     –         ×1.22 … ×1.82       24/96  2026-10-01\n")
                .containsOnlyOnce("Cannot tell: knowing the form does not narrow");
        Preview told = new Preview(
                "en",
                "m",
                KNOWN.newest(),
                List.of(new Preview.OfForm("imagine", List.of(expected(Aspect.LENGTH, true, 0)), List.of())),
                List.of());
        assertThat(lines(told)).contains("×1.00").doesNotContain("annot tell");
    }
}
