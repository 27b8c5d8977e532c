package org.phrasefield.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.phrasefield.phrasing.Inflection;
import org.phrasefield.protocol.Problem;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Reading;
import org.phrasefield.report.Harmless;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code check}: every problem of a protocol. */
@Command(
        name = "check",
        description = "Say every problem in a protocol at once. Sends nothing.",
        footer = {"", "Example: phrasefield check --defaults my-protocol.yaml"})
final class CheckCommand implements Callable<Integer> {
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

    @Override
    public Integer call() {
        Console console = root.console();
        Reading reading = ProtocolFile.reading(root.surroundings(), file);
        if (json) return asJson(reading).number();
        Protocol protocol = ProtocolFile.sound(file, reading);
        List<Inflection> forms = Inflection.of(protocol);
        if (defaults) {
            console.ready(Harmless.lines(protocol.explained()));
        } else {
            console.result(
                    file + " is in order: " + Counts.of(protocol.intents().size(), "intent") + ", "
                            + Counts.of(protocol.forms().size(), "form") + ", "
                            + Counts.of(protocol.languages().size(), "language") + ", "
                            + Counts.of(protocol.trials(), "trial") + " a cell.");
        }
        if (inflections) forms.forEach(form -> console.result(form.advice()));
        else warn(console, file, forms);
        return ExitCode.DONE.number();
    }

    private ExitCode asJson(Reading reading) {
        JsonText.Facts facts = new JsonText.Facts().add("file", file);
        if (reading instanceof Reading.Rejected rejected) {
            root.console()
                    .json(facts.add(
                            "problems",
                            rejected.problems().stream()
                                    .map(CheckCommand::facts)
                                    .map(JsonText.Facts::map)
                                    .toList()));
            return ExitCode.WRONG_INPUT;
        }
        Protocol protocol = ((Reading.Read) reading).protocol();
        root.console()
                .json(facts.add("protocol", protocol.id())
                        .add("version", protocol.version())
                        .add("protocol_hash", protocol.hash())
                        .add("problems", List.of())
                        .add("warnings", Inflection.doubts(Inflection.of(protocol))));
        return ExitCode.DONE;
    }

    private static JsonText.Facts facts(Problem problem) {
        return new JsonText.Facts()
                .add("line", problem.line())
                .add("column", problem.column())
                .add("path", problem.path())
                .add("message", problem.message())
                .add("suggestion", problem.suggestion().orElse(null));
    }

    /** Says which Russian forms a person should look at before anything is sent. */
    static void warn(Console console, String file, List<Inflection> forms) {
        Inflection.doubts(forms).forEach(doubt -> console.fault(file + ": " + doubt));
    }
}
