package org.phrasefield.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.phrasefield.report.Harmless;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runs}: what is in the store. */
@Command(
        name = "runs",
        description = {
            "List the runs in the store, oldest first: id, start, how it stands, settled trials, models.",
            "complete: every trial is settled. incomplete: it ended with answers missing. interrupted: a person stopped it. "
                    + "open: it is being asked just now, or was ended without a word, such as by a power cut. run FILE "
                    + "continues the newest run of the protocol, whichever of the last three it is."
        },
        subcommands = {
            RunsKeeping.Delete.class,
            RunsKeeping.Prune.class,
            RunsKeeping.Check.class,
            RunsKeeping.Backup.class
        },
        footer = {"", "Example: phrasefield runs --json", "         phrasefield runs prune --older 90d"})
final class RunsCommand implements Callable<Integer> {
    @ParentCommand
    Commands root;

    @Mixin
    private ResultsFolder results;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            List<RunRecord> runs = store.runs();
            if (json) {
                root.console().json(runs.stream().map(run -> facts(run, store)).toList());
            } else {
                List<List<String>> rows =
                        runs.stream().map(run -> row(run, store)).toList();
                new Columns(root.surroundings().columns()).table(rows).forEach(root.console()::result);
            }
        }
        return ExitCode.DONE.number();
    }

    private static List<String> row(RunRecord run, JdbcAnswerStore store) {
        JdbcAnswerStore.Standing standing = store.standing(run);
        return List.of(
                run.id(),
                run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                run.status().word(),
                standing.settled() + " of " + standing.planned(),
                Harmless.line(models(run)));
    }

    private static String models(RunRecord run) {
        return run.models().stream().map(ModelIdentity::reference).collect(Collectors.joining(", "));
    }

    /** How a run stands, for another program. */
    static JsonText.Facts facts(RunRecord run, JdbcAnswerStore store) {
        JdbcAnswerStore.Standing standing = store.standing(run);
        return new JsonText.Facts()
                .add("run", run.id())
                .add("protocol", run.protocol())
                .add("version", run.version())
                .add("status", run.status().word())
                .add("started_at", run.startedAt().toString())
                .add("ended_at", run.endedAt().map(Object::toString).orElse(null))
                .add("settled", standing.settled())
                .add("planned", standing.planned())
                .add(
                        "models",
                        run.models().stream().map(ModelIdentity::reference).toList());
    }
}
