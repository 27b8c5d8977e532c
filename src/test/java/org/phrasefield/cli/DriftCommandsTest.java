package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moved, from the command line: two nights of one protocol, which are asked once; each test has a copy of them. */
class DriftCommandsTest {
    private static final Instant FIRST = Instant.parse("2026-10-01T23:30:00Z");

    @TempDir
    private static Path nights;

    @TempDir
    Path folder;

    private static String protocol() {
        return """
                protocol: evening
                intents: [{topic: the sea}, {topic: autumn leaves}, {topic: a garden}, {topic: a bridge}, {topic: bread}, {topic: a clock}]
                forms: [direct, imagine]
                model: planted/length
                trials: 2
                night: {from: '23:00', until: '06:30'}
                """;
    }

    private static void within80(String text) {
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(80));
    }

    private static void night(Shell shell, int number, String protocol) {
        shell.write("night.yaml", protocol);
        shell.with(Clock.fixed(FIRST.plus(Duration.ofDays(number)), ZoneOffset.UTC));
        Shell.Ended ended = shell.run("night", "night.yaml", "--quiet");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @BeforeAll
    static void twoNights() {
        Shell shell = new Shell(nights);
        night(shell, 0, protocol());
        night(shell, 1, protocol());
    }

    private Shell copy() throws IOException {
        try (Stream<Path> files = Files.walk(nights.resolve("results"))) {
            for (Path file : files.toList()) Files.copy(file, folder.resolve(nights.relativize(file)));
        }
        return new Shell(folder);
    }

    private void change(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                var change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement)).isPositive();
        }
    }

    @Test
    void twoNightsOfOneModelAreComparedAndTheirCanariesAreTheSame() throws IOException {
        Shell shell = copy();
        Shell.Ended english = shell.run("compare", "evening-001", "evening-002");
        assertThat(english.code()).as(english.err()).isZero();
        assertThat(english.out())
                .startsWith("From evening-001 to evening-002:")
                .contains("planted/length: all 12 canaries with fixed seeds are the same, byte for byte.");
        assertThat(english.outUnfolded())
                .contains("Whole answers, by the words that they share")
                .contains("of 2 forms 0 moved.");
        within80(english.out());
        Shell.Ended russian = shell.run("compare", "evening-001", "evening-002", "--language", "ru");
        assertThat(russian.out()).contains("От evening-001 к evening-002:").contains("(12) совпали байт в байт");
        within80(russian.out());
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .contains("\"verdict\"")
                .contains("\"energy_distance\"")
                .contains("\"same\" : 12");

        Shell.Ended drift = shell.run("drift", "--fail-on", "changed");
        assertThat(drift.code()).as(drift.err()).isZero();
        assertThat(drift.out())
                .contains("evening: 2 nights.")
                .contains("  ==\n")
                .contains("more than twenty nights");
        within80(drift.out());
        within80(shell.run("drift", "evening", "--language", "ru").out());
    }

    @Test
    void aGateThatCannotTellYetPassesAndSaysSo() throws IOException {
        Shell shell = copy();
        for (String gate : new String[] {"moved", "suspected"}) {
            Shell.Ended passed = shell.run("drift", "--fail-on", gate);
            assertThat(passed.code()).as(passed.err()).isZero();
            assertThat(passed.outUnfolded())
                    .contains("--fail-on " + gate + " cannot refuse yet: of planted/length nothing can be told"
                            + " (a reference needs more than twenty nights under the same conditions; nights so far: 2)."
                            + " Code 0 does not mean that nothing moved.");
            within80(passed.out());
        }
        Shell.Ended russian = shell.run("drift", "--fail-on", "moved", "--language", "ru");
        assertThat(russian.outUnfolded()).contains("Код 0 не значит, что ничего не сдвинулось.");
        within80(russian.out());
        Shell.Ended json = shell.run("drift", "--fail-on", "moved", "--json");
        assertThat(json.err()).contains("Code 0 does not mean that nothing moved.");
        assertThat(json.out()).startsWith("{").doesNotContain("Code 0");
        assertThat(shell.run("drift").out()).doesNotContain("Code 0");
        assertThat(shell.run("drift", "--json").out()).contains("\"mark\" : \"reference\"");
    }

    @Test
    void aGateThatRefusesOtherConditionsSaysSoOfTwoNightsAndNotOfOne() throws IOException {
        Shell shell = copy();
        Shell.Ended two = shell.run("drift", "--fail-on", "changed");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.outUnfolded())
                .contains(
                        "--fail-on changed refuses other conditions already, but of planted/length no move can be told yet"
                                + " (a reference needs more than twenty nights under the same conditions; nights so far: 2)."
                                + " Code 0 means that the conditions are the same, not that nothing moved.")
                .doesNotContain("cannot refuse yet");
        within80(two.out());
        Shell.Ended russian = shell.run("drift", "--fail-on", "changed", "--language", "ru");
        assertThat(russian.outUnfolded()).contains("Код 0 значит, что условия прежние");
        within80(russian.out());
        assertThat(shell.run("runs", "delete", "evening-002", "--yes").code()).isZero();
        assertThat(shell.run("drift", "--fail-on", "changed").outUnfolded())
                .contains("--fail-on changed cannot refuse yet");
    }

    @Test
    void otherQuestionsAreAnotherEpochWhichAGateCanRefuse() throws IOException {
        Shell shell = copy();
        night(shell, 2, protocol() + "system: Be brief.\n");
        Shell.Ended drift = shell.run("drift", "--fail-on", "changed");
        assertThat(drift.code()).as(drift.err()).isEqualTo(4);
        assertThat(drift.out()).contains("planted/length changed: what is asked (system message not set → Be brief.).");
        assertThat(shell.run("drift", "--fail-on", "suspected").code()).isZero();
        assertThat(shell.run("compare", "evening-002", "evening-003").outUnfolded())
                .contains("changed: what is asked (system message");
    }

    /** What a later night may find changed, made so in the store, where a service told another thing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            models = replace(models, '"digest":"', '"digest":"other') | \
                model file | changed: the model file (weights | изменилось: файл модели (веса
            models = replace(models, 'liar 1', 'liar 2') | \
                server | changed: the server (liar 1 → liar 2). | изменилось: сервер (liar 1 → liar 2).
            protocol_text = replace(protocol_text, 'model: planted/length', 'model: {model: planted/length, max_tokens: 300}') | \
                options | changed: the options (max_tokens 400 → 300). | изменилось: настройки (max_tokens 400 → 300).
            protocol_text = replace(protocol_text, 'trials: 2', 'trials: 3') | \
                protocol | changed: what is asked (trials 2 → 3). | изменилось: сами вопросы (проб на ячейку 2 → 3).
            protocol_text = replace(protocol_text, '{topic: bread}, ', '') | \
                protocol | changed: what is asked (intents 6 → 5). | изменилось: сами вопросы (темы 6 → 5).
            wordings = 'en 999' | protocol | → en 999). | (версия формулировок
            """)
    void aCauseIsNamedInBothLanguagesFromWhatToWhat(String change, String cause, String english, String russian)
            throws Exception {
        Shell shell = copy();
        change("UPDATE run SET models = replace(models, '\"digest\":', '\"server\":\"liar 1\",\"digest\":')");
        change("UPDATE run SET " + change + " WHERE id = 'evening-002'");
        String compared = shell.run("compare", "evening-001", "evening-002").outUnfolded();
        assertThat(compared).contains("planted/length ").contains(english);
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .contains("\"cause\" : \"" + cause + "\"", "\"from\" : ", "\"to\" : ");
        assertThat(shell.run("drift", "--json").out()).contains("\"cause\" : \"" + cause + "\"");
        assertThat(shell.run("compare", "evening-001", "evening-002", "--language", "ru")
                        .outUnfolded())
                .contains("planted/length — ", russian);
        assertThat(shell.run("drift", "--fail-on", "changed").code()).isEqualTo(4);
        assertThat(shell.run("drift", "--fail-on", "moved").code()).isZero();
    }

    @Test
    void whatWasLookedAtIsBorne() throws Exception {
        Shell shell = copy();
        change(
                "UPDATE run SET models = replace(models, '\"digest\":\"', '\"digest\":\"other') WHERE id = 'evening-002'");
        assertThat(shell.run("drift", "--fail-on", "changed", "--since", "evening-001")
                        .code())
                .isEqualTo(4);
        assertThat(shell.run("drift", "--fail-on", "changed", "--since", "evening-002")
                        .code())
                .isZero();
        Shell.Ended unknown = shell.run("drift", "--fail-on", "changed", "--since", "evening-009");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no run evening-009 of this protocol");
        assertThat(shell.run("drift", "--since", "evening-001").code()).isEqualTo(2);
    }

    @Test
    void otherNumbersOfCallsInFlightAreSaid() throws Exception {
        Shell shell = copy();
        assertThat(shell.run("compare", "evening-001", "evening-002").outUnfolded())
                .doesNotContain("in flight");
        change("UPDATE width SET calls = 97 WHERE run = 'evening-002'");
        assertThat(shell.run("compare", "evening-001", "evening-002").outUnfolded())
                .containsPattern("planted/length: at most \\d+ calls in flight then, 97 now");
        assertThat(shell.run("compare", "evening-001", "evening-002", "--language", "ru")
                        .outUnfolded())
                .contains("теперь — не больше 97");
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .contains("\"after\" : 97");
    }

    @Test
    void anotherSpeedIsSaidAndThatLessOfTheModelLayInTheGraphicsMemory() throws Exception {
        Shell shell = copy();
        assertThat(shell.run("compare", "evening-001", "evening-002").outUnfolded())
                .doesNotContain("a second of a call", "graphics memory");
        change("UPDATE result SET output_tokens = 100");
        change("UPDATE attempt SET nanos = 1000000000");
        change(
                "UPDATE attempt SET nanos = 4500000000, loading = 500000000 WHERE result IN (SELECT id FROM result WHERE run = 'evening-002')");
        change("INSERT INTO residence (run, model, since, bytes, in_graphics) VALUES"
                + " ('evening-001', 'planted/length', '2026-10-01T23:30:00Z', 1000, 1000),"
                + " ('evening-002', 'planted/length', '2026-10-02T23:30:00Z', 1000, 1000),"
                + " ('evening-002', 'planted/length', '2026-10-02T23:50:00Z', 0, 0),"
                + " ('evening-002', 'planted/length', '2026-10-03T01:30:00Z', 1000, 430)");
        String said = "planted/length: 100.0 tokens a second of a call then, 25.0 now. "
                + "planted/length: 100 % of it lay in the graphics memory then, 43 % now, which may be why.";
        assertThat(shell.run("compare", "evening-001", "evening-002").outUnfolded())
                .contains(said);
        Shell.Ended drift = shell.run("drift", "--fail-on", "changed");
        assertThat(drift.code()).as("another speed is no other condition").isZero();
        assertThat(drift.outUnfolded()).contains("From evening-001 to evening-002: " + said);
        assertThat(shell.run("compare", "evening-001", "evening-002", "--language", "ru")
                        .outUnfolded())
                .contains(
                        "за секунду вызова тогда — токенов 100,0, теперь — 25,0.",
                        "в видеопамяти тогда было 100 % модели, теперь — 43 %; возможно, дело в этом.");
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .contains("\"tokens_per_second\" : 25", "\"percent_in_graphics_memory\" : 43");
        assertThat(shell.run("drift", "--json").out()).contains("\"percent_in_graphics_memory\" : 43");
        Shell.Ended export = shell.run("export", "evening-002", "--format", "run", "--out", "evening.run");
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(shell.run("runs", "delete", "evening-002", "--yes").code()).isZero();
        Shell.Ended taken = shell.run("import", "evening.run");
        assertThat(taken.code()).as(taken.err()).isZero();
        String copy = taken.err().replaceFirst("(?s).* is (evening-\\d+) here.*", "$1");
        assertThat(shell.run("compare", "evening-001", copy).outUnfolded()).contains(said);
    }

    @Test
    void scoresOfAnotherVersionAreACauseAndNotCompared() throws Exception {
        Shell shell = copy();
        change(
                "INSERT INTO metric_list (metrics) SELECT replace(metrics, '\"log-words ', '\"log-words 99') FROM metric_list");
        change("UPDATE scored SET metrics = (SELECT max(id) FROM metric_list)"
                + " WHERE result IN (SELECT id FROM result WHERE run = 'evening-002')");
        change("UPDATE run SET revision = revision + 1 WHERE id = 'evening-002'");
        String compared = shell.run("compare", "evening-001", "evening-002").outUnfolded();
        assertThat(compared)
                .containsPattern("planted/length changed: our own metric \\(.+ → .*99")
                .contains("the metric counts in another way by now");
        assertThat(shell.run("drift", "--fail-on", "changed").code()).isEqualTo(4);
    }

    @Test
    void whatANightSaidIsKeptAndReadAnewOnceItHasOtherScores() throws IOException {
        Shell shell = copy();
        String before =
                shell.run("compare", "evening-001", "evening-002", "--json").out();
        Path kept = folder.resolve("results/evening-001/night.json");
        String honest = Files.readString(kept);
        // Each value is a row of the index, the intent, a count, a mean and squares.
        String other = honest.replaceAll("(\\],\"[^\"]+\",\\d+,)[-0-9.E]+", "$177.5");
        assertThat(other).isNotEqualTo(honest);
        Files.writeString(kept, other);
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .as("by what was kept")
                .isNotEqualTo(before);
        Shell.Ended again = shell.run("score", "evening-001", "--again", "--quiet");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .isEqualTo(before);
        for (String damaged : new String[] {"", "{", "[]", "null", honest.substring(0, honest.length() / 2)}) {
            Files.writeString(kept, damaged);
            assertThat(shell.run("compare", "evening-001", "evening-002", "--json")
                            .out())
                    .as(damaged)
                    .isEqualTo(before);
        }
    }

    @Test
    void wrongQuestionsAreRefused() throws IOException {
        Shell shell = copy();
        assertThat(shell.run("drift", "--fail-on", "anything").code()).isEqualTo(2);
        assertThat(shell.run("drift", "nothing").err()).contains("There is no run of nothing");
        assertThat(shell.run("compare", "evening-001", "evening-001").err()).contains("That is one run; name two.");
        assertThat(shell.run("compare", "evening-001", "evening-009").code()).isEqualTo(2);
        assertThat(shell.run("drift", "--language", "de").err()).contains("--language is en or ru, not de.");
    }
}
