package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.run.Patience;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;

class RunCommandsTest {
    private static final String PROTOCOL = """
            protocol: small
            intents:
              - topic: bread
              - topic: autumn leaves
            forms: [direct, story, imagine]
            trials: 2
            model: echo
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
        shell.write("small.yaml", PROTOCOL);
    }

    private List<CSVRecord> rows(String file) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(shell.read(file)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers without what differs from one asking to the next: times. */
    private List<Map<String, String>> answers(String run) {
        return rows("results/" + run + "/answers.csv").stream()
                .map(row -> {
                    Map<String, String> map = row.toMap();
                    map.remove("started_at");
                    map.remove("seconds");
                    return map;
                })
                .collect(Collectors.toList());
    }

    @Test
    void aRunLeavesEveryFileAndATable() {
        Shell.Ended run = shell.run("run", "small.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Tell a story").contains("12 of 12 answered");
        assertThat(run.err())
                .contains("No model is asked")
                .contains("report.html")
                .contains("small-001 is complete: 12 of 12 trials settled, 12 calls");
        assertThat(shell.files("results/small-001"))
                .containsExactly(
                        "answers.csv",
                        "checks.csv",
                        "claims.csv",
                        "control.csv",
                        "delta.csv",
                        "dice.csv",
                        "dictionary.md",
                        "effects.csv",
                        "interactions.csv",
                        "loss-reasons.csv",
                        "losses.csv",
                        "map.csv",
                        "plan.csv",
                        "preview.json",
                        "report.html",
                        "run.json",
                        "scores.csv");
        assertThat(rows("results/small-001/answers.csv")).hasSize(12).allSatisfy(row -> {
            assertThat(row.get("outcome")).isEqualTo("answered");
            assertThat(row.get("answer")).isEqualTo(row.get("prompt"));
        });
        assertThat(rows("results/small-001/plan.csv")).hasSize(12);
        assertThat(rows("results/small-001/scores.csv"))
                .hasSize(12 * Metrics.all().size());
    }

    @Test
    void aRunEndsWithWhatItTookAndWhereTheReportIsOnALineEach() {
        // With a test's patience a busy machine passes for another program that holds the database.
        List<String> said = shell.with(Patience.DEFAULT)
                .run("run", "small.yaml")
                .err()
                .lines()
                .toList();
        assertThat(said.get(said.size() - 2))
                .startsWith("small-001 is complete: 12 of 12 trials settled, 12 calls, ")
                .endsWith(" s of asking.")
                .doesNotContain("token");
        assertThat(said.get(said.size() - 1)).startsWith("Report: ").endsWith("report.html");
        assertThat(said).allMatch(line -> line.length() <= 80 || line.startsWith("Report: "));
    }

    @Test
    void anUnchangedCompletePlanAsksNothingAndShowsTheResult() {
        Shell.Ended first = shell.run("run", "small.yaml");
        List<String> bytes = shell.files("results/small-001").stream()
                .map(file -> shell.read("results/small-001/" + file))
                .toList();
        Shell.Ended again = shell.run("run", "small.yaml");
        assertThat(again.code()).isZero();
        assertThat(again.err())
                .contains("nothing is asked", "12 of 12 trials settled, 12 calls.")
                .doesNotContain("of asking");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(shell.files("results/small-001").stream()
                        .map(file -> shell.read("results/small-001/" + file))
                        .toList())
                .isEqualTo(bytes);
    }

    @Test
    void anExtendedProtocolKeepsWhatIsAnswered() {
        shell.run("run", "small.yaml");
        List<Map<String, String>> before = answers("small-001");
        shell.write("small.yaml", PROTOCOL.replace("trials: 2", "trials: 3").replace("imagine]", "imagine, analogy]"));
        Shell.Ended run = shell.run("run", "small.yaml");
        assertThat(run.err()).contains("Continuing: 12 of 24 trials are settled, 12 to ask.");
        assertThat(withoutHash(answers("small-001")))
                .containsAll(withoutHash(before))
                .hasSize(24);
    }

    private static List<Map<String, String>> withoutHash(List<Map<String, String>> rows) {
        rows.forEach(row -> row.remove("protocol_hash"));
        return rows;
    }

    @Test
    void aShortenedProtocolHidesAndDoesNotDelete() {
        shell.run("run", "small.yaml");
        shell.write("small.yaml", PROTOCOL.replace("forms: [direct, story, imagine]", "forms: [direct, story]"));
        Shell.Ended less = shell.run("run", "small.yaml");
        assertThat(less.code()).isZero();
        assertThat(less.err())
                .contains("8 of 8 trials settled")
                .containsOnlyOnce("small-001 has 4 answers that this plan no longer asks for; they stay in the database"
                        + " and leave the report; --new starts a run of its own.");
        assertThat(rows("results/small-001/answers.csv")).hasSize(8);
        shell.write("small.yaml", PROTOCOL);
        Shell.Ended more = shell.run("run", "small.yaml");
        assertThat(more.err()).doesNotContain("to ask").doesNotContain("no longer");
        assertThat(rows("results/small-001/answers.csv")).hasSize(12);
    }

    @Test
    void anotherProtocolOfTheSameIdIsToldFromTheOneThatTheRunAsked() {
        shell.run("run", "small.yaml");
        shell.write(
                "small.yaml",
                "protocol: small\nlanguages: [en]\nintents:\n  - topic: the price of bread in winter\nmodel: echo\n");
        assertThat(shell.run("run", "small.yaml").err())
                .contains("small-001 shares no answer with this plan: its 12 answers stay in the database and leave"
                        + " the report; --new starts a run of its own.");
    }

    @Test
    void aRenamedFormKeepsItsAnswersUnderTheNewName() {
        String own = PROTOCOL.replace(
                "forms: [direct, story, imagine]",
                "forms: [direct, {id: riddle, wordings: {en: [\"Riddle me {topic}.\"]}}]");
        shell.write("small.yaml", own);
        shell.run("run", "small.yaml");
        shell.write("small.yaml", own.replace("id: riddle", "id: puzzle"));
        Shell.Ended renamed = shell.run("run", "small.yaml");
        assertThat(renamed.code()).isZero();
        assertThat(rows("results/small-001/answers.csv")).hasSize(8);
        assertThat(rows("results/small-001/answers.csv"))
                .extracting(row -> row.get("form"))
                .containsOnly("direct", "puzzle");
        assertThat(rows("results/small-001/effects.csv")).isNotEmpty();
        assertThat(shell.run("show", "small-001").out()).contains("8 of 8 trials, 8 calls");
    }

    @Test
    void anotherModelUnderTheSameNameIsNotPooled() {
        shell.write("script.yaml", "- answer: Bread is baked from flour.\n");
        shell.run("run", "small.yaml", "--model", "scripted/script.yaml");
        shell.write("script.yaml", "- answer: Something else.\n");
        shell.write("small.yaml", PROTOCOL.replace("trials: 2", "trials: 3"));
        Shell.Ended changed = shell.run("run", "small.yaml", "--model", "scripted/script.yaml");
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("--new").hasLineCount(1);
        assertThat(answers("small-001")).hasSize(12);
        assertThat(shell.run("run", "--new", "small.yaml", "--model", "scripted/script.yaml")
                        .code())
                .isZero();
    }

    @Test
    void aRunKilledAfterItsLastAnswerIsCompleteWhenItIsLookedAtAgain() {
        shell.run("run", "small.yaml");
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
            RunRecord run = store.run("small-001").orElseThrow();
            store.update(run.asking(run.models(), run.notes()));
        }
        assertThat(shell.run("runs").out()).contains(" open ");
        assertThat(shell.run("run", "small.yaml").code()).isZero();
        assertThat(shell.run("runs").out()).contains(" complete ");
    }

    @Test
    void aNewRunHasSeedsOfItsOwn() {
        shell.run("run", "small.yaml");
        shell.run("run", "--new", "small.yaml");
        assertThat(shell.run("runs").out()).contains("small-001").contains("small-002");
        List<String> first = rows("results/small-001/plan.csv").stream()
                .map(row -> row.get("sampling_seed"))
                .toList();
        List<String> second = rows("results/small-002/plan.csv").stream()
                .map(row -> row.get("sampling_seed"))
                .toList();
        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void anotherModelIsAnotherRun() {
        shell.write("script.yaml", "- answer: Bread is baked from flour, water and salt.\n");
        shell.run("run", "small.yaml");
        Shell.Ended other = shell.run("run", "small.yaml", "--model", "scripted/script.yaml");
        assertThat(other.code()).isZero();
        assertThat(answers("small-001"))
                .allSatisfy(row -> assertThat(row.get("model")).isEqualTo("echo"));
        assertThat(answers("small-002"))
                .allSatisfy(row -> assertThat(row.get("model")).isEqualTo("scripted/script.yaml"));
    }

    @Test
    void scoreAndReportGiveTheSameBytesAgain() {
        shell.run("run", "small.yaml");
        // What is kept for the next preview says of how many writings it was made.
        List<String> names = shell.files("results/small-001").stream()
                .filter(name -> !name.equals("preview.json"))
                .toList();
        List<String> bytes = names.stream()
                .map(file -> shell.read("results/small-001/" + file))
                .toList();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(shell.run("score", "--again", "small-001").code()).isZero();
            assertThat(names.stream()
                            .map(file -> shell.read("results/small-001/" + file))
                            .toList())
                    .isEqualTo(bytes);
            assertThat(shell.run("report").code()).isZero();
            assertThat(names.stream()
                            .map(file -> shell.read("results/small-001/" + file))
                            .toList())
                    .isEqualTo(bytes);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void failuresAreCountedAndNeverScored() {
        shell.write("script.yaml", """
                - when: story
                  outcome: failed
                  cause: request
                  reason: down for the night
                - answer: Bread is baked from flour, water and salt. It is eaten every day.
                """);
        Shell.Ended run = shell.run("run", "small.yaml", "--model", "scripted/script.yaml");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("down for the night")
                .contains(
                        "Change what stands in the way, in the protocol or at the server; then the same command continues it.");
        List<Map<String, String>> answers = answers("small-001");
        List<String> failed = new ArrayList<>();
        for (Map<String, String> row : answers) {
            if ("failed".equals(row.get("outcome"))) failed.add(String.valueOf(row.get("trial_key")));
        }
        assertThat(failed).isNotEmpty();
        assertThat(rows("results/small-001/scores.csv"))
                .filteredOn(row -> failed.contains(row.get("trial_key")))
                .allSatisfy(row -> assertThat(row.get("value")).isEmpty());
    }

    @Test
    void aSampleThatKnowsNoneOfThePromptsIsNotReplayed() {
        Shell.Ended run = shell.run("run", "small.yaml", "--model", "sample");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("models fetch").hasLineCount(1);
    }

    @Test
    void aMissingScriptIsNotMistakenForAProtocol() {
        Shell.Ended run = shell.run("run", "small.yaml", "--model", "scripted/none.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("There is no file none.yaml in " + folder + ".\n");
    }

    @Test
    void aFolderInUseNamesItsOwner() {
        shell.run("run", "small.yaml");
        try (ResultsLock lock = ResultsLock.take(folder.resolve("results"), "run other.yaml, process 4711")
                .orElseThrow()) {
            assertThat(lock).isNotNull();
            Shell.Ended run = shell.run("run", "--new", "small.yaml");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("is in use (run other.yaml, process 4711)")
                    .hasLineCount(1);
        }
        assertThat(shell.run("runs").out()).doesNotContain("small-002");
    }

    @Test
    void aResultsFolderThatIsAFileIsRefused() {
        shell.write("results", "a file");
        Shell.Ended run = shell.run("run", "small.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("results is a file").hasLineCount(1);
    }

    @Test
    void noServerIsOneSentenceWithTheWayOut() {
        Shell.Ended run = shell.run("run", "small.yaml", "--model", "ollama/llama3.2", "--url", "http://127.0.0.1:9");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("127.0.0.1:9").doesNotContain("Exception");
        // A busy machine may take so long to be refused that it says what it waits for.
        assertThat(run.err().lines().filter(line -> !line.startsWith("Loading ")))
                .hasSize(1);
        assertThat(shell.run("runs").code()).isZero();
    }

    @Test
    void anUnknownServiceIsRefusedWithWhatWasMeant() {
        Shell.Ended run = shell.run("run", "small.yaml", "--model", "olama/llama3.2");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("ollama").hasLineCount(1);
    }

    @Test
    void oneTrialCanBeLookedAt() {
        shell.run("run", "small.yaml");
        String key = String.valueOf(answers("small-001").get(0).get("trial_key"));
        Shell.Ended show = shell.run("show", "small-001", key.substring(0, 12));
        assertThat(show.code()).isZero();
        assertThat(show.out())
                .contains(key)
                .contains("[user]")
                .contains("[answer]")
                .contains("attempt 1");
        assertThat(shell.run("show", "small-001").out()).contains("complete");
        assertThat(shell.run("show", "small-009").code()).isEqualTo(2);
    }

    @Test
    void aRussianRunIsReportedInRussian() {
        shell.write("russian.yaml", """
                protocol: russkiy
                intents:
                  - topic: шум в съёмной квартире
                  - topic: осенние листья
                forms: [direct, story]
                trials: 1
                model: echo
                """);
        Shell.Ended run = shell.run("run", "russian.yaml");
        assertThat(run.code()).isZero();
        assertThat(answers("russkiy-001"))
                .anySatisfy(row -> assertThat(row.get("prompt")).contains("об осенних листьях"));
        assertThat(shell.read("results/russkiy-001/report.html"))
                .contains("<html lang=\"ru\"")
                .contains("Модель не спрашивали")
                .doesNotContain("No model is asked");
    }

    @Test
    void aModelsFileLiesBesideTheProtocolThatNamesItOrInTheWorkingDirectory() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        String protocol = """
                protocol: beside
                intents: [{topic: the sea}]
                forms: [direct, imagine]
                trials: 1
                model: scripted/FILE
                """;
        shell.write("sub/beside.yaml", protocol.replace("FILE", "lines.yaml"));
        Shell.Ended missing = shell.run("run", "sub/beside.yaml");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.errUnfolded())
                .contains("There is no file lines.yaml in " + folder.resolve("sub") + ", nor in " + folder + ".");
        shell.write("lines.yaml", "- answer: from the working directory\n");
        assertThat(shell.run("run", "sub/beside.yaml").code()).isZero();
        assertThat(shell.read("results/beside-001/answers.csv")).contains("from the working directory");
        shell.write("sub/lines.yaml", "- answer: from beside the protocol\n");
        assertThat(shell.run("run", "--new", "sub/beside.yaml").code()).isZero();
        assertThat(shell.read("results/beside-002/answers.csv")).contains("from beside the protocol");
        // What the command line names lies where the command is given.
        assertThat(shell.run("run", "--new", "sub/beside.yaml", "--model", "scripted/lines.yaml")
                        .code())
                .isZero();
        assertThat(shell.read("results/beside-003/answers.csv")).contains("from the working directory");
        shell.write("sub/weights.yaml", protocol.replace("scripted/FILE", "embedded/none.gguf"));
        assertThat(shell.run("run", "sub/weights.yaml").errUnfolded())
                .contains("There is no file none.gguf with weights in " + folder.resolve("sub"));
    }
}
