package org.phrasefield.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.SemanticMap;
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
 * @param planes its semantic maps, by language, model and axes
 * @param rows its trials, in plan order
 * @param validated by language tag, ids of the indices that two people have confirmed on its answers
 */
public record Study(
        RunRecord run,
        Protocol protocol,
        EffectMap map,
        Catalogue metrics,
        List<SemanticMap> planes,
        Rows rows,
        Map<String, Set<String>> validated) {
    public Study {
        planes = List.copyOf(planes);
        validated = Map.copyOf(validated);
    }

    /** A study that no two people looked at. */
    public Study(
            RunRecord run, Protocol protocol, EffectMap map, Catalogue metrics, List<SemanticMap> planes, Rows rows) {
        this(run, protocol, map, metrics, planes, rows, Map.of());
    }

    /** A study by the built-in metrics and without a semantic map. */
    public Study(RunRecord run, Protocol protocol, EffectMap map, Rows rows) {
        this(run, protocol, map, Catalogue.BUILT_IN, List.of(), rows);
    }

    /** Hands out trials one at a time, in plan order, as often as asked, so that memory does not grow with the run. */
    public interface Rows {
        /** Hands every planned trial to the reader. */
        void each(Consumer<Row> reader);

        /** Hands out the same without scores and attempts, which takes less time where texts alone are wanted. */
        default void eachUnscored(Consumer<Row> reader) {
            each(reader);
        }
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
