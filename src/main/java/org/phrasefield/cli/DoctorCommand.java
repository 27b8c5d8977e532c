package org.phrasefield.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.phrasefield.cli.Doctor.Finding;
import org.phrasefield.cli.Doctor.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: whether everything is in order on this machine. */
@Command(
        name = "doctor",
        description = {
            "Say whether everything is in order on this machine, and what to do where it is not.",
            "Ends with 1 where something would keep a run from being made, with 0 otherwise. Changes nothing."
        },
        footer = {"", "Example: phrasefield doctor"})
final class DoctorCommand implements Callable<Integer> {
    private static final int STATE = 5;
    private static final int WHAT = 10;

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = root.console();
        List<Finding> findings = new Doctor(root.surroundings(), console, results).examine();
        if (json) console.json(findings.stream().map(DoctorCommand::facts).toList());
        else findings.forEach(this::line);
        boolean bad = findings.stream().anyMatch(finding -> finding.state() == State.BAD);
        return (bad ? ExitCode.TOOL_FAILED : ExitCode.DONE).number();
    }

    private void line(Finding finding) {
        Columns columns = new Columns(root.surroundings().columns());
        String head = Columns.padded(finding.state().word(), STATE) + Columns.padded(finding.what(), WHAT);
        root.console().result(columns.wrapped(head, finding.is()));
        finding.todo().ifPresent(todo -> root.console().result(columns.wrapped(" ".repeat(STATE + WHAT) + "→ ", todo)));
    }

    private static JsonText.Facts facts(Finding finding) {
        return new JsonText.Facts()
                .add("what", finding.what())
                .add("state", finding.state().word())
                .add("is", finding.is())
                .add("todo", finding.todo().orElse(null));
    }
}
