package org.phrasefield.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Slug;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code import}: takes answers that were made elsewhere as a run, scores and reports them. */
@Command(
        name = "import",
        description = {
            "Score and report answers that were made elsewhere. Asks no model.",
            "FILE is a table in UTF-8 with a first line of column names, separated by commas, semicolons or tabs. It needs the "
                    + "columns intent, form and answer; language, wording, model, trial, prompt, outcome and the others of "
                    + "answers.csv are understood. Reasoning between <think> and </think> is parted from its answer. Each import is a "
                    + "run of its own."
        },
        footer = {"", "Example: phrasefield import answers.csv --control direct"})
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private String file = "";

    @Option(
            names = "--control",
            paramLabel = "FORM",
            description =
                    "The form that the others are compared with; without it, direct or else the first in the table.")
    private Optional<String> control = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "Language of rows that name none: en or ru; without it, told from the script of the answers.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "ID",
            description = "What the run is called; without it, import and the file's name.")
    private Optional<String> name = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Console console = root.console();
        // What is named as a run and is none is no table either.
        boolean named = file.endsWith(".run") && Files.isRegularFile(surroundings.path(file));
        if (named || RunsKeeping.isRun(surroundings.path(file))) return taken(surroundings, console);
        GivenAnswers given =
                GivenAnswers.read(surroundings.path(file), file, console, language.map(ImportCommand::known));
        String id = id();
        String compared = given.control(control);
        List<PluggedScorer> plugged = Plugins.of(surroundings, results);
        try (ResultsLock lock = results.lock(surroundings, "import " + file);
                JdbcAnswerStore store = results.made(surroundings);
                JdbcAnswerStore writer = results.made(surroundings)) {
            RunRecord run = given.keep(store, id, compared, surroundings.clock());
            Beforehand.scoring(Finish.protocol(run));
            Finish.scoreAndReport(
                    surroundings,
                    console,
                    store,
                    writer,
                    run,
                    plugged,
                    results.of(surroundings, run),
                    false,
                    count -> {});
            console.say(given.words().taken(run.id(), given.rows(), file));
            RunWords words = RunWords.of(Finish.protocol(run));
            console.say(words.report(results.of(surroundings, run).resolve(Outputs.PAGE)));
        }
        return ExitCode.DONE.number();
    }

    /** Takes a whole run of another machine in. */
    private int taken(Surroundings surroundings, Console console) {
        if (control.isPresent() || language.isPresent() || name.isPresent()) {
            throw Failure.input(
                    file + " is a whole run and knows these itself; leave --control, --language and --name out.");
        }
        List<PluggedScorer> plugged = Plugins.of(surroundings, results);
        try (ResultsLock lock = results.lock(surroundings, "import " + file);
                JdbcAnswerStore store = results.made(surroundings);
                JdbcAnswerStore writer = results.made(surroundings)) {
            RunRecord run = store.copyFrom(surroundings.path(file), results.path(surroundings));
            Finish.scoreAndReport(
                    surroundings,
                    console,
                    store,
                    writer,
                    run,
                    plugged,
                    results.of(surroundings, run),
                    false,
                    count -> {});
            console.say(ArrivalWords.of(Finish.protocol(run)).copied(run.id(), file));
            RunWords words = RunWords.of(Finish.protocol(run));
            console.say(words.report(results.of(surroundings, run).resolve(Outputs.PAGE)));
        }
        return ExitCode.DONE.number();
    }

    private static Language known(String tag) {
        return Language.of(tag).orElseThrow(() -> Failure.input("--language is en or ru, not " + tag + "."));
    }

    private String id() {
        if (name.isPresent()) {
            if (name.get().matches("[a-z0-9][a-z0-9-]*")) return name.get();
            throw Failure.input("--name has small Latin letters, digits and hyphens only, for example "
                    + Slug.of(name.get()) + ".");
        }
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return "import-" + Slug.of(dot > 0 ? last.substring(0, dot) : last);
    }
}
