package org.phrasefield.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.Inflection;
import org.phrasefield.phrasing.Specimen;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.protocol.Problem;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Reading;
import org.phrasefield.report.Harmless;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.OwnMetrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code check}: every problem of a protocol. */
@Command(
        name = "check",
        description = "Say every problem in a protocol at once. Sends nothing.",
        footer = {"", "Example: phrasefield check --show my-protocol.yaml"})
final class CheckCommand implements Callable<Integer> {
    /** Intents that a wording is shown with at most. */
    private static final int SHOWN = 12;

    @ParentCommand
    private Commands root;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(names = "--defaults", description = "Print the protocol with every default filled in.")
    private boolean defaults;

    @Option(names = "--inflections", description = "Print every Russian form that the wordings need.")
    private boolean inflections;

    @Option(names = "--json", description = "As JSON: every problem with its place.")
    private boolean json;

    @Option(names = "--show", description = "Print each form and metric of your own as it is understood.")
    private boolean show;

    @Override
    public Integer call() {
        Console console = root.console();
        Reading reading = ProtocolFile.reading(root.surroundings(), file);
        if (json) return asJson(reading).number();
        Protocol protocol = allowed(ProtocolFile.sound(file, reading));
        List<Problem> warnings = warnings(protocol);
        if (defaults) {
            console.ready(Harmless.lines(protocol.explained() + absent(protocol)));
        } else {
            console.result(file + " is in order: "
                    + Counts.of(protocol.intents().size(), "intent") + ", "
                    + Counts.of(protocol.forms().size(), "form") + ", "
                    + Counts.of(protocol.languages().size(), "language") + ", "
                    + Counts.of(protocol.trials(), "trial") + " a cell"
                    + protocol.scope()
                            .map(scope -> ", scope on " + Counts.of(scope.intents(), "intent") + " with "
                                    + Counts.of(scope.trials(), "trial"))
                            .orElse("")
                    + (protocol.metrics().isEmpty()
                            ? ""
                            : ", " + Counts.of(protocol.metrics().size(), "metric") + " of its own")
                    + (warnings.isEmpty() ? "." : "; " + Counts.of(warnings.size(), "warning") + "."));
        }
        if (inflections) Inflection.of(protocol).forEach(form -> console.result(form.line()));
        if (show) {
            show(console, protocol);
            metrics(console, protocol);
        }
        Warnings.say(console, file, warnings);
        return ExitCode.DONE.number();
    }

    /** What has no default and is left out, as comments, so that the printed text still reads back as the same protocol. */
    private static String absent(Protocol protocol) {
        StringBuilder text = new StringBuilder();
        if (protocol.words().isEmpty()) text.append("# words: none, so that no word is varied\n");
        if (protocol.metrics().isEmpty()) text.append("# metrics: none beside the built-in ones\n");
        if (protocol.system().isEmpty()) text.append("# system: none, so that the model's own stands, if it has one\n");
        if (protocol.budget().equals(Budget.NONE))
            text.append("# budget: none, so that nothing limits calls, tokens, money and time\n");
        if (protocol.night().isEmpty()) text.append("# night: none, so that night needs --from and --until\n");
        if (protocol.concurrency().isEmpty()) text.append("# concurrency: none, so that it is found by trying\n");
        return text.toString();
    }

    private ExitCode asJson(Reading reading) {
        JsonText.Facts facts = new JsonText.Facts().add("file", file);
        if (reading instanceof Reading.Rejected rejected) {
            root.console().json(facts.add("problems", facts(rejected.problems())));
            return ExitCode.WRONG_INPUT;
        }
        Protocol protocol = allowed(((Reading.Read) reading).protocol());
        root.console()
                .json(facts.add("protocol", protocol.id())
                        .add("version", protocol.version())
                        .add("protocol_hash", protocol.hash())
                        .add("problems", List.of())
                        .add("warnings", facts(warnings(protocol))));
        return ExitCode.DONE;
    }

    private Protocol allowed(Protocol protocol) {
        ModelOptions.allowed(protocol);
        ModelOptions.refuseTooWide(protocol, machine());
        return protocol;
    }

    private List<Problem> warnings(Protocol protocol) {
        return Warnings.of(protocol, machine());
    }

    private MachineModels machine() {
        return new MachineModels(
                root.surroundings(), root.console(), true, ProtocolFile.folder(root.surroundings(), file));
    }

    private static List<Map<String, @Nullable Object>> facts(List<Problem> problems) {
        return problems.stream()
                .map(CheckCommand::facts)
                .map(JsonText.Facts::map)
                .toList();
    }

    private static JsonText.Facts facts(Problem problem) {
        return new JsonText.Facts()
                .add("line", problem.line())
                .add("column", problem.column())
                .add("path", problem.path())
                .add("message", problem.message())
                .add("suggestion", problem.suggestion().orElse(null));
    }

    /** The author's own forms as they will be asked, so that a native reader sees them. */
    private static void show(Console console, Protocol protocol) {
        List<Specimen> specimens = Specimen.of(protocol, SHOWN);
        if (specimens.isEmpty()) console.result("No form of your own; phrasefield plan --show prints every prompt.");
        for (Specimen specimen : specimens) {
            console.result("");
            console.result(specimen.wording() + "  " + specimen.language() + "  " + specimen.template());
            specimen.texts().forEach(text -> console.result("  " + text));
            if (specimen.more() > 0) {
                console.result("  … and with " + Counts.of(specimen.more(), "more intent"));
            }
        }
    }

    /** The author's own metrics: the dictionary forms that a list finds, the question that a judge is asked. */
    private static void metrics(Console console, Protocol protocol) {
        for (Metric metric : Catalogue.of(protocol.metrics(), List.of()).own()) {
            OwnMetric own = protocol.metrics().stream()
                    .filter(each -> each.id().equals(metric.id()))
                    .findFirst()
                    .orElseThrow();
            Language reader = Language.of(protocol.reportLanguage()).orElse(Language.EN);
            console.result("");
            console.result(own.id() + "  " + metric.version() + "  " + metric.unit() + ", " + metric.range());
            console.result("  " + metric.explanation(reader));
            if (own.way() instanceof OwnMetric.Words words) {
                OwnMetrics.understood(words)
                        .forEach((language, list) -> console.result("  " + language + ": "
                                + list.stream().map(OwnMetrics.Understood::line).collect(Collectors.joining(", "))));
            } else if (own.way() instanceof OwnMetric.Rubric rubric) {
                new TreeMap<>(rubric.criteria())
                        .forEach((language, text) -> console.result("  " + language + ": " + text + "  ("
                                + Counts.of(
                                        rubric.anchors()
                                                .getOrDefault(language, List.of())
                                                .size(),
                                        "anchor")
                                + ")"));
            }
        }
    }
}
