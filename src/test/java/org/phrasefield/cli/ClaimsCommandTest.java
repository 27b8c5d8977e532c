package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.forecast.SourceClaim;

/** What the source claims, held against a liar that answers to "name" in fewer words and to "imagine" in more. */
class ClaimsCommandTest {
    @TempDir
    static Path folder;

    private static Shell.Ended night;

    @BeforeAll
    static void aNightInBothLanguages() {
        Shell shell = new Shell(folder);
        shell.write("bare.yaml", "protocol: bare\nuse: core24\nmodel: planted/length\ntrials: 2\nforms: [direct]\n");
        shell.write(
                "p.yaml",
                "protocol: p\nreport: {language: ru}\nlanguages: [en, ru]\nuse: core24\nmodel: planted/length\ntrials: 3\nseed: 1\n"
                        + "forms: [direct, name, imagine, story]\n");
        night = shell.run("night", "p.yaml", "--max-hours", "1");
    }

    private static Shell.Ended give(String... arguments) {
        return new Shell(folder).run(arguments);
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    @Test
    void theLastLineOfANightSaysWhatBecameOfThem() {
        assertThat(night.code()).as(night.err()).isZero();
        assertThat(night.out().strip().lines().reduce((first, last) -> last).orElseThrow())
                .matches(
                        ".*Утверждения источника: подтверждается — \\d+, опровергается — \\d+, сказать нельзя — \\d+\\.");
    }

    @Test
    void everyClaimHasItsRowInBothLanguagesWithAnEffectOrAReason() throws IOException {
        String file = new Shell(folder).read("results/p-001/claims.csv");
        List<CSVRecord> rows = rows(file);
        assertThat(rows).hasSize(2 * SourceClaim.all().size());
        assertThat(rows).allSatisfy(row -> {
            boolean decided = List.of("supported", "contradicted").contains(row.get("finding"));
            assertThat(row.get("reason").isEmpty()).as(row.toString()).isEqualTo(decided);
            if (decided) assertThat(row.get("low")).isNotEmpty();
            if (row.get("finding").equals("not measured")) {
                assertThat(row.get("estimate")).isEmpty();
                assertThat(row.get("answers")).isEqualTo("0");
            }
        });
        assertThat(rows)
                .filteredOn(row -> row.get("claim").equals("name-weak"))
                .extracting(row -> row.get("finding"))
                .containsOnly("supported");
        assertThat(rows)
                .filteredOn(row -> row.get("claim").equals("imagine-strong"))
                .extracting(row -> row.get("finding"))
                .containsOnly("contradicted");
        assertThat(rows)
                .filteredOn(row -> row.get("claim").equals("persona-strong"))
                .extracting(row -> row.get("reason"))
                .containsOnly("what-would-x-say is no form of the run");
        assertThat(give("claims", "p-001", "--format", "csv").out().replace("\r\n", "\n"))
                .isEqualTo(file.replace("\r\n", "\n"));
    }

    @Test
    void aTerminalShowsThemByVerdictInEitherLanguage() {
        Shell.Ended russian = give("claims", "p-001");
        assertThat(russian.code()).as(russian.err()).isZero();
        assertThat(russian.out())
                .contains("planted/length, русский:", "ОПРОВЕРГАЕТСЯ", "«Представь…»: стиль меняется сильно")
                .contains("НЕ ИЗМЕРЕНО");
        assertThat(russian.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(give("claims", "p-001", "--language", "en").out())
                .contains("planted/length, Russian:", "CONTRADICTED", "“Imagine…”: style moves strongly");
        assertThat(give("claims", "p-001", "--format", "md", "--language", "en").out())
                .contains("| Claim | Verdict |", "| contradicted |");
        assertThat(give("claims", "p-001", "--format", "json").out())
                .contains("\"claim\" : \"imagine-strong\"", "\"finding\" : \"contradicted\"");
    }

    @Test
    void thePageHasATableForEachLanguageThatKeysReach() {
        Document page = Jsoup.parse(new Shell(folder).read("results/p-001/report.html"));
        assertThat(page.select("#claims h2").text()).isEqualTo("Что утверждает источник");
        assertThat(page.select("#claims .scroll[tabindex=0][role=region]"))
                .hasSize(2)
                .allSatisfy(table -> assertThat(table.attr("aria-label")).startsWith("planted/length, "));
        assertThat(page.select("#claims tbody tr"))
                .hasSize(2 * SourceClaim.all().size());
        assertThat(page.select("#claims tbody th[scope=row]").eachText()).allMatch(text -> text.matches(".*[а-я].*"));
        assertThat(page.select("#claims tr.contradicted")).isNotEmpty();
        assertThat(page.select("nav a[href=#claims]")).isNotEmpty();
    }

    @Test
    void aRunThatPutsNoneToTheTestHasNoSuchPart() {
        Shell.Ended night = give("night", "bare.yaml", "--max-hours", "1");
        assertThat(night.out()).doesNotContain("The source's claims");
        assertThat(new Shell(folder).read("results/bare-001/report.html")).doesNotContain("id=\"claims\"");
        assertThat(give("claims", "bare-001").out()).contains("0 supported", "NOT MEASURED");
    }

    @Test
    void whatIsAskedWronglyIsSaidInOneSentence() {
        assertThat(give("claims", "nope").code()).isEqualTo(2);
        assertThat(give("claims", "p-001", "--language", "de").err()).contains("--language is en or ru, not de.");
        assertThat(give("claims", "p-001", "--format", "xml").code()).isEqualTo(2);
    }
}
