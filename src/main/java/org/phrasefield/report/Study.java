package org.phrasefield.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.phrasefield.map.EffectMap;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * Everything that tables and pages are made from.
 *
 * @param run the run
 * @param protocol its protocol
 * @param map its effects
 * @param metrics its metrics
 * @param rows its trials, in plan order
 */
public record Study(RunRecord run, Protocol protocol, EffectMap map, Catalogue metrics, Rows rows) {
    /** A study by the built-in metrics. */
    public Study(RunRecord run, Protocol protocol, EffectMap map, Rows rows) {
        this(run, protocol, map, Catalogue.BUILT_IN, rows);
    }

    /** Hands out trials one at a time, in plan order, as often as asked, so that memory does not grow with the run. */
    public interface Rows {
        /** Hands every planned trial to the reader. */
        void each(Consumer<Row> reader);
    }

    /**
     * One planned trial and what came of it.
     *
     * @param trial the trial
     * @param result what came of it; absent where nobody asked yet
     * @param scores its scores; empty where there is nothing to score
     */
    public record Row(Trial trial, Optional<Result> result, List<Score> scores) {
        public Row {
            scores = List.copyOf(scores);
        }
    }
}
