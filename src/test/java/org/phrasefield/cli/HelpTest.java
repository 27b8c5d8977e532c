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
    @ValueSource(
            strings = {
                "run pro",
                "run --model echo --quiet pro",
                "--quiet run pro",
                "check pro",
                "init pro",
                "plan pro",
                "night --no-wait pro",
                "forecast pro",
                "import pro",
                "runs backup pro",
                "export --out pro",
                "run --results pro",
                "forecast --csv pro",
                "rate --csv-in pro"
            })
    void bashCompletesFilesAndFoldersWhereOneIsMeant(String line) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("protocols"));
        Files.writeString(folder.resolve("proto.yaml"), "x");
        Files.writeString(folder.resolve("pro $(touch carried-out) a"), "x");
        assertThat(completed("bash", "phrasefield " + line))
                .contains("protocols", "proto.yaml", "pro $(touch carried-out) a");
        assertThat(folder.resolve("carried-out")).doesNotExist();
    }

    @Test
    void bashOffersNoFilesWhereNoneIsMeant() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("proto.yaml"), "x");
        for (String line : List.of("try a b --trials pro", "run proto.yaml pro", "run --url pro", "doctor pro")) {
            assertThat(completed("bash", "phrasefield " + line)).as(line).doesNotContain("proto.yaml");
        }
    }

    @Test
    void bashCompletesModelsAndLanguages() throws IOException, InterruptedException {
        assertThat(completed("bash", "phrasefield run --model e"))
                .contains("echo", "embedded/", "embedded/SmolLM2-135M-Instruct")
                .doesNotContain("auto", "ollama/");
        assertThat(completed("bash", "phrasefield score --judge o")).contains("ollama/", "openai/");
        assertThat(completed("bash", "phrasefield score --embed e"))
                .contains("embedded/all-minilm-l6-v2")
                .doesNotContain("echo");
        assertThat(completed("bash", "phrasefield try a b --language ")).contains("en", "ru");
        assertThat(completed("bash", "phrasefield import --language r"))
                .contains("ru")
                .doesNotContain("en");
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
                $(complete -p phrasefield | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(line.endsWith(" ") ? line + "''" : line, line);
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder("bash", "-c", program, "bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(said).stream().map(String::strip).toList();
    }

    @Test
    void aNarrowTerminalGetsHelpToo() {
        for (int columns : List.of(30, 40, 54, 55, 200)) {
            Shell.Ended ended = new Shell(folder).columns(columns).run("--help");
            assertThat(ended.code()).as("%s columns", columns).isZero();
            assertThat(ended.out()).contains("phrasefield");
        }
    }

    /** A line is wider only where one word is, such as a path or a command to be copied, and no word is cut in two. */
    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsANarrowTerminalWordByWord(String name) {
        String[] arguments = (name + " --help").split(" ");
        String[] asked = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        String wide = new Shell(folder).columns(120).run(asked).out();
        for (int columns : List.of(40, 54)) {
            String narrow = new Shell(folder).columns(columns).run(asked).out();
            assertThat(narrow.lines())
                    .allSatisfy(line -> assertThat(line.length() <= columns
                                    || !line.strip()
                                            .replaceFirst("phrasefield .*", "")
                                            .contains(" "))
                            .as(line)
                            .isTrue());
            assertThat(narrow.split("\\s+")).containsExactlyInAnyOrder(wide.split("\\s+"));
        }
    }
}
