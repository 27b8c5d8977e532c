package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.report.AnswerExport;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code export}: a run's answers with their scores, for other programs. */
@Command(
        name = "export",
        description = {
            "Write a run's answers with their scores, one trial after the other, for other programs.",
            "run: the whole run in one file, for phrasefield import on another machine.",
            "jsonl: one JSON object a line, absent things null, scores by metric. csv: the columns of answers.csv and one "
                    + "for each metric, an empty cell where there is no score."
        },
        footer = {
            "",
            "Example: phrasefield export first-map-001 --format jsonl --out answers.jsonl",
            "         phrasefield export first-map-001 --format run --out first-map-001.run"
        })
final class ExportCommand implements Callable<Integer> {
    /** Formats, named as the user writes them. */
    enum Format {
        jsonl,
        csv,
        run
    }

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.jsonl;

    @Option(names = "--out", paramLabel = "FILE", description = "A new file to write to; without it, standard output.")
    private Optional<String> out = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            if (format == Format.run) {
                String file =
                        out.orElseThrow(() -> Failure.input("A whole run is written to a file: name one with --out."));
                store.copyTo(record, surroundings.path(file));
                root.console().say("Wrote " + file + ".");
                return ExitCode.DONE.number();
            }
            Study study =
                    new Scoreboard(store, Finish.protocol(record), Plugins.of(surroundings, results)).answers(record);
            if (out.isEmpty()) {
                root.console().stream(surroundings.resultsTerminal(), text -> write(study, text));
            } else {
                Path file = surroundings.path(out.get());
                // A device would be replaced by the finished file.
                FileFault.refuseUnlessPlain(file, out.get(), "leave --out away for standard output");
                if (Files.exists(file)) throw Failure.input(out.get() + " exists already; name another file.");
                if (!Files.isDirectory(parent(file))) {
                    throw Failure.input(
                            out.get() + " cannot be written: the folder that it would lie in does not exist.");
                }
                ResultsFolder.write(parent(file), file.getFileName().toString(), text -> write(study, text));
                root.console().say("Wrote " + out.get() + ".");
            }
        }
        return ExitCode.DONE.number();
    }

    private static Path parent(Path file) {
        return java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private void write(Study study, Appendable text) throws IOException {
        switch (format) {
            case jsonl -> AnswerExport.jsonLines(study, text);
            case csv -> AnswerExport.csv(study, text);
            case run -> throw new IllegalStateException("a whole run is no text");
        }
    }
}
