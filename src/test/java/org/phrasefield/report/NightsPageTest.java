package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.trial.Course;

/** The part of a page that looks back. */
class NightsPageTest {
    private static Document page(Study study, History history) throws IOException {
        StringBuilder out = new StringBuilder();
        Page.write(study, PageTest.read(study), history, Optional.empty(), new PageTest.Folder(), out);
        return Jsoup.parse(out.toString());
    }

    private static Element section(Study study) throws IOException {
        return page(study, SampleHistory.behind(study)).expectFirst("section#nights");
    }

    /** Pages of two answers a cell, made once for all tests that only read them. */
    private static final Map<String, Document> CALM = new HashMap<>();

    private static Document calm(String language) throws IOException {
        if (!CALM.containsKey(language)) {
            Study study = SampleStudy.calm(language, 2);
            CALM.put(language, page(study, SampleHistory.behind(study)));
        }
        return CALM.get(language);
    }

    private static Element calmSection(String language) throws IOException {
        return calm(language).expectFirst("section#nights");
    }

    @Test
    void oneRunAloneHasNoNights() throws IOException {
        Document page = page(SampleStudy.calm("en", 2), History.NONE);
        assertThat(page.select("#nights, a[href=#nights]")).isEmpty();
        assertThat(calm("en").select("nav a[href=#nights]")).hasSize(1);
    }

    @Test
    void aCalendarHasEveryDayFromTheFirstRunToThisOne() throws IOException {
        Element section = calmSection("en");
        assertThat(section.select(".calendar li")).hasSize(43);
        assertThat(section.select(".calendar li[aria-current=true]"))
                .singleElement()
                .satisfies(day -> assertThat(day.text()).contains("25 November 2026: "));
        assertThat(section.select(".calendar .none")).hasSize(43 - SampleHistory.NIGHTS);
        assertThat(section.select(".calendar .cut .says").eachText())
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day).contains("cut short, 431 of 1200 trials settled"));
        assertThat(section.select(".calendar .failed")).hasSize(1);
        assertThat(section.select(".month").eachText()).containsExactly("Oct", "Nov");
        assertThat(section.select("details tbody tr")).hasSize(SampleHistory.NIGHTS);
        assertThat(section.text()).contains("35 runs of this protocol until now: 31 complete, 3 cut short, 1 failed.");
    }

    @Test
    void whatMovedSinceTheLastRunStandsThereWithItsSize() throws IOException {
        Element section = calmSection("en");
        assertThat(section.select("h3").eachText()).anyMatch(head -> head.startsWith("Since evening-034, "));
        assertThat(section.select("dl.notes dt").eachText()).hasSize(12).anyMatch(name -> name.startsWith("Length"));
        assertThat(section.text())
                .contains("the same model file, server, options, questions and metrics")
                .contains("1 of 2 canaries with fixed seeds differ.")
                .contains("… and 8 more: phrasefield compare evening-034 "
                        + SampleStudy.calm("en", 2).run().id());
    }

    @Test
    void theCauseOfAnEpochAndASuspicionAreNamed() throws IOException {
        Element section = calmSection("en");
        assertThat(section.text())
                .contains("From evening-009 on: ollama/llama3.2 changed: the server (Ollama 0.31 → Ollama 0.32).")
                .contains("Imagine… may have moved up since about evening-");
        assertThat(section.select("ul.told li").eachText())
                .hasSize(13)
                .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("more: phrasefield drift evening-sweep --json");
        assertThat(section.select(".sign").eachText()).contains("●↻").anyMatch(sign -> sign.endsWith("?"));
        assertThat(section.select(".legend").text())
                .contains("a move is suspected")
                .doesNotContain("confirmed");
    }

    /** Two runs on one day, of which the second confirms what the first suspected, and the first night after that. */
    private static History confirmed(Study study) {
        String model = study.run().models().get(0).reference();
        Instant now = study.run().startedAt();
        Instant day = now.minus(Duration.ofDays(1));
        List<Epoch.Place> before = List.of(
                new Epoch.Place("evening-001", day.minus(Duration.ofDays(1)), Epoch.Mark.REFERENCE),
                new Epoch.Place("evening-002", day, Epoch.Mark.SUSPECTED),
                new Epoch.Place("evening-003", day.plusSeconds(60), Epoch.Mark.MOVED));
        List<Epoch.Place> after = List.of(new Epoch.Place(study.run().id(), now, Epoch.Mark.REFERENCE));
        Drift drift = new Drift(
                List.of(
                        new Epoch(model, before, List.of(), false, List.of()),
                        new Epoch(model, after, List.of(), true, List.of())),
                0,
                Optional.empty());
        List<History.Evening> evenings = Stream.concat(before.stream(), after.stream())
                .map(night -> new History.Evening(night.run(), night.startedAt(), History.End.COMPLETE, 12, 12))
                .toList();
        return new History(evenings, Optional.empty(), drift, Course.NONE);
    }

    @Test
    void theGravestOfADayIsShownAndAMoveIsNoOtherCondition() throws IOException {
        Study study = SampleStudy.calm("en", 2);
        Element section = page(study, confirmed(study)).expectFirst("section#nights");
        assertThat(section.select(".sign").eachText()).containsExactly("●", "●!", "●");
        assertThat(section.select(".calendar li").eachText().get(2)).contains("the first after a confirmed move");
        assertThat(section.text()).doesNotContain("other conditions").doesNotContain("↻");
    }

    @Test
    void arrowsLeadFromWhereFormsWereToWhereTheyAre() throws IOException {
        Element section = section(SampleStudy.calm("en", 4));
        Element picture = section.expectFirst("svg.plane");
        assertThat(picture.select("path.way")).hasSize(10);
        assertThat(picture.select("path.way.told")).hasSize(1);
        assertThat(picture.select("g.apart .name").eachText()).containsExactly("Tell a story…");
        assertThat(picture.select("desc").text()).startsWith("1 Tell a story…: by ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void theSameHistoryGivesTheSamePage(String language) throws IOException {
        assertThat(section(SampleStudy.calm(language, 2)).outerHtml())
                .isEqualTo(calmSection(language).outerHtml());
    }

    @Test
    void aRussianPageHasNoEnglishButItsData() throws IOException {
        Element section = calmSection("ru");
        assertThat(section.text()
                        .replaceAll("evening-(sweep-)?[0-9-]+|ollama/llama3.2|Ollama 0[.0-9]+|UTC|\\ben\\b|\\bX\\b", "")
                        .replaceAll("phrasefield (compare|drift evening-sweep)\\s+--json", ""))
                .doesNotContainPattern("[A-Za-z]{2,}");
    }

    @Test
    void hostileNamesStayText() throws IOException {
        Element section = section(SampleStudy.hostileName("en"));
        assertThat(section.select("b, script, img")).isEmpty();
        assertThat(section.text()).contains("ollama/<b>evil</b> changed: the server (Ollama 0.31 → Ollama 0.32).");
    }

    @Test
    void howManyCallsWereInFlightStandsAtTheHead() throws IOException {
        assertThat(calm("ru").select(".facts").text())
                .contains("Запросов одновременно")
                .contains("сначала 4, не больше 9, в конце 4; сервер был занят или давал сбои, сокращено 1 раз");
    }
}
