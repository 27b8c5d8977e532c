package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.store.JdbcAnswerStore;

/** Runs that are kept, copied, carried to another machine and removed. */
class KeepingTest {
    private static final Instant FIRST = Instant.parse("2026-10-01T23:30:00Z");

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private Shell shell;

    private static Shell in(Path folder) {
        Shell shell = new Shell(folder);
        shell.write(
                "a.yaml",
                "protocol: sea\nintents: [{topic: the sea}]\nforms: [direct, imagine]\nmodel: planted/length\ntrials: 2\n");
        return shell;
    }

    private static Clock on(int day) {
        return Clock.fixed(FIRST.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    }

    @BeforeAll
    static void twoRuns() {
        Shell maker = in(made);
        for (int day : new int[] {0, 100}) {
            assertThat(maker.with(on(day))
                            .run("run", "a.yaml", "--new", "--quiet")
                            .code())
                    .isZero();
        }
    }

    @BeforeEach
    void theirFolderAnew() {
        shell = in(folder).with(on(100));
        shell.have(made.resolve("results"));
    }

    private List<String> lines(String file, String run) {
        return shell.read(file).lines().map(line -> line.replace(run, "RUN")).toList();
    }

    @Test
    void oldRunsGoOnlyWhenThatIsMeant() {
        Shell.Ended dry = shell.run("runs", "prune", "--older", "90d");
        assertThat(dry.out()).isEqualTo("Would delete sea-001 of 2026-10-01T23:30:00Z.\n");
        assertThat(dry.err()).contains("With --yes it is deleted.");
        assertThat(shell.run("runs").out()).contains("sea-001").contains("4 of 4");
        assertThat(shell.run("runs", "prune", "--older", "90d", "--yes").out()).startsWith("Deleted sea-001");
        assertThat(shell.run("runs").out()).doesNotContain("sea-001").contains("sea-002");
        assertThat(shell.files("results/sea-001")).isEmpty();
        assertThat(shell.run("runs", "check").out()).isEqualTo("The store is sound: 1 run.\n");
        assertThat(shell.run("runs", "prune", "--older", "old").err()).contains("--older is an age such as 90d or 12w");
        assertThat(shell.run("runs", "prune", "--older", "52w").err())
                .contains("No run is older than 52w: there is nothing to delete.");
    }

    @Test
    void oneRunIsDeletedWithEverythingOfItsOwn() {
        assertThat(shell.run("runs", "delete", "sea-001").out()).startsWith("Would delete sea-001");
        assertThat(shell.run("runs", "delete", "sea-001", "--yes").code()).isZero();
        assertThat(shell.run("runs", "delete", "../sea-002", "--yes").code()).isEqualTo(2);
        assertThat(shell.run("show", "sea-001").code()).isEqualTo(2);
        assertThat(shell.run("report", "sea-002").code()).isZero();
        assertThat(shell.files("results/sea-002")).contains("report.html");
    }

    @Test
    void aBackupIsAStoreOfItsOwnAndItsOwnersAlone() throws IOException {
        assertThat(shell.run("runs", "backup", "copy of 'all'.db").code()).isZero();
        Path copy = folder.resolve("copy of 'all'.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(shell.run("runs", "backup", "copy of 'all'.db").err()).contains("exists already");
        Files.createDirectories(folder.resolve("other"));
        Files.move(copy, folder.resolve("other/phrasefield.db"));
        assertThat(shell.run("runs", "--results", "other").out())
                .contains("sea-001")
                .contains("sea-002");
    }

    @Test
    void aBackupWhileARunIsWritingHoldsOneMomentOfIt() throws Exception {
        shell.write("script.yaml", "- answer: \"One answer to {prompt}\"\n  delay: 4ms\n");
        shell.write(
                "long.yaml",
                "protocol: long\nintents: [{topic: the sea}, {topic: bread}]\ntrials: 30\nconcurrency: 2\n"
                        + "model: scripted/script.yaml\n");
        Thread run = new Thread(() -> shell.run("run", "long.yaml", "--quiet"));
        run.start();
        int copies = 0;
        int partial = 0;
        while (run.isAlive()) {
            String name = "copy-" + ++copies + ".db";
            Shell.Ended backup = new Shell(folder).run("runs", "backup", name);
            assertThat(backup.code()).as(backup.err()).isZero();
            Path kept = Files.createDirectories(folder.resolve("kept-" + copies));
            Files.move(folder.resolve(name), kept.resolve("phrasefield.db"));
            try (JdbcAnswerStore store = JdbcAnswerStore.open(kept)) {
                assertThat(store.check()).isEmpty();
                int[] attempts = {0};
                int[] answers = {0};
                if (store.run("long-001").isPresent()) {
                    store.each(
                            "long-001",
                            (trial, result) -> result.ifPresent(each -> {
                                answers[0]++;
                                attempts[0] += each.attempts().size();
                            }));
                }
                assertThat(attempts[0]).isEqualTo(answers[0]);
                if (answers[0] > 0 && answers[0] < 600) partial++;
            }
        }
        assertThat(partial).as("copies of a run that goes on").isPositive();
        assertThat(shell.run("runs").out()).contains("600 of 600");
    }

    @Test
    void aRunGoesToAnotherMachineWhole() {
        assertThat(shell.run("export", "sea-001", "--format", "run", "--out", "sea.run")
                        .code())
                .isZero();
        Shell.Ended taken = shell.run("import", "sea.run", "--results", "elsewhere");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.err()).contains("The run of sea.run is sea-001 here.");
        for (String file : List.of("answers.csv", "scores.csv", "plan.csv")) {
            assertThat(lines("elsewhere/sea-001/" + file, "sea-001"))
                    .isEqualTo(lines("results/sea-001/" + file, "sea-001"));
        }
        assertThat(shell.run("show", "sea-001", "--results", "elsewhere").out())
                .contains("in flight  planted/length: ");
        assertThat(shell.files(".")).noneMatch(name -> name.endsWith(".part"));
        assertThat(shell.run("import", "sea.run", "--results", "elsewhere").err())
                .contains("the run of sea.run is here already, as sea-001");
        assertThat(shell.run("runs", "check", "--results", "elsewhere").code()).isZero();
    }

    @Test
    void aRunThatComesToOthersIsTheNextOfItsProtocol() {
        shell.run("export", "sea-001", "--format", "run", "--out", "sea.run");
        shell.run("runs", "delete", "sea-001", "--yes");
        assertThat(shell.run("import", "sea.run").err()).contains("The run of sea.run is sea-003 here.");
        assertThat(lines("results/sea-003/answers.csv", "sea-003")).hasSize(5);
        assertThat(shell.run("runs", "check").out()).contains("2 runs");
    }

    @Test
    void aFileThatDoesMoreThanHoldARunIsRefused() throws SQLException {
        shell.run("export", "sea-001", "--format", "run", "--out", "sea.run");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sea.run"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER trap AFTER INSERT ON run BEGIN DELETE FROM trial; END");
        }
        assertThat(shell.run("import", "sea.run").err()).contains("sea.run does not hold one run of Phrasefield");
        shell.write("broken.run", "SQLite format 3\u0000 and nothing more");
        Shell.Ended broken = shell.run("import", "broken.run");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).doesNotContain("Exception");
        shell.run("export", "sea-001", "--format", "run", "--out", "path.run");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("path.run"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE run SET protocol = '../../etc'");
        }
        assertThat(shell.run("import", "path.run").err()).contains("does not hold one run");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "empty.run | ''",
                "text.run | garbage",
                "bytes.run | \u0000\u0001\u0002\uffff",
                "head.run | 'SQLite format 3\u0000and nothing like it'",
                "head.data | 'SQLite format 3\u0000and nothing like it'",
            })
    void whatIsNamedAsARunAndIsNoneSaysHowToGetOne(String name, String text) {
        shell.write(name, text);
        Shell.Ended ended = shell.run("import", name);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        name + " does not hold one run of Phrasefield, or is damaged; write it anew where the run lies,"
                                + " with phrasefield export RUN --format run --out FILE.\n");
        assertThat(shell.files("results")).noneMatch(file -> file.endsWith(".part"));
    }
}
