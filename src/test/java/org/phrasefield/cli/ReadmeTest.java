package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is what happens. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private static String readme() {
        try {
            return Files.readString(ROOT.resolve("README.md"));
        } catch (IOException e) {
            throw new AssertionError("no README", e);
        }
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theTableIsWhatTheShippedSampleGives() {
        Shell.Ended run = new Shell(folder)
                .run("run", ROOT.resolve("protocols/first-map.yaml").toString(), "--model", "sample");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> printed = run.out().lines().toList();
        assertThat(blocks("").get(0).lines())
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(printed).contains(line));
        theSentenceSaysWhatTheIntervalsSay(printed);
        assertThat(run.err()).contains("NO MODEL");
        assertThat(new Shell(folder).read("results/first-map-001/report.html")).contains("NO MODEL");
    }

    /** "Three forms", shorter, and at what part of the length: all of it as the first table of the run has it. */
    private static void theSentenceSaysWhatTheIntervalsSay(List<String> printed) {
        List<String> table = printed.subList(0, printed.indexOf(""));
        Pattern called = Pattern.compile("● *[·│]* ×(\\d\\.\\d\\d) (\\d\\.\\d\\d)–(\\d\\.\\d\\d)");
        List<MatchResult> lengths =
                table.stream().flatMap(line -> called.matcher(line).results()).toList();
        assertThat(String.join("\n", table).chars().filter(sign -> sign == '●')).hasSize(lengths.size());
        assertThat(readme().replace('\n', ' '))
                .contains(
                        "show that three forms, in the wordings asked, are answered more shortly, by estimate at a third to half of the length");
        assertThat(lengths).hasSize(3).allSatisfy(length -> {
            assertThat(Double.parseDouble(length.group(3))).isLessThan(1);
            assertThat(Double.parseDouble(length.group(1))).isBetween(0.33, 0.5);
        });
    }

    @Test
    void theProtocolReads() {
        Shell shell = new Shell(folder);
        shell.write("evening.yaml", blocks("yaml").get(0));
        Shell.Ended check = shell.run("check", "evening.yaml");
        assertThat(check.code()).as(check.err()).isZero();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Matcher links = Pattern.compile("\\]\\(([^)]+)\\)").matcher(readme());
        assertThat(links.results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void theFirstCommandComesSoon() {
        String before = readme().substring(0, readme().indexOf("./phrasefield run"));
        String words = before.replaceAll("(?s)```.*?```", "");
        assertThat(words.split("\\s+").length).isLessThanOrEqualTo(120);
    }

    @Test
    void theContinuousChecksGiveTheCommandsOfTheReadme() throws IOException {
        String checks = Files.readString(ROOT.resolve(".ci/run"));
        assertThat(checks).contains("\nmvn verify\n").contains("./phrasefield run protocols/first-map.yaml");
        assertThat(readme()).contains("\nmvn verify\n").contains("\n./phrasefield run protocols/first-map.yaml\n");
    }
}
