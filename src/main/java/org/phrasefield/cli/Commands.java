package org.phrasefield.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.protocol.Nearest;
import org.phrasefield.run.StoreException;
import org.phrasefield.trial.Clause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. */
@Command(
        name = "phrasefield",
        description = "Measures how the way you ask changes what a language model answers.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Build.class,
        footer = {
            "",
            "Example: phrasefield run protocols/first-map.yaml",
            "",
            "Exit codes: 0 done as asked, 1 the tool failed, 2 the command or protocol is wrong and nothing was sent, "
                    + "3 ended with answers missing and can be continued, 4 drift beyond --fail-on, 130 interrupted.",
            "",
            "Environment: PHRASEFIELD_MEMORY is the most memory (1200m without it), PHRASEFIELD_MODELS the folder of "
                    + "fetched weights, PHRASEFIELD_PLUGINS a folder with scorers of your own, OLLAMA_HOST the Ollama server; NO_COLOR forbids colours."
        })
final class Commands implements Runnable {
    /** Picocli refuses to write help in fewer columns. */
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 120;

    /** The commands, in the order of the help. */
    static final List<String> NAMES = List.of(
            "init",
            "check",
            "plan",
            "run",
            "night",
            "try",
            "preview",
            "forecast",
            "import",
            "score",
            "calibrate",
            "compare",
            "drift",
            "claims",
            "report",
            "map",
            "open",
            "export",
            "runs",
            "show",
            "rate",
            "models",
            "doctor",
            "completion");

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quiet", description = "Say nothing but results, warnings and faults.", scope = ScopeType.INHERIT)
    private boolean quiet;

    @Option(names = "--verbose", description = "Say more.", scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.",
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    private Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    static int run(Surroundings surroundings, String... arguments) {
        int code = executed(surroundings, arguments);
        Optional<IOException> lost = surroundings.out().fault();
        lost.ifPresent(fault -> new Console(surroundings.out(), surroundings.err(), Console.Volume.USUAL)
                .fault("Standard output cannot be written (" + FileFault.of(fault) + ")."));
        return lost.isPresent() && code == 0 ? ExitCode.TOOL_FAILED.number() : code;
    }

    private static int executed(Surroundings surroundings, String... arguments) {
        try {
            return line(surroundings, asked(arguments)).execute(arguments);
        } catch (OutOfMemoryError full) {
            surroundings.err().println(sentence(full));
            return ExitCode.TOOL_FAILED.number();
        }
    }

    /** The command that is given alone, as making all of them takes longer than many a command does; all where that is none of them. */
    private static List<String> asked(String... arguments) {
        return Stream.of(arguments)
                .filter(each -> !each.startsWith("-"))
                .findFirst()
                .filter(NAMES::contains)
                .map(List::of)
                .orElse(NAMES);
    }

    private static Object made(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "check" -> new CheckCommand();
            case "plan" -> new PlanCommand();
            case "run" -> new RunCommand();
            case "night" -> new NightCommand();
            case "try" -> new TryCommand();
            case "preview" -> new PreviewCommand();
            case "forecast" -> new ForecastCommand();
            case "import" -> new ImportCommand();
            case "score" -> new ScoreCommand();
            case "calibrate" -> new CalibrateCommand();
            case "compare" -> new CompareCommand();
            case "drift" -> new DriftCommand();
            case "claims" -> new ClaimsCommand();
            case "report" -> new ReportCommand();
            case "map" -> new MapCommand();
            case "open" -> new OpenCommand();
            case "export" -> new ExportCommand();
            case "runs" -> new RunsCommand();
            case "show" -> new ShowCommand();
            case "rate" -> new RateCommand();
            case "models" -> new ModelsCommand();
            case "doctor" -> new DoctorCommand();
            case "completion" -> new CompletionCommand();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    /** The command line with all commands, ready to be given arguments. */
    static CommandLine line(Surroundings surroundings) {
        return line(surroundings, NAMES);
    }

    private static CommandLine line(Surroundings surroundings, List<String> names) {
        Commands root = new Commands(surroundings);
        CommandLine line = new CommandLine(root);
        for (String name : names) line.addSubcommand(name, made(name));
        boolean narrow = surroundings.columns() < NARROWEST_HELP;
        return line
                // A prompt may well begin with an @.
                .setExpandAtFiles(false)
                .setOut(
                        narrow
                                ? new PrintWriter(new NarrowHelp(surroundings.out(), surroundings.columns()), true)
                                : new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(narrow ? NarrowHelp.UNBROKEN : Math.min(surroundings.columns(), WIDEST_HELP))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.colours() && !narrow ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((mistake, given) -> root.wrong(mistake, List.of(given)))
                .setExecutionExceptionHandler((fault, command, result) -> root.failed(fault));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Console console() {
        Console.Volume volume = quiet ? Console.Volume.QUIET : verbose ? Console.Volume.VERBOSE : Console.Volume.USUAL;
        Console console = new Console(surroundings.out(), surroundings.err(), volume);
        return surroundings.terminal() ? console.folding(surroundings.columns()) : console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command was given.");
    }

    private int wrong(ParameterException mistake, List<String> arguments) {
        Console console = console();
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        boolean root = command.parent() == null;
        if (root
                && mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            String given = unmatched.getUnmatched().get(0);
            List<String> known = List.copyOf(command.subcommands().keySet());
            console.fault("There is no command " + given + "; "
                    + Nearest.word(given, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElseGet(() -> "there are " + String.join(", ", known) + "."));
        } else {
            console.fault(Mistake.sentence(mistake, arguments));
        }
        console.fault("See: " + command.qualifiedName() + " --help");
        return ExitCode.WRONG_INPUT.number();
    }

    private int failed(Exception fault) {
        console().fault(sentence(fault));
        ExitCode code = code(fault);
        if (verbose && !(fault instanceof Failure || fault instanceof StoreException)) {
            // Its message may quote a model or a file, so that it goes where all else is made harmless.
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            console().fault(trace.toString());
        }
        return code.number();
    }

    /** What a command ends with that something hindered. */
    static ExitCode code(Throwable fault) {
        if (fault instanceof Failure failure) return failure.code();
        // The place is at fault, which the command names, and nothing was sent.
        return fault instanceof StoreException ? ExitCode.WRONG_INPUT : ExitCode.TOOL_FAILED;
    }

    /** What hindered a command, for whoever gave it. */
    static String sentence(Throwable fault) {
        if (fault instanceof Failure failure) return failure.sentence();
        if (fault instanceof StoreException) return Clause.ended(String.valueOf(fault.getMessage()));
        if (fault instanceof OutOfMemoryError) {
            long most = Runtime.getRuntime().maxMemory() / 1_000_000;
            return "The memory of " + most + " MB is used up; what was answered is kept. "
                    + "Give more, such as PHRASEFIELD_MEMORY=" + 2 * most + "m.";
        }
        return "Phrasefield itself failed: " + fault
                + ". What was answered is kept; please report this with the output of the same command and --verbose.";
    }
}
