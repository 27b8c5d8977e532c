package org.phrasefield.cli;

import java.util.concurrent.Callable;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "run",
        description = "Carry a protocol's plan out, or continue it; then score the answers and write the report.",
        footer = {
            "",
            "Example: phrasefield run protocols/first-map.yaml",
            "",
            "Ctrl-C lets what is in flight finish, a second one ends at once; the same command continues."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(names = "--new", description = "Start a run even if the newest one can be continued.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        Console console = root.console();
        Protocol protocol = models.applied(ProtocolFile.read(surroundings, file));
        Warnings.count(console, file, protocol);
        try (ResultsLock lock = results.lock(surroundings, "run " + file);
                JdbcAnswerStore store = ResultsFolder.open(results.make(surroundings))) {
            Sweep sweep = new Sweep(surroundings, console, store, models);
            Sweep.End end = sweep.run(protocol, fresh);
            try (JdbcAnswerStore writer = ResultsFolder.open(results.make(surroundings))) {
                Finish.scoreAndReport(
                        surroundings, console, store, writer, end.run(), results.of(surroundings, end.run()));
            }
            console.say(end.summary());
            console.say("Report: " + results.of(surroundings, end.run()).resolve(Outputs.PAGE));
            return end.code().number();
        }
    }
}
