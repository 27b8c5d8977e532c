package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Repeated;
import org.phrasefield.map.Tally;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Interval;

/** What stands below an effect map, since its numbers must not be read without it. */
class FootnotesTest {
    private static final String TOUCHES =
            "labels exchanged by chance hardly ever put the sides so far apart, so it is called; the interval lets topics vary as well, and holds none";

    private static Effect touching(String metric, String form) {
        return new Effect(
                "en",
                "ollama/a",
                metric,
                new Effect.OfForm(form),
                Optional.of(new Interval(1.1, -0.42, 1.6)),
                "standard deviations of repetition",
                12,
                48,
                Verdict.DIFFERS,
                TOUCHES,
                List.of());
    }

    private static Tally tally(String form, int cut) {
        return new Tally(
                "en",
                "ollama/a",
                form,
                50,
                Map.of("answered", 50 - cut, "cut", cut),
                Map.of(),
                OptionalDouble.empty(),
                Repeated.NONE,
                OptionalDouble.empty());
    }

    private static Panel panel(Effect... effects) {
        List<Effect> all = List.of(effects);
        return new Panel(
                "en",
                "ollama/a",
                all.stream().map(Effect::contrast).distinct().toList(),
                all.stream().map(Effect::metric).distinct().toList(),
                all,
                List.of(tally("direct", 47), tally("story", 50), tally("imagine", 2)));
    }

    private static Footnotes footnotes(String language, Panel panel) {
        Study study = SampleStudy.calm(language, 1);
        return new Footnotes(study, panel, Texts.of(language));
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\p{Zs}]", " ");
    }

    @Test
    void whyADistanceIsCalledThatMayBeNoneIsSaidOnce() {
        Panel panel = panel(
                touching(Indices.STYLE_ID, "story"),
                touching(Indices.STYLE_ID, "imagine"),
                touching(Indices.ZONE_ID, "story"));
        assertThat(footnotes("en", panel).lines())
                .contains("● Style (“Tell a story…”, “Imagine…”), Zone (“Tell a story…”): " + TOUCHES);
        assertThat(footnotes("ru", panel).lines())
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith("● Стиль (")
                                .endsWith(
                                        "поэтому различие засчитано; интервал учитывает и разброс тем, и ноль в него попадает"));
    }

    @Test
    void theLowEndOfADistanceIsSaidAsItStandsInTheFile() {
        Effect style = touching(Indices.STYLE_ID, "story");
        EffectText text = new EffectText(Texts.of("en"), panel(style));
        assertThat(text.narrow(style)).isEqualTo("−0.4…1.6");
        assertThat(text.end(style, -0.42)).isEqualTo("−0.4");
    }

    @Test
    void columnsThatTakeOpeningsSayHowManyAnswersWereCut() {
        Panel panel = panel(touching(Indices.STYLE_ID, "story"), touching(Indices.SCOPE.id(), "story"));
        assertThat(footnotes("en", panel).openings().map(FootnotesTest::spaced))
                .contains(
                        "Style: of answers that were cut only the opening counts; cut were “Tell me about…” 94 % (control),"
                                + " “Tell a story…” 100 %.");
        assertThat(spaced(footnotes("ru", panel).openings().orElseThrow()))
                .contains("у обрезанных ответов учтено только начало")
                .contains("100 %")
                .contains("(контроль)");
        assertThat(footnotes("en", panel(touching(Indices.SCOPE.id(), "story"))).openings())
                .as("scope takes no answer that was cut")
                .isEmpty();
    }

    @Test
    void theTerminalAndThePageHaveThem() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        Panel whole = Panel.of(study).get(0);
        List<String> lines = new Footnotes(study, whole.map(), Texts.of("en")).lines();
        StringBuilder table = new StringBuilder();
        EffectTable.write(study, new EffectTable.Look("en", 1000, false), table);
        assertThat(table.toString().lines()).containsAll(lines);
    }
}
