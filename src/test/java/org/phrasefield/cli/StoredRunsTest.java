package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/** Looking at what is stored: {@code runs}, {@code show}, {@code open}, {@code export}, {@code doctor}. */
class StoredRunsTest {
    private static final String HOSTILE = "=1+1 \u009b31m \u202e <b> \uFEFF \u2028 end";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void runOnce() {
        shell = new Shell(folder);
        shell.write(
                "script.yaml",
                "- when: story\n  outcome: refused\n  reason: not today\n- answer: \"=1+1 \\x9b31m"
                        + " \\u202e <b> \\ufeff \\u2028 end\"\n");
        shell.write("hostile.yaml", """
                protocol: hostile
                intents: [{topic: bread}, {topic: rain}]
                forms: [direct, story]
                trials: 1
                model: scripted/script.yaml
                """);
        shell.run("run", "hostile.yaml");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static void harmless(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c == 0x2028 || c == 0xFEFF);
    }

    @Test
    void whatIsPrintedForProgramsCannotActOnATerminal() {
        String key = answers().get(0).get("trial_key").asText();
        for (String[] command : new String[][] {
            {"show", "hostile-001", key.substring(0, 12), "--json"},
            {"show", "hostile-001", "--json"},
            {"runs", "--json"},
            {"export"}
        }) {
            Shell.Ended ended = shell.run(command);
            assertThat(ended.code()).isZero();
            harmless(ended.out());
        }
        JsonNode shown = json(shell.run("show", "hostile-001", key, "--json").out());
        assertThat(shown.get("trial_key").asText()).isEqualTo(key);
        assertThat(shown.get("attempts")).hasSize(1);
        assertThat(shown.get("messages").get(0).get("role").asText()).isEqualTo("user");
    }

    @Test
    void aRunIsDescribedForPrograms() {
        JsonNode run = json(shell.run("show", "hostile-001", "--json").out());
        assertThat(run.get("settled").asInt()).isEqualTo(4);
        assertThat(run.get("calls").asInt()).isEqualTo(4);
        JsonNode listed = json(shell.run("runs", "--json").out()).get(0);
        assertThat(listed.get("run").asText()).isEqualTo("hostile-001");
        assertThat(listed.get("planned").asInt()).isEqualTo(4);
    }

    private List<JsonNode> answers() {
        return shell.run("export", "hostile-001")
                .out()
                .lines()
                .map(StoredRunsTest::json)
                .toList();
    }

    @Test
    void listsFitEightyColumns() {
        shell.write(
                "long.yaml",
                "protocol: a-protocol-with-a-name-that-fills-a-line-by-itself\nintents: [{topic: sea}]\n"
                        + "forms: [direct]\ntrials: 1\nmodel: scripted/script.yaml\n");
        shell.run("run", "long.yaml");
        // Whatever listens on this machine, the answer is the same: nobody.
        shell.with("OLLAMA_HOST", "127.0.0.1:1").onTerminal(80);
        for (String command : List.of("runs", "doctor")) {
            assertThat(shell.run(command).out().lines())
                    .hasSizeGreaterThan(1)
                    .filteredOn(line -> line.contains(" ") && !line.contains(folder.toString()))
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        }
        assertThat(shell.run("runs")
                        .out()
                        .lines()
                        .map(line -> line.indexOf(" of "))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void everyTrialIsOneLineOfJson() {
        assertThat(answers()).hasSize(4);
        JsonNode answered = answers().stream()
                .filter(each -> each.get("outcome").asText().equals("answered"))
                .findFirst()
                .orElseThrow();
        assertThat(answered.get("answer").asText()).isEqualTo(HOSTILE);
        assertThat(answered.get("reasoning").isNull()).isTrue();
        assertThat(answered.get("trial").isInt()).isTrue();
        assertThat(answered.get("seconds").isNumber()).isTrue();
        assertThat(answered.get("scores").get("words").isNumber()).isTrue();
        assertThat(answered.get("scores").get("mattr").isNull()).isTrue();
        assertThat(answered.get("unscored").get("mattr").asText()).contains("words");
        JsonNode refused = answers().stream()
                .filter(each -> each.get("outcome").asText().equals("refused"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.get("answer").isNull()).isTrue();
        assertThat(refused.get("reason").asText()).isEqualTo("not today");
        assertThat(refused.get("scores")).isEmpty();
    }

    @Test
    void aTableHasAColumnForEachMetric() throws IOException {
        Shell.Ended export = shell.run("export", "--format", "csv", "--out", "wide.csv");
        assertThat(export.code()).isZero();
        assertThat(export.out()).isEmpty();
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(shell.read("wide.csv")))
                .getRecords();
        assertThat(rows).hasSize(4).anySatisfy(row -> {
            assertThat(row.get("answer")).isEqualTo("'" + HOSTILE);
            assertThat(row.get("words")).isNotEmpty();
            assertThat(row.get("mattr")).isEmpty();
        });
        assertThat(shell.run("export", "--format", "csv").out()).isEqualTo(shell.read("wide.csv"));
    }

    @Test
    void aTableThatIsReadOnATerminalIsHarmless() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, Console.Volume.USUAL);
        console.stream(true, text -> text.append("one,\u001b[31m\r\nt").append("wo \u202e"));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("one,\uFFFD[31m\ntwo \uFFFD");
        bytes.reset();
        console.stream(false, text -> text.append("one,\u001b[31m\r\n"));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("one,\u001b[31m\r\n");
    }

    @Test
    void anExportThatCannotBeIsOneSentence() {
        assertThat(shell.run("export", "none-001").err())
                .contains("There is no run none-001")
                .hasLineCount(1);
        assertThat(shell.run("export", "--out", ".").err()).contains("is a folder");
        shell.write("mine.csv", "mine");
        Shell.Ended again = shell.run("export", "--out", "mine.csv");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("mine.csv exists already; name another file.");
        assertThat(shell.read("mine.csv")).isEqualTo("mine");
        assertThat(shell.run("export", "--out", "new/folder/a.csv").code()).isEqualTo(2);
        assertThat(shell.files("new")).isEmpty();
        assertThat(shell.run("export", "--out", "/dev/zero").code()).isEqualTo(2);
        Shell.Ended wrong = shell.run("export", "--format", "xml");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("jsonl");
    }

    @Test
    void runsAreListedByTimeWhateverTheDigitsOfTheirMoments() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
            RunRecord run = store.runs().get(0);
            store.begin(copy(run, "z-first", 7, "2020-01-01T00:00:00Z"));
            store.begin(copy(run, "a-second", 8, "2020-01-01T00:00:00.500Z"));
            store.begin(copy(run, "b-third", 9, "2020-01-01T00:00:00.500700Z"));
            assertThat(store.runs())
                    .extracting(RunRecord::id)
                    .containsExactly("z-first", "a-second", "b-third", "hostile-001");
        }
    }

    private static RunRecord copy(RunRecord run, String id, int number, String startedAt) {
        return new RunRecord(
                id,
                number,
                run.protocol(),
                run.version(),
                run.protocolHash(),
                run.protocolText(),
                run.wordings(),
                run.tool(),
                run.seed(),
                run.models(),
                run.notes(),
                java.time.Instant.parse(startedAt),
                Optional.empty(),
                RunRecord.Status.OPEN);
    }

    /** Remembers what it was asked to show. */
    private static final class SeenBrowser implements Browser {
        final List<Path> pages = new ArrayList<>();

        @Override
        public Optional<String> command() {
            return Optional.of("a browser");
        }

        @Override
        public Optional<String> show(Path page) {
            pages.add(page);
            return Optional.empty();
        }
    }

    @Test
    void theNewestReportIsShownAndItsPathPrinted() {
        SeenBrowser browser = new SeenBrowser();
        Shell.Ended open = shell.with(browser).run("open");
        Path page = folder.resolve("results/hostile-001/report.html");
        assertThat(open.code()).isZero();
        assertThat(open.out()).isEqualTo(page + "\n");
        assertThat(browser.pages).containsExactly(page);
    }

    @Test
    void aMissingPageOrBrowserIsOneSentence() throws IOException {
        Shell.Ended none = shell.run("open", "hostile-001");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("report.html");
        assertThat(none.err()).contains("No browser was started").hasLineCount(1);
        Files.delete(folder.resolve("results/hostile-001/report.html"));
        assertThat(shell.run("open").err())
                .isEqualTo("hostile-001 has no report yet; phrasefield report hostile-001 writes it.\n");
        assertThat(shell.run("open", "--results", "nowhere").err()).contains("There are no results in nowhere");
    }

    @Test
    void theOpenerOfTheDesktopIsGivenThePage() throws IOException, InterruptedException {
        DesktopBrowser desktop = DesktopBrowser.of("Linux", Map.of("PATH", folder.toString()));
        assertThat(desktop.show(folder)).hasValue("there is no xdg-open and no wslview on the PATH");
        Path page = folder.resolve("a page.html");
        Path opener =
                Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\nprintf '%s' \"$*\" > \"$1.seen\"\nexit 3\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        assertThat(desktop.command()).hasValue(opener.toString());
        assertThat(desktop.show(page)).hasValue(opener + " found nothing to show it with");
        assertThat(shell.read("a page.html.seen")).isEqualTo(page.toString());
        Files.writeString(opener, "#!/bin/sh\n");
        assertThat(desktop.show(page)).isEmpty();
        assertThat(DesktopBrowser.of("Mac OS X", Map.of()).show(page)).hasValue("there is no open on the PATH");
        assertThat(DesktopBrowser.of("Windows 11", Map.of()).show(page))
                .hasValue("there is no rundll32.exe on the PATH");
    }

    @Test
    void theDoctorLooksEverythingOver() {
        Shell.Ended doctor = shell.with(new SeenBrowser()).run("doctor");
        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(doctor.out())
                .contains("Java")
                .contains("Memory")
                .contains("Encoding")
                .contains("ok   Results")
                .contains("ok   Database  whole")
                .contains("Disk")
                .contains("Weights")
                .contains("Models")
                .contains("pip")
                .contains("ok   Browser   a browser");
        JsonNode findings =
                json(shell.run("doctor", "--json", "--results", "elsewhere").out());
        assertThat(findings.findValuesAsText("what"))
                .contains("Java", "Database", "Browser")
                .doesNotHaveDuplicates();
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void theDoctorFindsADamagedDatabase() throws IOException {
        Files.writeString(folder.resolve("results/phrasefield.db"), "no database at all, but long enough to be read");
        Shell.Ended doctor = shell.run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("bad  Database").contains("→ keep a copy");
        shell.write("file", "");
        assertThat(shell.run("doctor", "--results", "file").out()).contains("bad  Results   " + folder.resolve("file"));
    }

    @Test
    void theDoctorKnowsHowMuchIsEnough() {
        assertThat(Doctor.java(11).state()).isEqualTo(Doctor.State.BAD);
        assertThat(Doctor.java(17).state()).isEqualTo(Doctor.State.OK);
        assertThat(Doctor.memory(100_000_000).state()).isEqualTo(Doctor.State.WARN);
        assertThat(Doctor.room(5_000_000).state()).isEqualTo(Doctor.State.BAD);
        assertThat(Doctor.room(500_000_000).state()).isEqualTo(Doctor.State.WARN);
        assertThat(Doctor.room(5_000_000_000L).state()).isEqualTo(Doctor.State.OK);
        assertThat(Doctor.encoding("ANSI_X3.4-1968").state()).isEqualTo(Doctor.State.WARN);
        assertThat(Doctor.encoding("UTF-8").state()).isEqualTo(Doctor.State.OK);
    }
}
