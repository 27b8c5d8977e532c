package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Axes;
import org.phrasefield.map.Effect;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Plane;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.scoring.Features;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Interval;

class MapPageTest {
    /** The study with maps on which the form {@code story} lies apart, or no form does. */
    static Study laid(Study study, double planted) {
        Random random = new Random(5);
        List<Study.Row> rows = new ArrayList<>();
        Plane plane = new Plane(SampleStudy.FORMS, "direct", List.of(), 3);
        study.rows().each(row -> {
            List<Score> scores = new ArrayList<>(row.scores());
            if (!scores.isEmpty()) {
                boolean far = row.trial().cell().form().equals("story");
                Features.SHORT.members().forEach((id, how) -> {
                    scores.removeIf(score -> score.metric().equals(id));
                    double chance = random.nextGaussian();
                    double value = switch (id) {
                        case "mattr" -> 0.85 + 0.03 * chance;
                        case "syllables-per-word" -> 1.5 + 0.1 * chance;
                        case "hedges" -> 0.5 * Math.abs(chance) + (far ? planted : 0);
                        default -> 0.3 * Math.abs(chance);
                    };
                    scores.add(new Score(id, "1", new Score.Scored(value)));
                });
            }
            rows.add(new Study.Row(row.trial(), row.result(), scores));
            plane.add(row.trial(), row.result(), scores);
        });
        return new Study(study.run(), study.protocol(), study.map(), study.metrics(), plane.maps(), rows::forEach);
    }

    private static String html(Study study) throws IOException {
        return PageTest.html(study);
    }

    private static Element section(Study study) throws IOException {
        Document page = Jsoup.parse(html(study));
        assertThat(page.select("section.map")).hasSize(1);
        return page.select("section.map").get(0);
    }

    @Test
    void aPictureAWordListAFigureAndATableSayTheSame() throws IOException {
        Study study = laid(SampleStudy.calm("en", 4), 60);
        Element section = section(study);
        assertThat(section.select("svg.plane title, svg.plane desc")).isNotEmpty();
        assertThat(section.select("svg").get(0).select("g.apart .name").eachText())
                .containsExactly("Tell a story…");
        assertThat(section.select("svg").get(0).select("g.untold")).hasSize(8);
        assertThat(section.select("svg").get(0).select("g.control")).hasSize(1);
        assertThat(section.select(".places li")).hasSize(1);
        assertThat(section.select("details table tbody tr")).hasSize(9);
        assertThat(section.select(".made dt").eachText()).containsExactly("Formula", "Rests on", "Not in it", "Rows");
        assertThat(section.select(".made dd").eachText().get(1))
                .startsWith(study.planes().get(0).placed() + " answers");
        assertThat(section.select("[data-map]")).hasSize(1);
        for (Element label : section.select("[aria-labelledby]")) {
            for (String id : label.attr("aria-labelledby").split(" ")) {
                assertThat(section.select("#" + id)).as(id).hasSize(1);
            }
        }
    }

    @Test
    void whereNothingDiffersThereAreWordsAndATableAlone() throws IOException {
        Study study = laid(SampleStudy.calm("en", 4), 0);
        assertThat(study.planes()).extracting(SemanticMap::state).containsOnly(SemanticMap.State.NONE);
        Element section = section(study);
        assertThat(section.text()).contains("No visible difference").doesNotContain("lies ");
        assertThat(section.select("[data-map], .places")).isEmpty();
        assertThat(section.select("svg[aria-labelledby^=p0-map-plane]")).isEmpty();
        assertThat(section.select("details table")).isNotEmpty();
    }

    /** The study with a scope whose interval leaves no difference out in every form, called in one at most. */
    private static Study scoped(Study study, String called) {
        List<Effect> effects = study.map().effects().stream()
                .map(effect -> !effect.metric().equals("scope-words")
                        ? effect
                        : new Effect(
                                effect.language(),
                                effect.model(),
                                effect.metric(),
                                effect.contrast(),
                                Optional.of(new Interval(1.2, 1.05, 1.4)),
                                effect.unit(),
                                6,
                                34,
                                effect.contrast().equals(new Effect.OfForm(called))
                                        ? Effect.Verdict.MORE
                                        : Effect.Verdict.CANNOT_TELL,
                                "",
                                List.of()))
                .toList();
        EffectMap map = new EffectMap(effects, study.map().levels(), study.map().tallies());
        return new Study(study.run(), study.protocol(), map, study.metrics(), study.planes(), study.rows());
    }

    @Test
    void namedAxesTellWhatTheEffectMapCallsAndNothingElse() throws IOException {
        Study still = laid(SampleStudy.calm("en", 4), 0);
        assertThat(section(scoped(still, "")).select("svg")).isEmpty();
        Element named = section(scoped(still, "name"));
        assertThat(named.select("svg")).hasSize(1);
        assertThat(named.select("svg g.apart .name").eachText()).containsExactly("Name…");
    }

    private static MapWords words(String language, Axes.Space space, String reader) {
        Axes axes = Axes.of(language, space).orElseThrow();
        SemanticMap.Centre control = new SemanticMap.Centre(
                "direct",
                8,
                40,
                new Axes.Point(0, 0),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                false,
                List.of(),
                Optional.empty(),
                Map.of());
        SemanticMap.Quality quality =
                new SemanticMap.Quality(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 0);
        return new MapWords(
                Texts.of(reader),
                new SemanticMap(language, "m", axes, true, 40, 40, control, List.of(), List.of(), List.of(), quality));
    }

    @Test
    void axesThatHangOnTheTopicsOfTheirLandmarksAreSaidToAndNameNoDirection() {
        MapWords brief = words("ru", Axes.Space.BRIEF, "ru");
        assertThat(brief.axes()).contains("неустойчивы (короткие ответы, язык — русский)", "72° из 90");
        assertThat(brief.zones()).isEmpty();
        assertThat(brief.whereabouts(new Axes.Point(1, 1))).doesNotContain("зоны");
        assertThat(words("ru", Axes.Space.BRIEF, "en").axes())
                .contains("not stable for short answers in Russian", "72° of 90");
        for (Axes.Space space : List.of(Axes.Space.STYLE, Axes.Space.BRIEF)) {
            MapWords english = words("en", space, "en");
            assertThat(english.axes()).doesNotContain("not stable");
            assertThat(english.zones()).isNotEmpty();
        }
    }

    @Test
    void hostileAnswersStayTextOnTheMapInTheTableAndOnTheTerminal() throws IOException {
        Study study = laid(SampleStudy.hostile("en"), 60);
        assertThat(study.planes()).extracting(SemanticMap::state).contains(SemanticMap.State.DIFFERS);
        Element section = section(study);
        assertThat(section.select("img, script:not([type=text/plain]), [onerror], [onload], blockquote *"))
                .isEmpty();
        for (Element script : section.select("script")) {
            assertThat(script.data())
                    .doesNotContain("<")
                    .doesNotContain("\u2028")
                    .doesNotContain("hostile =");
        }
        StringBuilder table = new StringBuilder();
        MapTable.write(study, table);
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(table.toString()))
                .getRecords();
        assertThat(records)
                .filteredOn(record -> record.get("kind").equals("answer"))
                .isNotEmpty();
        assertThat(records)
                .allSatisfy(record -> record.forEach(cell ->
                        assertThat(cell).doesNotMatch("(?s)^[=+@\t\r].*").doesNotMatch("(?s)^-[^0-9].*")));
        StringBuilder terminal = new StringBuilder();
        MapText.write(study.planes().get(0), new EffectTable.Look("en", 80, false), terminal);
        assertThat(terminal.toString().codePoints())
                .noneMatch(point -> point != '\n' && Character.isISOControl(point) || point == 0x202E);
    }

    @Test
    void samePageAndTableForTheSameData() throws IOException {
        Study study = laid(SampleStudy.calm("ru", 2), 60);
        assertThat(html(study).equals(html(laid(SampleStudy.calm("ru", 2), 60))))
                .isTrue();
        StringBuilder one = new StringBuilder();
        StringBuilder two = new StringBuilder();
        MapTable.write(study, one);
        MapTable.write(laid(SampleStudy.calm("ru", 2), 60), two);
        assertThat(one.toString()).isEqualTo(two.toString());
    }

    @Test
    void aRussianMapHasNoEnglishButItsData() throws IOException {
        Element section = section(laid(SampleStudy.calm("ru", 4), 60));
        section.select("script, blockquote, .places li, .made dd:last-child").remove();
        assertThat(section.text().replaceAll("en-brief \\d+ \\(\\w+\\)|\\bp\\b|\\bX\\b", ""))
                .doesNotContainPattern("[A-Za-z]{2,}");
    }
}
