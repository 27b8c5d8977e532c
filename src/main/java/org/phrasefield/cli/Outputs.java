package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.phrasefield.report.Beside;
import org.phrasefield.report.CsvTables;
import org.phrasefield.report.DataDictionary;
import org.phrasefield.report.Page;
import org.phrasefield.report.RunJson;
import org.phrasefield.report.Study;

/** The files of a run's folder. */
final class Outputs {
    /** The page's file name. */
    static final String PAGE = "report.html";

    private Outputs() {}

    /** Writes all of them, the page and the tables side by side. */
    static void write(Study study, Path folder) {
        CompletableFuture<Void> page = CompletableFuture.runAsync(() -> ResultsFolder.write(
                folder,
                PAGE,
                out -> Page.write(study, (names, writing) -> beside(folder, names, List.of(), writing), out)));
        try {
            tables(study, folder);
        } finally {
            join(page);
        }
    }

    private static void tables(Study study, Path folder) {
        ResultsFolder.write(
                folder,
                "plan.csv",
                plan -> ResultsFolder.write(
                        folder,
                        "answers.csv",
                        answers -> ResultsFolder.write(
                                folder, "scores.csv", scores -> CsvTables.trials(study, plan, answers, scores))));
        ResultsFolder.write(folder, "effects.csv", out -> CsvTables.effects(study, out));
        ResultsFolder.write(folder, "interactions.csv", out -> CsvTables.interactions(study, out));
        ResultsFolder.write(folder, "dice.csv", out -> CsvTables.dice(study, out));
        ResultsFolder.write(folder, "losses.csv", out -> CsvTables.losses(study, out));
        ResultsFolder.write(folder, "control.csv", out -> CsvTables.control(study, out));
        ResultsFolder.write(folder, "run.json", out -> RunJson.write(study, out));
        ResultsFolder.write(folder, "dictionary.md", out -> DataDictionary.write(study, out));
    }

    /** Opens the files one inside the other, so that each is there as a whole or not at all. */
    private static void beside(Path folder, List<String> names, List<Appendable> open, Beside.Writing writing)
            throws IOException {
        if (open.size() == names.size()) {
            writing.to(open);
            return;
        }
        Path file = folder.resolve(names.get(open.size()));
        ResultsFolder.write(Objects.requireNonNull(file.getParent()), String.valueOf(file.getFileName()), out -> {
            List<Appendable> more = new ArrayList<>(open);
            more.add(out);
            beside(folder, names, more, writing);
        });
    }

    private static void join(CompletableFuture<Void> page) {
        try {
            page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) throw fault;
            if (e.getCause() instanceof Error fault) throw fault;
            throw e;
        }
    }
}
