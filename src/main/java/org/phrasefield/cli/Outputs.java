package org.phrasefield.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Beside;
import org.phrasefield.report.ClaimTable;
import org.phrasefield.report.CsvTables;
import org.phrasefield.report.DataDictionary;
import org.phrasefield.report.History;
import org.phrasefield.report.MapTable;
import org.phrasefield.report.Page;
import org.phrasefield.report.PooledTable;
import org.phrasefield.report.Reading;
import org.phrasefield.report.RunJson;
import org.phrasefield.report.Study;
import org.phrasefield.trial.RunRecord;

/** The files of a run's folder. */
final class Outputs {
    /** The page's file name. */
    static final String PAGE = "report.html";

    /** Rows that are written while the next are gathered. */
    private static final int BATCH = 64;

    private Outputs() {}

    /** Gathers a study, and hands each of its rows to the reader on the way, in plan order. */
    interface Gathering {
        Study study(Consumer<Study.Row> reader);
    }

    /**
     * Writes all of them from one reading of the run's rows.
     *
     * @param behind what lies behind the run, once its scores are there
     * @param bets asked, once the run is scored, for what people forecast of it
     */
    static Study write(
            RunRecord run,
            Protocol protocol,
            Path folder,
            Gathering gathering,
            Function<Study, History> behind,
            Supplier<Optional<Settlement>> bets) {
        Reading reading = new Reading(run, protocol);
        Study study = tables(
                run,
                protocol,
                folder,
                reader -> gathering.study(row -> {
                    reading.see(row);
                    reader.accept(row);
                }));
        History history = behind.apply(study);
        Optional<Settlement> settlement = bets.get();
        Meanwhile<String> page = new Meanwhile<>("page", () -> {
            ResultsFolder.writeAgain(
                    folder,
                    PAGE,
                    out -> Page.write(
                            study,
                            reading,
                            history,
                            settlement,
                            (names, writing) -> beside(folder, names, List.of(), writing),
                            out));
            return PAGE;
        });
        try {
            ResultsFolder.writeAgain(folder, "effects.csv", out -> CsvTables.effects(study, out));
            ResultsFolder.writeAgain(folder, "claims.csv", out -> ClaimTable.write(study, out));
            ResultsFolder.writeAgain(folder, "interactions.csv", out -> CsvTables.interactions(study, out));
            ResultsFolder.writeAgain(folder, "dice.csv", out -> CsvTables.dice(study, out));
            ResultsFolder.writeAgain(folder, "losses.csv", out -> CsvTables.losses(study, out));
            ResultsFolder.writeAgain(folder, "loss-reasons.csv", out -> CsvTables.lossReasons(study, out));
            ResultsFolder.writeAgain(folder, "checks.csv", out -> CsvTables.checks(study, out));
            ResultsFolder.writeAgain(folder, "control.csv", out -> CsvTables.control(study, out));
            ResultsFolder.writeAgain(folder, "delta.csv", out -> PooledTable.write(study, out));
            map(study, folder);
            ResultsFolder.writeAgain(folder, "run.json", out -> RunJson.write(study, history.course(), out));
            ResultsFolder.writeAgain(folder, "dictionary.md", out -> DataDictionary.write(study, out));
        } finally {
            page.get();
        }
        return study;
    }

    /** Writes the tables that have a row or more for each trial, on a thread of its own. */
    private static Study tables(RunRecord run, Protocol protocol, Path folder, Gathering gathering) {
        AtomicReference<Study> study = new AtomicReference<>();
        ResultsFolder.writeAgain(
                folder,
                "plan.csv",
                plan -> ResultsFolder.writeAgain(
                        folder,
                        "answers.csv",
                        answers -> ResultsFolder.writeAgain(folder, "scores.csv", scores -> {
                            Consumer<Study.Row> rows = CsvTables.trials(run, protocol, plan, answers, scores);
                            try (Behind<Study.Row> writing = new Behind<>("tables", BATCH, rows)) {
                                study.set(gathering.study(writing::hand));
                            } catch (UncheckedIOException e) {
                                throw e.getCause();
                            }
                        })));
        return Objects.requireNonNull(study.get());
    }

    /** Writes where answers lie. */
    static void map(Study study, Path folder) {
        ResultsFolder.writeAgain(folder, "map.csv", out -> MapTable.write(study, out));
    }

    /** Opens the files one inside the other, so that each is there as a whole or not at all. */
    private static void beside(Path folder, List<String> names, List<Appendable> open, Beside.Writing writing)
            throws IOException {
        if (open.size() == names.size()) {
            writing.to(open);
            return;
        }
        Path file = folder.resolve(names.get(open.size()));
        ResultsFolder.writeAgain(Objects.requireNonNull(file.getParent()), String.valueOf(file.getFileName()), out -> {
            List<Appendable> more = new ArrayList<>(open);
            more.add(out);
            beside(folder, names, more, writing);
        });
    }
}
