package org.phrasefield.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.phrasefield.phrasing.Inflection;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Harmless;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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

    @Override
    public Integer call() {
        Console console = root.console();
        Protocol protocol = ModelOptions.allowed(ProtocolFile.read(root.surroundings(), file));
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

    /** Says which Russian forms a person should look at before anything is sent. */
    static void warn(Console console, String file, List<Inflection> forms) {
        forms.stream().filter(Inflection::unsure).forEach(form -> console.fault(file + ": " + form.advice()));
    }
}
