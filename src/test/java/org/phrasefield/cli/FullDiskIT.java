package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk of two megabytes, of which most are taken: a file system in memory that only the processes of a test see. */
class FullDiskIT {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")));
        Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(inside("true") == 0, "file systems can be mounted");
        Files.writeString(folder.resolve("sea.yaml"), """
                protocol: sea
                intents: [{topic: the sea}, {topic: autumn leaves}, {topic: a garden}]
                forms: [direct, imagine]
                model: echo
                trials: 100
                """);
        Files.writeString(folder.resolve("small.yaml"), """
                protocol: small
                intents: [{topic: the sea}, {topic: autumn leaves}]
                forms: [direct, imagine]
                model: echo
                trials: 3
                """);
    }

    /** Gives lines to a shell that has the disk, in the test's folder; what they say is in {@code said.txt}. */
    private int inside(String lines) throws IOException, InterruptedException {
        // As the launcher starts it: newer Java warns of the database's library otherwise.
        String java = Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED";
        String script = """
                mount -t tmpfs -o size=2m tmpfs disk || exit 99
                phrasefield() { %s -cp "$CLASS_PATH" org.phrasefield.cli.Main "$@" --results disk/results; }
                leave() { rm -f disk/fill; head -c $(( ($(df -k --output=avail disk | tail -n 1) - $1) * 1024 )) /dev/zero > disk/fill; }
                %s
                """.formatted(java, lines);
        ProcessBuilder process = new ProcessBuilder("/usr/bin/unshare", "-rm", "/bin/bash", "-c", script);
        process.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        Process started = process.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(started.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return started.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private static final String NIGHT =
            "phrasefield night sea.yaml --max-hours 1 --notify 'env | grep ^PHRASEFIELD_ > told.txt'";

    @Test
    void aNightThatFillsTheDiskSaysWhatBecameOfItAndIsContinued() throws IOException, InterruptedException {
        int code = inside("leave 700\n" + NIGHT
                + "\ncode=$?; phrasefield runs; mount -o remount,size=60m disk; phrasefield run sea.yaml --quiet"
                + "\necho then: $?; exit $code");
        assertThat(code).as(said()).isEqualTo(3);
        assertThat(said())
                .contains("The disk is full at " + folder.resolve("disk/results"))
                .contains("What was answered is kept")
                .containsPattern("sea-001 is incomplete: \\d+ of 600 trials settled")
                .contains("See that the results folder takes more; then phrasefield run sea.yaml continues it.")
                .containsPattern("sea-001 .* incomplete +\\d+ of 600")
                .contains("600 of 600 answered.", "then: 0");
        assertThat(Files.readString(folder.resolve("told.txt")))
                .contains("PHRASEFIELD_CODE=3\n", "PHRASEFIELD_STATUS=incomplete\n", "PHRASEFIELD_RUN=sea-001\n")
                .contains("PHRASEFIELD_PLANNED=600\n", "The disk is full at ")
                .doesNotContain("PHRASEFIELD_REPORT");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 400})
    void aNightThatHasNoRoomToBeginSendsNothingAndLeavesNoRun(int kilobytes) throws IOException, InterruptedException {
        int code =
                inside("leave " + kilobytes + "\n" + NIGHT + "\ncode=$?; rm disk/fill; phrasefield runs; exit $code");
        assertThat(code).as(said()).isEqualTo(2);
        assertThat(said())
                .contains("The disk is full at " + folder.resolve("disk/results") + "; make room")
                .doesNotContain("What was answered", "sea-001 ");
        assertThat(Files.readString(folder.resolve("told.txt")))
                .contains("PHRASEFIELD_CODE=2\n", "PHRASEFIELD_STATUS=failed\n", "The disk is full at ");
    }

    @Test
    void whatDoesNotFitIsNamedAndLeavesNothingBehind() throws IOException, InterruptedException {
        int code = inside("""
                mount -o remount,size=9m disk
                phrasefield run small.yaml --quiet > /dev/null 2>&1 || exit 98
                leave 60
                ls disk > before
                try() { phrasefield "$@" > /dev/null 2> error; echo "$1 $?: $(tr '\n' ' ' < error)"; }
                try report
                try export --out disk/out.jsonl
                try export --format run --out disk/out.run
                try runs backup disk/out.db
                try run small.yaml
                ls disk > after
                """);
        assertThat(code).as(said()).isZero();
        String full = "The disk is full at " + folder.resolve("disk") + "; make room, or name another folder. ";
        String cannot = " cannot be written (No space left on device); make room or change the rights";
        List<String> said = said().lines().toList();
        assertThat(said).hasSize(5);
        assertThat(said.get(0)).startsWith("report 2: ").endsWith(cannot + REPORT + ". ");
        assertThat(said.get(1)).isEqualTo("export 2: " + folder.resolve("disk/out.jsonl") + cannot + ". ");
        assertThat(said.get(2)).isEqualTo("export 2: " + full);
        assertThat(said.get(3)).isEqualTo("runs 2: " + full);
        assertThat(said.get(4))
                .startsWith("run 3: small-001 is complete and its plan unchanged")
                .contains(cannot + REPORT, "small-001 is complete: 12 of 12")
                .doesNotContain("Report: ");
        assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    }

    @Test
    void aBetThatDoesNotFitIsRefusedInOneSentence() throws IOException, InterruptedException {
        int code = inside("""
                mount -o remount,size=9m disk
                phrasefield run small.yaml --quiet > /dev/null 2>&1 || exit 98
                leave 0
                try() { "$@" > /dev/null 2> error; echo "$?: $(tr '\\n' ' ' < error)"; }
                bet() { printf '+\\n-\\n0\\n' | phrasefield forecast sea.yaml --as anna; }
                sheet() { phrasefield forecast sea.yaml --as anna --csv disk/bets.csv; }
                try bet
                try sheet
                rm -rf disk/results
                leave 0
                try bet
                """);
        assertThat(code).as(said()).isZero();
        List<String> said = said().lines().toList();
        assertThat(said)
                .hasSize(3)
                .containsOnly("2: The disk is full at " + folder.resolve("disk/results")
                        + "; make room, or name another folder. ");
    }

    private static final String REPORT = ", then give phrasefield report: the answers are kept";
}
