package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.map.Move.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.Multiplicity;
import org.phrasefield.stats.PairedMean;

/**
 * Two runs compared, intent by intent: what is the same, what moved, and what may have moved it.
 *
 * @param moves everything that both followed
 * @param changes by model, what was other in the later run than in the earlier, in the order of causes
 * @param canaries by model, what became of questions that are asked with the same seed in every run
 */
public record Moves(List<Move> moves, Map<String, List<Change>> changes, Map<String, Canaries> canaries) {
    private static final double CONFIDENCE = 0.95;

    public Moves {
        moves = List.copyOf(moves);
        changes = Map.copyOf(changes);
        canaries = Map.copyOf(canaries);
    }

    /** From the earlier run to the later. */
    public static Moves between(Night before, Night after, Map<String, Canaries> canaries) {
        List<Followed> both =
                before.followed().stream().filter(after.followed()::contains).toList();
        List<Paired> pairs = new ArrayList<>();
        for (Followed followed : both) pairs.add(paired(followed, before, after));
        double[] adjusted = Multiplicity.holm(pairs.stream()
                .filter(each -> each.mean().isPresent())
                .mapToDouble(Paired::pValue)
                .toArray());
        List<Move> moves = new ArrayList<>();
        int tested = 0;
        for (Paired each : pairs) moves.add(each.move(each.mean().isPresent() ? adjusted[tested++] : 1));
        Map<String, List<Change>> changes = new TreeMap<>();
        for (Paired each : pairs) {
            List<Change> found =
                    changes.computeIfAbsent(each.followed().model(), model -> changed(model, before, after));
            if (each.sameMetric()) continue;
            Change metric = Night.metric(each.followed().metric(), before, after);
            if (!found.contains(metric)) found.add(metric);
        }
        return new Moves(moves, changes, canaries);
    }

    private static List<Change> changed(String model, Night before, Night after) {
        List<Change> changes = new ArrayList<>();
        Conditions earlier = before.conditions().get(model);
        Conditions later = after.conditions().get(model);
        if (earlier != null && later != null) changes.addAll(later.changed(earlier));
        return changes;
    }

    /**
     * One comparison before it is known how many there are.
     *
     * @param interest the smallest difference that matters, either way
     */
    private record Paired(
            Followed followed, Optional<PairedMean> mean, int intents, double interest, boolean sameMetric) {
        double pValue() {
            return mean.orElseThrow().pValue();
        }

        Move move(double adjusted) {
            if (!sameMetric) return untold(Untold.OTHER_METRIC);
            if (intents < Effects.FEWEST_INTENTS) return untold(Untold.FEW_INTENTS);
            if (mean.isEmpty()) return untold(Untold.NO_SPREAD);
            Interval interval = mean.get().interval(CONFIDENCE);
            Interval narrower = mean.get().interval(0.90);
            boolean same = narrower.low() > -interest && narrower.high() < interest;
            Verdict verdict = same ? Verdict.SAME : adjusted < 1 - CONFIDENCE ? Verdict.MOVED : Verdict.CANNOT_TELL;
            Optional<Untold> untold = verdict == Verdict.CANNOT_TELL ? Optional.of(Untold.WIDE) : Optional.empty();
            return new Move(followed, verdict, untold, Optional.of(interval), adjusted, intents);
        }

        private Move untold(Untold why) {
            return new Move(followed, Verdict.CANNOT_TELL, Optional.of(why), Optional.empty(), 1, intents);
        }
    }

    private static Paired paired(Followed followed, Night before, Night after) {
        List<Double> differences = new ArrayList<>();
        double squares = 0;
        long freedom = 0;
        Map<String, Moments> earlier = before.cells(followed);
        for (Map.Entry<String, Moments> each : after.cells(followed).entrySet()) {
            Moments then = earlier.get(each.getKey());
            if (then == null) continue;
            differences.add(each.getValue().mean() - then.mean());
            squares += each.getValue().squares() + then.squares();
            freedom += each.getValue().count() + then.count() - 2;
        }
        boolean sameMetric = before.version(followed.metric()).equals(after.version(followed.metric()));
        double[] found = differences.stream().mapToDouble(Double::doubleValue).toArray();
        boolean testable = sameMetric && found.length >= Effects.FEWEST_INTENTS;
        double between = freedom > 0 ? Math.sqrt(squares / freedom) : 0;
        return new Paired(
                followed,
                testable ? PairedMean.of(found) : Optional.empty(),
                found.length,
                interest(followed.metric(), between),
                sameMetric);
    }

    /** @param between standard deviation between trials of a cell */
    private static double interest(String metric, double between) {
        if (metric.equals(Metrics.LENGTH_RATIO)) return Interest.RATIO;
        if (metric.equals(Indices.SCOPE.id()) || metric.equals(Indices.SCOPE_WORDS.id())) return Interest.RATIO;
        if (metric.equals(Indices.STYLE.id())) return Interest.DEVIATIONS * Interest.DEVIATIONS;
        return Night.ofAnswers(metric) ? Interest.DEVIATIONS * between : Interest.POINTS;
    }
}
