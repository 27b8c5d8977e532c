package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.llm.FakeServer;

/** A judge is asked with the run, and about old answers, and switched off where it cannot tell. */
class JudgeCommandsTest {
    /** With ten intents signs can prove an effect among the twelve comparisons of two forms. */
    private static final String PROTOCOL = """
            protocol: deep
            intents:
              - topic: bread
              - topic: autumn leaves
              - topic: old maps
              - topic: a river
              - topic: chess
              - topic: sleep
              - topic: the sea
              - topic: winter
              - topic: a bicycle
              - topic: honey
            forms: [direct, imagine, story]
            trials: 6
            """;

    /** Where no effect is asked for one answer a cell is enough. */
    private static final String ONCE = PROTOCOL.replace("trials: 6", "trials: 1");

    /** 4 anchors, of each three kinds once and one twice, in both orders. */
    private static final int ANCHORS = 40;

    /** Each answer to a form against the control's, in both orders. */
    private static final long PAIRS = 2L * 10 * 2 * 6;

    private static final int SWEEP = 10 * 3 * 6;

    @TempDir
    static Path together;

    private static final MadeRuns MADE = new MadeRuns(() -> together);

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
        shell.write("plain.yaml", PROTOCOL + "model: planted/depth\n");
    }

    private void judged(String judge) {
        judged(PROTOCOL, judge);
    }

    private void judged(String protocol, String judge) {
        shell.write("deep.yaml", protocol + "models: [planted/depth, {role: judge, model: " + judge + "}]\n");
    }

    private Shell.Ended had(String protocol) {
        return MADE.leave(shell, protocol);
    }

    private List<CSVRecord> rows(String file) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(shell.read("results/deep-001/" + file)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Long> parts() {
        return rows("plan.csv").stream().collect(Collectors.groupingBy(row -> row.get("part"), Collectors.counting()));
    }

    private CSVRecord effect(String metric, String form) {
        return rows("effects.csv").stream()
                .filter(row ->
                        row.get("metric").equals(metric) && row.get("form").equals(form))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFairJudgeFindsTheDepthThatIsPlantedAndNoLength() {
        judged("planted/judge-fair");
        Shell.Ended run = had("deep.yaml");
        assertThat(parts()).containsEntry("main", (long) SWEEP).containsEntry("judge", ANCHORS + PAIRS);
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("more");
        assertThat(Double.parseDouble(effect("depth", "imagine").get("low"))).isGreaterThan(10);
        assertThat(effect("depth", "story").get("verdict")).isNotEqualTo("more").isNotEqualTo("less");
        assertThat(effect("depth-raw", "imagine").get("verdict")).isEqualTo("more");
        assertThat(effect("log-words", "story").get("verdict")).isEqualTo("more");
        assertThat(run.out()).contains("Depth");
        String said = run.out().replaceAll("\\s+", " ");
        assertThat(said)
                .containsPattern(
                        "Depth, raw \\(at whatever length\\): “Imagine…”.[+][0-9.]+ \\[[^]]+] \\(length ×[0-9.]+\\), “[^”]+”");
        assertThat(shell.read("results/deep-001/report.html"))
                .containsPattern("<span class=\"raw\">raw [+][0-9.]+</span>")
                .contains("pairs of about equal length");
        assertThat(run.out().replace('\n', ' ')).contains(SWEEP + " of " + SWEEP + " answered");
        assertThat(rows("scores.csv").stream().filter(row -> row.get("metric").equals("depth-win")))
                .hasSize(10 * 2 * 6)
                .allSatisfy(row -> assertThat(row.get("metric_version")).isEqualTo("1.3 planted/judge-fair"));
        assertThat(rows("plan.csv").stream().filter(row -> row.get("part").equals("judge")))
                .allSatisfy(row ->
                        assertThat(row.get("prompt")).doesNotContain("Imagine").doesNotContain("Tell a"));
        assertThat(shell.read("results/deep-001/report.html")).contains("Depth (en) is judged by planted/judge-fair");
    }

    @Test
    void whatAJudgeSaidAndHowFarAnswersLieApartIsComparedFromNightToNight() {
        judged("planted/judge-fair");
        had("deep.yaml");
        shell.run("run", "deep.yaml", "--new", "--quiet");
        Shell.Ended moves = shell.run("compare", "deep-001", "deep-002", "--json");
        assertThat(moves.code()).as(moves.err()).isZero();
        String drift = shell.run("drift", "--json").out();
        for (String metric : List.of("depth-raw", "style", "scope-words", "log-words")) {
            assertThat(moves.out()).as(metric).contains("\"metric\" : \"" + metric + "\"");
            assertThat(drift).as(metric).contains("\"metric\" : \"" + metric + "\"");
        }
        assertThat(moves.out()).doesNotContain("other metric");
    }

    @Test
    void whatAJudgeRepliesIsNoAnswerForPeopleToRate() {
        judged("planted/judge-fair");
        had("deep.yaml");
        shell.run("rate", "deep-001", "--rater", "anna", "--answers", "100000", "--csv-out", "sheet.csv");
        assertThat(shell.read("sheet.csv")).doesNotContain("verdict\"\"").hasLineCount(SWEEP + 1);
    }

    @Test
    void anAddressOfNobodyIsRefusedBeforeAJudgeIsAsked() {
        had("plain.yaml");
        Shell.Ended refused = shell.run("score", "--judge", "planted/judge-fair", "--url", "http://127.0.0.1:9");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The model planted/judge-fair has no server; leave the address and the key out.");
        assertThat(shell.run("score", "--judge", "--url", "http://127.0.0.1:9").err())
                .contains("belong to --embed MODEL or --judge MODEL");
        assertThat(shell.run("score", "--judge", "ollama/m", "--url", "http://127.0.0.1:1")
                        .err())
                .contains("127.0.0.1:1");
        assertThat(parts()).doesNotContainKey("judge");
        Shell.Ended wrong = shell.run("score", "--judge", "planted/judge-fair", "--embed", "nonsense");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(parts()).doesNotContainKey("judge");
    }

    @Test
    void aCompleteJudgementIsNotAskedAgain() {
        judged("planted/judge-fair");
        Shell.Ended first = had("deep.yaml");
        String effects = shell.read("results/deep-001/effects.csv");
        Shell.Ended again = shell.run("run", "deep.yaml");
        assertThat(again.err()).contains("nothing is asked");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(shell.read("results/deep-001/effects.csv")).isEqualTo(effects);
    }

    @ParameterizedTest
    @CsvSource({
        "planted/judge-position, the order of the answers decides",
        "planted/judge-length, prefers a long row of points",
        "planted/judge-random, the judge fails",
        "echo, it decided 0 of 20 anchors",
    })
    void aJudgeThatCannotTellIsAskedNoMoreAndSwitchedOff(String judge, String why) {
        judged(ONCE, judge);
        Shell.Ended run = had("deep.yaml");
        assertThat(run.err())
                .contains("Depth (en) cannot be told: the judge fails")
                .contains(why);
        // A silent judge is asked once more each.
        assertThat(parts()).containsEntry("judge", (long) ANCHORS * (judge.equals("echo") ? 2 : 1));
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("cannot tell");
        assertThat(effect("depth", "imagine").get("reason")).contains(why);
        assertThat(shell.run("preview", "Imagine the sea.").outUnfolded())
                .contains("depth no data: the judge fails", why)
                .doesNotContain("it takes a judge");
        assertThat(shell.run("run", "deep.yaml").err()).contains("nothing is asked");
    }

    @Test
    void oldAnswersGetVerdictsWithinANumberOfCalls() {
        had("plain.yaml");
        assertThat(shell.run("score", "--judge").err()).contains("has no judge");
        Shell.Ended some = shell.run("score", "--judge", "planted/judge-fair", "--max-calls", "30");
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.err())
                .contains("40 questions")
                .contains("--max-calls 30 is reached")
                .contains("The same command continues it");
        assertThat(effect("depth", "imagine").get("reason")).contains("has not been asked to the end");
        Shell.Ended rest = shell.run("score", "--judge", "planted/judge-fair");
        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("more");
        assertThat(parts()).containsEntry("main", (long) SWEEP).containsEntry("judge", ANCHORS + PAIRS);
        Shell.Ended same = shell.run("run", "plain.yaml");
        assertThat(same.err()).contains("nothing is asked");
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("more");
        assertThat(shell.run("runs").out()).contains("complete");
    }

    @Test
    void anotherJudgeTakesThePlaceOfTheFirst() {
        judged("planted/judge-position");
        had("deep.yaml");
        shell.run("score", "--judge", "planted/judge-fair");
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("more");
        assertThat(rows("plan.csv").stream()
                        .filter(row -> row.get("part").equals("judge"))
                        .map(row -> row.get("model")))
                .containsOnly("planted/judge-fair");
        assertThat(shell.run("show", "deep-001").out())
                .contains("judge      planted/judge-fair")
                .contains("judged by planted/judge-fair")
                .doesNotContain("judge-position");
        assertThat(shell.run("score", "--judge", "auto").err()).contains("never auto");
    }

    @Test
    void aCompleteJudgementStandsUntilAnotherIsComplete() {
        judged("planted/judge-fair");
        had("deep.yaml");
        Shell.Ended some = shell.run("score", "--judge", "planted/judge-length", "--max-calls", "30");
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.err())
                .contains(
                        "Until planted/judge-length is asked to the end, depth is told by the verdicts of planted/judge-fair.");
        assertThat(effect("depth", "imagine").get("verdict")).isEqualTo("more");
        assertThat(shell.run("show", "deep-001").out()).contains("deep-001: complete", "judge      planted/judge-fair");
        Shell.Ended rest = shell.run("score", "--judge", "planted/judge-length");
        assertThat(rest.err()).contains("10 questions").doesNotContain("Continuing");
        assertThat(effect("depth", "imagine").get("reason")).contains("prefers a long row of points");
    }

    /** An Ollama server whose model says always the same, and is another by its weights once it was replaced. */
    private static FakeServer ollama(AtomicBoolean replaced) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.32.15\"}");
                case "/api/tags" ->
                    wire.json(
                            200,
                            "{\"models\":[{\"name\":\"m:1b\",\"digest\":\"" + (replaced.get() ? "b" : "a").repeat(64)
                                    + "\"}]}");
                case "/api/show" -> wire.json(200, "{\"template\":\"t\",\"capabilities\":[\"completion\"]}");
                case "/api/ps" -> wire.json(200, "{\"models\":[]}");
                default -> wire.json(200, "{\"message\":{\"content\":\"1\"},\"done\":true,\"done_reason\":\"stop\"}");
            }
        });
    }

    @Test
    void aJudgeThatWasReplacedUnderItsNameIsRefused() throws Exception {
        AtomicBoolean replaced = new AtomicBoolean();
        try (FakeServer fake = ollama(replaced)) {
            shell.write("plain.yaml", ONCE + "model: planted/depth\n");
            had("plain.yaml");
            String[] some = {"score", "--judge", "ollama/m:1b", "--url", fake.url(), "--max-calls", "7"};
            assertThat(shell.run(some).code()).isEqualTo(3);
            assertThat(shell.run(some).code()).as("the same judge").isEqualTo(3);
            int before = fake.requests("/api/chat").size();
            replaced.set(true);
            String refusal = "deep-001 has verdicts of ollama/m:1b, aaaaaaaaaaaa";
            Shell.Ended other = shell.run(some);
            assertThat(other.code()).as(other.err()).isEqualTo(2);
            assertThat(other.errUnfolded())
                    .contains(refusal, "; now it is ollama/m:1b, bbbbbbbbbbbb", "Give the new model a name of its own");
            // The run knows the last judge alone; verdicts of the one before lie in the store.
            assertThat(shell.run("score", "--judge", "planted/judge-fair").code())
                    .isZero();
            assertThat(shell.run(some).errUnfolded()).contains(refusal);
            shell.write(
                    "deep.yaml",
                    ONCE + "models: [planted/depth, {role: judge, model: ollama/m:1b, url: \"" + fake.url() + "\"}]\n");
            assertThat(shell.run("run", "deep.yaml").errUnfolded()).contains(refusal);
            assertThat(fake.requests("/api/chat")).hasSize(before);
            replaced.set(false);
            assertThat(shell.run(some).code()).as("the first again").isEqualTo(3);
        }
    }

    @Test
    void aFreshJudgementIsNotSaidToGoOn() {
        judged("planted/judge-fair");
        assertThat(had("deep.yaml").err())
                .contains("Asking the judge planted/judge-fair: " + PAIRS + " questions.")
                .doesNotContain("Continuing");
    }

    @Test
    void aRussianReportHasNoEnglishLineAroundIt() {
        shell.write(
                "deep.yaml",
                ONCE + "models: [planted/depth, {role: judge, model: planted/judge-position}]\n"
                        + "report: {language: ru}\n");
        for (List<String> command : List.of(List.of("run", "deep.yaml"), List.of("score", "deep-001"))) {
            Shell.Ended ended = shell.run(command.toArray(String[]::new));
            assertThat(ended.err().lines().filter(line -> !line.isBlank()))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).containsPattern("[а-я]"));
        }
    }

    @Test
    void aRunThatIsTakenForAJudgeIsRefusedWithTheWayOut() {
        had("plain.yaml");
        Shell.Ended ended = shell.run("score", "--judge", "deep-001");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--judge deep-001: this is a run and no model; write score deep-001 --judge.");
    }

    @Test
    void whereNothingWasAnsweredNoJudgeIsAsked() {
        shell.write(
                "lost.yaml",
                "protocol: lost\nintents:\n  - topic: bread\nforms: [direct, imagine]\n"
                        + "models: [{model: planted/none, max_tokens: 1}, {role: judge, model: planted/judge-fair}]\n");
        Shell.Ended run = shell.run("run", "lost.yaml");
        assertThat(run.err()).contains("the judge is asked nothing").doesNotContain("Asking the judge");
    }

    @Test
    void aPlanSaysHowManyQuestionsTheJudgeWouldBeAsked() {
        shell.write(
                "deep.yaml",
                PROTOCOL.replace("trials: 6", "trials: 2")
                        + "models: [planted/depth, {role: judge, model: planted/judge-fair, pairs: 10}]\n");
        assertThat(shell.run("plan", "deep.yaml").out())
                .contains("the judge: 40 questions about anchors")
                .contains("40 at most about answers");
        shell.run("run", "deep.yaml");
        assertThat(parts()).containsEntry("judge", 80L);
    }

    @Test
    void aJudgeOfItsOwnAnswersIsWarnedOf() {
        judged("planted/depth");
        assertThat(shell.run("check", "deep.yaml").err()).contains("judges prefer their own");
    }
}
