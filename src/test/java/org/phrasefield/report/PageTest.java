package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.stats.Interval;

class PageTest {
    static String html(Study study) throws IOException {
        StringBuilder out = new StringBuilder();
        Reading reading = new Reading(study.run(), study.protocol());
        study.rows().each(reading::see);
        Page.write(study, reading, out);
        return out.toString();
    }

    private static Document page(Study study) throws IOException {
        return Jsoup.parse(html(study));
    }

    @Test
    void everyEffectIsInTheMapWithNumberAndReasons() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        Document page = page(study);
        assertThat(page.select(".effects tbody tr")).hasSize(9);
        assertThat(page.select(".effects td")).hasSize(45);
        assertThat(page.select(".effects td details .why dl")).hasSize(45);
        assertThat(page.select(".effects td svg[role=img]"))
                .hasSize(45)
                .allSatisfy(svg -> assertThat(svg.attr("aria-label")).isNotBlank());
        assertThat(page.select("td.more .number").eachText().get(0)).matches("[×+].*");
    }

    @Test
    void headlineIsNoStrongerThanTheEffects() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        Document page = page(study);
        for (Element named : page.select("h1 span")) {
            if (!named.text().startsWith("“")) continue;
            Verdict verdict = named.hasClass("more") ? Verdict.MORE : Verdict.LESS;
            assertThat(study.map().effects()).anySatisfy(effect -> {
                assertThat(effect.verdict()).isEqualTo(verdict);
                String form = ((Effect.OfForm) effect.contrast()).form();
                assertThat(named.text()).contains(Texts.of("en").form(form));
            });
        }
        assertThat(page.select("h1 span")).isNotEmpty();
    }

    @Test
    void runThatCannotTellSaysSoPlainly() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        List<Effect> untold = study.map().effects().stream()
                .map(effect -> with(effect, Verdict.CANNOT_TELL))
                .toList();
        assertThat(page(SampleStudy.with(study, untold)).select("h1").text())
                .isEqualTo("This run cannot tell whether the way of asking changes the answers.");
        List<Effect> none = study.map().effects().stream()
                .map(effect -> with(effect, Verdict.NONE))
                .toList();
        assertThat(page(SampleStudy.with(study, none)).select("h1").text())
                .isEqualTo("No way of asking shows an effect worth caring about.");
        assertThat(page(SampleStudy.with(study, List.of())).select("h1").text())
                .isEqualTo("Nothing has been compared yet.");
    }

    private static Effect with(Effect effect, Verdict verdict) {
        return new Effect(
                effect.language(),
                effect.model(),
                effect.metric(),
                effect.contrast(),
                Optional.of(new Interval(1, 1, 1)),
                effect.unit(),
                6,
                36,
                verdict,
                verdict == Verdict.CANNOT_TELL ? "an interval needs 3 intents, here are 2" : "",
                List.of());
    }

    @Test
    void pageNamesNoAddressOutsideItself() throws IOException {
        Document page = page(SampleStudy.calm("en", 3));
        assertThat(page.select("[src], link, iframe, object, embed, base, form"))
                .isEmpty();
        assertThat(page.select("a"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
        assertThat(page.select("a"))
                .allSatisfy(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
        assertThat(page.select("meta[http-equiv]").attr("content"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContain("script-src 'unsafe");
    }

    @Test
    void hostileAnswersStayText() throws IOException {
        String html = html(SampleStudy.hostile("en"));
        Document page = Jsoup.parse(html);
        assertThat(page.select("script")).hasSize(2 + 2);
        assertThat(page.select("img, blockquote *, .prompt *, .caution script")).isEmpty();
        assertThat(page.select("[onerror], [onload]")).isEmpty();
        assertThat(page.text()).contains("</script><script>window.hostile = 1</script>");
        assertThat(html)
                .doesNotContain("\u0000")
                .doesNotContain("\u001B")
                .doesNotContainPattern("[\uD800-\uDBFF](?![\uDC00-\uDFFF])");
        assertThat(page.select(".caution").eachText().get(0)).contains("window.hostile = 4");
    }

    @Test
    void longAnswerIsShortenedAndSaysSo() throws IOException {
        Document page = page(SampleStudy.hostile("en"));
        assertThat(page.select(".shortened")).isNotEmpty();
        assertThat(page.select("blockquote"))
                .allSatisfy(quote -> assertThat(quote.wholeText()).hasSizeLessThan(6_010));
    }

    @Test
    void samePageForSameDataUnderAnyLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Study study = SampleStudy.calm("ru", 2);
        String expected = html(study);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(html(study).equals(expected)).isTrue();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void russianPageHasNoEnglishButItsData() throws IOException {
        Document page = page(SampleStudy.calm("ru", 3));
        page.select("script, style, .about, .prompt, blockquote, .whose, #method dd")
                .remove();
        for (String text : page.body().select("*").eachText()) {
            assertThat(text.replaceAll("\\bexp\\b|\\bX\\b|\\bn\\b|\\bt-", "")).doesNotContainPattern("[A-Za-z]{2,}");
        }
        assertThat(page.select(".effects .number").eachText()).noneMatch(number -> number.contains("."));
        assertThat(page.select("html").attr("lang")).isEqualTo("ru");
    }

    @Test
    void largeRunShowsChosenAnswersOnly() throws IOException {
        Study study = SampleStudy.calm("en", 40);
        Document page = page(study);
        assertThat(page.select("blockquote").size()).isLessThan(80);
        assertThat(page.select(".figures figcaption").eachText().get(0)).contains("sample of 2000 out of");
        assertThat(page.select(".cards article")).hasSize(10);
    }

    @Test
    void twoModelsHaveAPanelEach() throws IOException {
        Document page = page(SampleStudy.twoModels("en"));
        assertThat(page.select("section.panel")).hasSize(2);
        assertThat(page.select("h1").text()).isEqualTo("How the way of asking changed the answers");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void pageOfOneHundredEightyAnswersIsSmallAndQuick() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        String html = html(study);
        assertThat(html.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
    }
}
