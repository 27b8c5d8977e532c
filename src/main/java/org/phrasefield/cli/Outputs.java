package org.phrasefield.cli;

import java.nio.file.Path;
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

    static void write(Study study, Path folder) {
        ResultsFolder.write(folder, "plan.csv", out -> CsvTables.plan(study, out));
        ResultsFolder.write(folder, "answers.csv", out -> CsvTables.answers(study, out));
        ResultsFolder.write(folder, "scores.csv", out -> CsvTables.scores(study, out));
        ResultsFolder.write(folder, "effects.csv", out -> CsvTables.effects(study, out));
        ResultsFolder.write(folder, "run.json", out -> RunJson.write(study, out));
        ResultsFolder.write(folder, "dictionary.md", out -> DataDictionary.write(study, out));
        ResultsFolder.write(folder, PAGE, out -> Page.write(study, out));
    }
}
