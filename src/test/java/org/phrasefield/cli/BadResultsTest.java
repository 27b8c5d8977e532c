package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.run.StoreException;
import org.phrasefield.store.JdbcAnswerStore;

/** Results folders that are not as they should be: each command says so in one sentence and leaves them as they are. */
final class BadResultsTest {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("run", "five.yaml"),
            List.of("score", "--again"),
            List.of("report"),
            List.of("export"),
            List.of("runs"),
            List.of("show", "bad-001"));

    private static final List<List<String>> READING =
            List.of(List.of("runs"), List.of("show", "bad-001"), List.of("export"));

    private static final int PAGE = 4096;
    private static final int FILE_HEADER = 100;
    /** The first byte of a page whose rows are in order: inner or leaf, of an index or a table. */
    private static final Set<Integer> KINDS = Set.of(2, 5, 10, 13);

    private static final String PROTOCOL = "protocol: bad\nuse: core24\nlanguages: [en]\ntrials: 1\nmodel: echo\n";

    @TempDir
    private static Path whole;

    @TempDir
    private Path folder;

    private Shell shell;
    private Path file;

    @BeforeAll
    static void aRunOfSomeAnswers() {
        Shell shell = new Shell(whole);
        shell.write("five.yaml", PROTOCOL);
        assertThat(shell.run("run", "five.yaml", "--results", "r").code()).isZero();
    }

    @BeforeEach
    void itsFolderAnew() {
        shell = new Shell(folder);
        shell.write("five.yaml", PROTOCOL);
        shell.have(whole.resolve("r"));
        file = folder.resolve("r/phrasefield.db");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file, "These are my notes, not a database at all, and quite long enough to look at.");
        everyCommandSays("is not a database of Phrasefield, or is damaged");
    }

    @Test
    void aDatabaseCutShortIsRefused() throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() / 10);
        }
        everyCommandSays("is damaged");
    }

    @Test
    void aDatabaseWithOverwrittenPagesIsRefused() throws IOException {
        Random random = new Random(7);
        byte[] noise = new byte[3000];
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 1; page < raw.length() / 4096; page++) {
                random.nextBytes(noise);
                raw.seek(page * 4096);
                raw.write(noise);
            }
        }
        everyCommandSays("is damaged");
    }

    /** Doctor looks at each page with the eyes of the store, so that one page that it notices speaks for all. */
    @Test
    void doctorSaysOfADamagedIndexWhatTheOtherCommandsSay() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int noticed = 0;
        for (int page = 1; page < sound.length / PAGE; page++) {
            byte[] damaged = sound.clone();
            Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0x5a);
            Files.write(file, damaged);
            List<String> faults = JdbcAnswerStore.faults(folder.resolve("r"));
            if (faults.isEmpty()) continue;
            assertThat(faults.get(0)).contains("phrasefield.db is not a database of Phrasefield, or is damaged");
            if (noticed++ > 0) continue;
            assertThat(ended(List.of("doctor")).outUnfolded()).contains("bad Database " + faults.get(0));
        }
        assertThat(noticed).isGreaterThan(1);
    }

    /** Whatever page of the file is damaged: a command notices, or gives what it gave before. */
    @Test
    void damageIsNoticedOrDoesNotMatter() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Map<List<String>, String> before = new HashMap<>();
        for (List<String> command : READING) before.put(command, ended(command).out());
        // Each page with every command in the long profile, else with one.
        boolean whole = Boolean.getBoolean("phrasefield.long");
        for (int page = 0; page < sound.length / 4096; page++) {
            byte[] damaged = sound.clone();
            Arrays.fill(damaged, page * 4096 + (page == 0 ? 100 : 0), (page + 1) * 4096, (byte) 0x5a);
            List<String> one = READING.get(page % READING.size());
            for (List<String> command : whole ? READING : List.of(one)) {
                Files.write(file, damaged);
                Shell.Ended ended = ended(command);
                String of = command + " with page " + page + " damaged: " + ended.err();
                if (ended.code() == 0) {
                    assertThat(ended.out()).as(of).isEqualTo(before.get(command));
                } else {
                    assertThat(ended.code()).as(of).isEqualTo(2);
                    assertThat(ended.err()).contains("is damaged").doesNotContain("\tat ");
                }
            }
        }
    }

    /** A page that holds fewer rows than it did tells a query less, and no query by itself knows better. */
    @Test
    void lostRowsAreNoticedByEveryCommandThatReads() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int lost = 0;
        for (int page = 0; page < sound.length / PAGE; page++) {
            int head = page * PAGE + (page == 0 ? FILE_HEADER : 0);
            int rows = (sound[head + 3] & 0xff) << 8 | sound[head + 4] & 0xff;
            if (!KINDS.contains((int) sound[head]) || rows < 2) continue;
            byte[] damaged = sound.clone();
            damaged[head + 3] = 0;
            damaged[head + 4] = 1;
            Files.write(file, damaged);
            // Each page with one command: the check is the same in all.
            List<String> command = COMMANDS.get(lost++ % COMMANDS.size());
            Shell.Ended ended = ended(command);
            assertThat(ended.code()).as("%s with page %s", command, page).isEqualTo(2);
            assertThat(ended.err()).contains("is damaged");
            Files.write(file, damaged);
            assertThat(ended(List.of("runs")).code())
                    .as("runs with page %s", page)
                    .isEqualTo(2);
        }
        assertThat(lost).isPositive();
    }

    @Test
    void aDatabaseOfANewerPhrasefieldIsRefused() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        everyCommandSays("was written by a newer Phrasefield (schema 99");
    }

    @Test
    void aFolderInThePlaceOfTheDatabaseIsRefused() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        for (List<String> command : COMMANDS) {
            Shell.Ended ended = ended(command);
            assertThat(ended.code()).as("%s", command).isEqualTo(2);
            assertThat(ended.err())
                    .contains("phrasefield.db is a folder; move it away")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNoPartOfAnyOther() throws IOException {
        Path taken = folder.resolve("r/bad-001/scores.csv");
        Files.delete(taken);
        Files.createDirectories(taken.resolve("mine"));
        Shell.Ended ended = ended(List.of("report"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("scores.csv cannot be written");
        assertThat(shell.files("r/bad-001")).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aFileInThePlaceOfARunsFolderIsNamedWithTheWayOut() throws IOException {
        Path taken = folder.resolve("r/bad-001");
        for (String name : shell.files("r/bad-001")) Files.delete(taken.resolve(name));
        Files.delete(taken);
        Files.writeString(taken, "mine");
        Shell.Ended ended = ended(List.of("report"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("cannot be written (" + taken + " is a file, not a folder); move it away, then give"
                        + " phrasefield report: the answers are kept.")
                .doesNotContain("left over");
        assertThat(taken).hasContent("mine");
    }

    @Test
    void aNameThatIsTooLongIsToldAsTheCause() {
        assertThatThrownBy(() -> ResultsFolder.write(folder, "n".repeat(300), out -> out.append("text")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("too long")
                .hasMessageContaining("move " + folder.getParent() + " to where its path is shorter");
    }

    private void everyCommandSays(String sentence) throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (List<String> command : COMMANDS) {
            Shell.Ended ended = ended(command);
            assertThat(ended.code()).as("%s: %s", command, ended.err()).isEqualTo(2);
            assertThat(ended.err()).contains(sentence).contains("--results").doesNotContain("\tat ");
            assertThat(ended.err().lines().filter(line -> line.contains(sentence)))
                    .hasSize(1);
            assertThat(file).hasBinaryContent(before);
        }
    }

    private Shell.Ended ended(List<String> command) {
        String[] arguments = new String[command.size() + 2];
        for (int at = 0; at < command.size(); at++) arguments[at] = command.get(at);
        arguments[command.size()] = "--results";
        arguments[command.size() + 1] = "r";
        return shell.run(arguments);
    }
}
