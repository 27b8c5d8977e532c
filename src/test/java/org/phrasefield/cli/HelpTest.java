package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.run.Patience;
import picocli.CommandLine;

/** Every command explains itself, and the page of commands says the same. */
class HelpTest {
    private static final Path PAGE = Path.of("src/docs/commands.md");

    @TempDir
    Path folder;

    private static CommandLine root() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Commands.line(new Surroundings(
                new BufferedReader(Reader.nullReader()),
                new ResultStream(nowhere),
                nowhere,
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                Clock.systemUTC(),
                Patience.DEFAULT,
                false,
                false,
                false,
                80,
                DesktopBrowser.of("none", Map.of())));
    }

    static Stream<String> commands() {
        return CommandsPage.all(root()).stream()
                .map(command -> command.getCommandSpec().qualifiedName());
    }

    private static CommandLine command(String name) {
        return CommandsPage.all(root()).stream()
                .filter(each -> each.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandSaysWhatItDoesWhatItTakesAndHowItIsGiven(String name) {
        CommandLine.Model.CommandSpec spec = command(name).getCommandSpec();
        assertThat(String.join("", spec.usageMessage().description())).endsWith(".");
        assertThat(spec.options())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(String.join("", option.description()))
                        .as(option.longestName())
                        .isNotBlank());
        assertThat(spec.positionalParameters())
                .allSatisfy(taken -> assertThat(String.join("", taken.description()))
                        .as(taken.paramLabel())
                        .isNotBlank());
        assertThat(String.join("\n", spec.usageMessage().footer())).contains("Example: " + name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsEightyColumns(String name) {
        assertThat(command(name).getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsGivenUnderEveryName(String name) {
        Shell shell = new Shell(folder);
        String[] arguments = (name + " --help").split(" ");
        Shell.Ended help = shell.run(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: " + name);
    }

    @Test
    void thePageOfCommandsIsTheProgramsOwnHelp() throws IOException {
        String text = CommandsPage.text(root());
        if (Boolean.getBoolean("update")) Files.writeString(PAGE, text);
        assertThat(Files.readString(PAGE))
                .as("mvn test -Dtest=HelpTest -Dupdate=true writes it anew")
                .isEqualTo(text);
    }

    @Test
    void bashCompletesCommandsAndOptions() throws IOException, InterruptedException {
        assertThat(completed("bash", "phrasefield r"))
                .contains("run", "runs", "report")
                .doesNotContain("check");
        assertThat(completed("bash", "phrasefield try --t")).contains("--trials", "--temperature");
        assertThat(completed("bash", "phrasefield models f")).containsExactly("fetch");
        assertThat(completed("bash", "phrasefield export --format ")).contains("jsonl", "csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theScriptIsSoundInItsShell(String shell) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin", shell)), shell + " is here");
        Path script = Files.writeString(
                folder.resolve("script"),
                new Shell(folder).run("completion", shell).out());
        Process process = new ProcessBuilder(Path.of("/bin", shell).toString(), "-n", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("said"))).isEmpty();
    }

    @Test
    void anUnknownShellIsRefusedWithTheKnownOnes() {
        Shell.Ended wrong = new Shell(folder).run("completion", "fish");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("bash").contains("zsh");
    }

    /** What a real shell offers behind a line. */
    private List<String> completed(String shell, String line) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("script"),
                new Shell(folder).run("completion", shell).out());
        String program = """
                . "$1"
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE='%s'
                COMP_POINT=${#COMP_LINE}
                _complete_phrasefield
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(line.endsWith(" ") ? line + "''" : line, line);
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder("bash", "-c", program, "bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(said).stream().map(String::strip).toList();
    }

    @Test
    void aNarrowTerminalGetsHelpToo() {
        for (int columns : List.of(40, 54, 55, 200)) {
            Shell.Ended ended = new Shell(folder).columns(columns).run("--help");
            assertThat(ended.code()).as("%s columns", columns).isZero();
            assertThat(ended.out()).contains("phrasefield");
        }
    }
}
