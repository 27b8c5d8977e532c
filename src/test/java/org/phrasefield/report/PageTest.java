package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.report.page.PageView.Run;
import org.phrasefield.stats.Interval;

class PageTest {
    static String html(Study study) throws IOException {
        StringBuilder out = new StringBuilder();
        Page.write(study, read(study), History.NONE, Optional.empty(), new Folder(), out);
        return out.toString();
    }

    /** All rows seen. */
    static Reading read(Study study) {
        Reading reading = new Reading(study.run(), study.protocol());
        study.rows().each(reading::see);
        return reading;
    }

    /** What lies beside a page. */
    static final class Folder implements Beside {
        final Map<String, StringBuilder> files = new TreeMap<>();

        @Override
        public void write(List<String> names, Writing writing) throws IOException {
            List<StringBuilder> open = new ArrayList<>();
            for (String name : names) {
                StringBuilder file = new StringBuilder();
                files.put(name, file);
                open.add(file);
            }
            writing.to(open);
        }
    }

    private static Document page(Study study) throws IOException {
        return Jsoup.parse(html(study));
    }

    @Test
    void everyEffectIsInTheMapWithNumberAndReasons() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        Document page = page(study);
        assertThat(page.select(".effects tbody tr")).hasSize(9);
        assertThat(page.select(".effects td")).hasSize(54);
        assertThat(page.select(".effects td details .why dl")).hasSize(54);
        assertThat(page.select(".effects td svg[role=img]"))
                .hasSize(54)
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
        assertThat(page.select("script")).hasSize(2 + 1 + 2);
        assertThat(page.select(
                        "img, blockquote *:not(mark), .prompt *, .caution script, dialog, form, iframe, base, link"))
                .isEmpty();
        assertThat(page.select("style, meta[http-equiv], h1")).hasSize(3);
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
        assertThat(page.select("blockquote").eachText()).anyMatch(text -> text.endsWith("is in answers.csv.]"));
        assertThat(page.select("blockquote"))
                .allSatisfy(quote -> assertThat(quote.wholeText()).hasSizeLessThan(6_110));
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
        page.select(
                        "script, style, .about, .facts dd, .cards h4, .prompt, blockquote, .whose, pre, #method dd, .values dd")
                .remove();
        page.select(".why dd, .values th").stream()
                .filter(data -> data.text().matches("(?s).*(effects\\.csv|HD-D|MTLD|LIX).*"))
                .forEach(Element::remove);
        Pattern latin = Pattern.compile("[A-Za-z]{2,}");
        assertThat(page.body().select("*").stream()
                        .map(Element::ownText)
                        .filter(text -> latin.matcher(text.replaceAll("\\bexp\\b|\\bt-|Markdown|CSV|answers\\.csv", ""))
                                .find())
                        .distinct())
                .isEmpty();
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
    void everyMetricThatIsNoColumnStandsInItsFamily() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        Document page = page(study);
        long told = study.map().effects().stream()
                .filter(effect -> effect.interval().isPresent())
                .map(Effect::metric)
                .distinct()
                .count();
        assertThat(page.select(".values tbody tr")).hasSize((int) told - 6);
        assertThat(page.select(".values tbody td")).hasSize(9 * ((int) told - 6));
        assertThat(page.select(".values caption, .effects caption").eachText()).allMatch(text -> !text.isBlank());
        assertThat(page.select(".values thead th"))
                .allSatisfy(head -> assertThat(head.attr("scope")).isEqualTo("col"));
        assertThat(page.select(".family[open]")).isEmpty();
    }

    @Test
    void methodCountsWhatTheHeadlineCounts() throws IOException {
        Document page = page(SampleStudy.calm("en", 3));
        assertThat(page.select(".lead").text()).contains("of 45 comparisons").contains("about 2.2 of them");
        assertThat(page.select("#method").text())
                .contains("There are 45 planned comparisons")
                .contains("about 2.2 of them");
    }

    @Test
    void answersStandUnderTheirTopics() throws IOException {
        Document page = page(SampleStudy.calm("en", 3));
        assertThat(page.select(".cards h4").eachText())
                .anyMatch(head -> head.contains("quiet flat") || head.contains("old bike"));
        assertThat(page.select(".cards h4, .whose").text())
                .doesNotContain("quiet-flat")
                .doesNotContain("old-bike");
    }

    @Test
    void longTopicIsCutBehindAWord() {
        assertThat(Topics.brief("the sea at night")).isEqualTo("the sea at night");
        assertThat(Topics.brief("word ".repeat(40).strip())).hasSizeLessThan(73).endsWith("word…");
        assertThat(Topics.brief("\uD83D\uDE00".repeat(100)).codePoints()).hasSize(72);
    }

    @Test
    void wordsThatTheOtherAnswerHasNotAreMarked() {
        assertThat(Differences.marked("The sea is a myth, not deep.", "the sea is a deep place"))
                .extracting(Run::text, Run::tone)
                .containsExactly(
                        tuple("The sea is a ", ""),
                        tuple("myth", "own"),
                        tuple(", ", ""),
                        tuple("not", "own"),
                        tuple(" deep.", ""));
        assertThat(Differences.marked("new words here", "").get(0).text()).isEqualTo("new words here");
        assertThat(Differences.marked("", "x")).isEmpty();
    }

    private static JsonNode unpacked(Document page, String id) throws IOException {
        byte[] packed = Base64.getDecoder()
                .decode(Objects.requireNonNull(page.getElementById(id)).data().strip());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new ObjectMapper().readTree(in.readAllBytes());
        }
    }

    @Test
    void packHoldsEveryAnswerAsItCame() throws IOException {
        Study study = SampleStudy.hostile("en");
        JsonNode pack = unpacked(page(study), "p0-pack");
        assertThat(pack.get("rows")).hasSize(180);
        assertThat(pack.get("files")).isEmpty();
        assertThat(pack.get("topics"))
                .hasSize(6)
                .allSatisfy(topic -> assertThat(topic.asText()).hasSizeLessThan(73));
        List<String> texts = new ArrayList<>();
        pack.get("rows").forEach(row -> texts.add(row.get(6).asText()));
        assertThat(texts).contains(SampleStudy.HOSTILE.get(0), SampleStudy.HOSTILE.get(1));
    }

    @Test
    void filesBesideALargePageHoldEveryAnswerOnce() throws IOException {
        Study study = SampleStudy.calm("en", 40);
        StringBuilder out = new StringBuilder();
        Folder folder = new Folder();
        Page.write(study, read(study), History.NONE, Optional.empty(), folder, out);
        Document page = Jsoup.parse(out.toString());
        assertThat(folder.files.keySet()).hasSize(6).allMatch(name -> name.matches("answers/\\d\\d\\.js"));
        Set<String> keys = new TreeSet<>();
        int rows = 0;
        for (var file : folder.files.entrySet()) {
            String text = file.getValue().toString();
            assertThat(text).doesNotContain("<").startsWith("phrasefieldAnswers(\"" + file.getKey() + "\",[");
            JsonNode list = new ObjectMapper().readTree(text.substring(text.indexOf('['), text.lastIndexOf(']') + 1));
            for (JsonNode row : list) {
                keys.add(row.get(1).get(7).asText());
                rows++;
            }
        }
        assertThat(rows).isEqualTo(2400);
        assertThat(keys).hasSize(2400);
        JsonNode pack = unpacked(page, "p0-pack");
        assertThat(pack.get("rows").size()).isBetween(60, 240);
        assertThat(pack.get("files")).hasSize(6);
        String nonce = page.body().attr("data-nonce");
        assertThat(page.select("meta[http-equiv]").attr("content")).contains("'nonce-" + nonce + "'");
        assertThat(nonce).hasSize(32);
        assertThat(page(SampleStudy.calm("en", 3)).select("meta[http-equiv]").attr("content"))
                .doesNotContain("nonce");
    }

    @Test
    void markdownHasARowForEachFormAndNothingToActOn() throws IOException {
        String markdown = page(SampleStudy.calm("en", 3)).select("pre").text();
        assertThat(markdown.lines().filter(line -> line.startsWith("| "))).hasSize(2 + 9);
        assertThat(MarkdownTable.escaped("a|b <b>`x`</b> [l](u)\n#h"))
                .isEqualTo("a\\|b \\<b\\>\\`x\\`\\</b\\> \\[l\\]\\(u\\) \\#h");
    }

    @Test
    void pageOfOneHundredEightyAnswersIsSmallAndQuick() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        String html = html(study);
        assertThat(html.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
    }
}
