package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moved, from the command line. */
class DriftCommandsTest {
    private static final Instant FIRST = Instant.parse("2026-10-01T23:30:00Z");

    @TempDir
    Path folder;

    private static String protocol(String model) {
        return """
                protocol: evening
                intents: [{topic: the sea}, {topic: autumn leaves}, {topic: a garden}, {topic: a bridge}]
                forms: [direct, imagine]
                model: %s
                trials: 3
                night: {from: '23:00', until: '06:30'}
                """.formatted(model);
    }

    private static void within80(String text) {
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(80));
    }

    private void night(Shell shell, int number, String model) {
        shell.write("night.yaml", protocol(model));
        shell.with(Clock.fixed(FIRST.plus(Duration.ofDays(number)), ZoneOffset.UTC));
        Shell.Ended ended = shell.run("night", "night.yaml", "--quiet");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void twoNightsOfOneModelAreComparedAndTheirCanariesAreTheSame() {
        Shell shell = new Shell(folder);
        night(shell, 0, "planted/length");
        night(shell, 1, "planted/length");
        Shell.Ended english = shell.run("compare", "evening-001", "evening-002");
        assertThat(english.code()).as(english.err()).isZero();
        assertThat(english.out())
                .startsWith("From evening-001 to evening-002:")
                .contains("planted/length: all 8 canaries with fixed seeds are the same, byte for byte.");
        within80(english.out());
        Shell.Ended russian = shell.run("compare", "evening-001", "evening-002", "--language", "ru");
        assertThat(russian.out()).contains("От evening-001 к evening-002:").contains("(8) совпали байт в байт");
        within80(russian.out());
        assertThat(shell.run("compare", "evening-001", "evening-002", "--json").out())
                .contains("\"verdict\"")
                .contains("\"same\" : 8");

        Shell.Ended drift = shell.run("drift", "--fail-on", "changed");
        assertThat(drift.code()).as(drift.err()).isZero();
        assertThat(drift.out())
                .contains("evening: 2 nights.")
                .contains("  ==\n")
                .contains("more than twenty nights");
        within80(drift.out());
        within80(shell.run("drift", "evening", "--language", "ru").out());
        assertThat(shell.run("drift", "--json").out()).contains("\"mark\" : \"reference\"");
    }

    @Test
    void otherQuestionsAreAnotherEpochWhichAGateCanRefuse() {
        Shell shell = new Shell(folder);
        night(shell, 0, "planted/length");
        shell.write("night.yaml", protocol("planted/length") + "system: Be brief.\n");
        shell.run("night", "night.yaml", "--quiet");
        Shell.Ended drift = shell.run("drift", "--fail-on", "changed");
        assertThat(drift.code()).as(drift.err()).isEqualTo(4);
        assertThat(drift.out()).contains("planted/length changed: what is asked.");
        assertThat(shell.run("drift", "--fail-on", "suspected").code()).isZero();
        assertThat(shell.run("compare", "evening-001", "evening-002").out()).contains("changed: what is asked");
    }

    @Test
    void wrongQuestionsAreRefused() {
        Shell shell = new Shell(folder);
        night(shell, 0, "planted/length");
        assertThat(shell.run("drift", "--fail-on", "anything").code()).isEqualTo(2);
        assertThat(shell.run("drift", "nothing").err()).contains("There is no run of nothing");
        assertThat(shell.run("compare", "evening-001", "evening-001").err()).contains("That is one run; name two.");
        assertThat(shell.run("compare", "evening-001", "evening-009").code()).isEqualTo(2);
        assertThat(shell.run("drift", "--language", "de").err()).contains("--language is en or ru, not de.");
    }
}
