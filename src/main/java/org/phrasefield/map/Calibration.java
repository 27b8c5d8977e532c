package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Interval;

/**
 * How far the statistics can be believed: counts, over studies with known effects, how often what is not there is called, how often what is there is found, and
 * how often intervals hold the truth. Not for several threads at once.
 */
public final class Calibration {
    private static final double ALONE = 0.05;

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private int runs;
    private int called;
    private int explored;

    /** What was counted of one index. */
    private static final class Count {
        private int cells;
        private int alone;
        private int byIntents;
        private int covered;
        private int planted;
        private int found;
        private int plantedCovered;
        private int plantedKnown;
    }

    /**
     * What is known of one index.
     *
     * @param metric id of the index
     * @param cells effects without anything planted
     * @param alone share of them with a p of 0.05 or below, uncorrected
     * @param byIntents the same of the analysis that takes wordings as they are
     * @param covered share of their 95 % intervals that hold no difference
     * @param planted effects that were planted
     * @param found share of them that are called after correction; absent where none was planted
     * @param plantedCovered share of the 95 % intervals that hold the planted effect; absent where its size on this index is not known
     */
    public record Index(
            String metric,
            int cells,
            double alone,
            double byIntents,
            double covered,
            int planted,
            OptionalDouble found,
            OptionalDouble plantedCovered) {}

    /**
     * Takes a study in.
     *
     * @param planted by form that has an effect, how great it truly is, by index whose true effect is known; every other form has none
     */
    public void add(Map<String, Map<String, Double>> planted, EffectMap map) {
        runs++;
        boolean any = false;
        boolean anyExplored = false;
        for (Effect effect : map.effects()) {
            Optional<Evidence.Correction> correction = effect.evidence().correction();
            Optional<Map<String, Double>> truth = Optional.ofNullable(
                    effect.contrast() instanceof Effect.OfForm form ? planted.get(form.form()) : null);
            boolean headline = correction.isPresent() && correction.get().family() == Family.CONFIRMED;
            if (headline) count(effect, truth);
            boolean claims = effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL;
            any |= headline && truth.isEmpty() && claims;
            anyExplored |= correction.isPresent() && !headline && truth.isEmpty() && claims;
        }
        called += any ? 1 : 0;
        explored += anyExplored ? 1 : 0;
    }

    private void count(Effect effect, Optional<Map<String, Double>> planted) {
        Count count = counts.computeIfAbsent(effect.metric(), any -> new Count());
        Interval interval = effect.interval().orElseThrow();
        double none = effect.unit().equals("×") ? 1 : 0;
        if (planted.isPresent()) {
            Optional<Double> truth = Optional.ofNullable(planted.get().get(effect.metric()));
            count.planted++;
            count.found += found(effect.verdict(), truth, none) ? 1 : 0;
            truth.ifPresent(value -> {
                count.plantedKnown++;
                count.plantedCovered += holds(interval, value) ? 1 : 0;
            });
            return;
        }
        count.cells++;
        count.alone += effect.evidence().pValue().orElseThrow() <= ALONE ? 1 : 0;
        count.byIntents += effect.evidence().byIntents().orElseThrow().pValue() <= ALONE ? 1 : 0;
        count.covered += holds(interval, none) ? 1 : 0;
    }

    /** Whether an effect is called, to the right side as far as that is known. */
    private static boolean found(Verdict verdict, Optional<Double> truth, double none) {
        return switch (verdict) {
            case DIFFERS -> true;
            case MORE -> truth.isEmpty() || truth.get() > none;
            case LESS -> truth.isEmpty() || truth.get() < none;
            case NONE, CANNOT_TELL -> false;
        };
    }

    private static boolean holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    /** Studies taken in. */
    public int runs() {
        return runs;
    }

    /** Share of the studies with any effect of the headline indices called that is not there. */
    public double anyCalled() {
        return runs == 0 ? 0 : (double) called / runs;
    }

    /** The same of everything else, where a tenth of what is called may be nothing. */
    public double anyExplored() {
        return runs == 0 ? 0 : (double) explored / runs;
    }

    /** Every index in the order of the map. */
    public List<Index> indices() {
        List<Index> indices = new ArrayList<>();
        for (String metric : Indices.headline()) {
            Count count = counts.get(metric);
            if (count == null) continue;
            indices.add(new Index(
                    metric,
                    count.cells,
                    share(count.alone, count.cells),
                    share(count.byIntents, count.cells),
                    share(count.covered, count.cells),
                    count.planted,
                    count.planted == 0 ? OptionalDouble.empty() : OptionalDouble.of(share(count.found, count.planted)),
                    count.plantedKnown == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(share(count.plantedCovered, count.plantedKnown))));
        }
        return indices;
    }

    private static double share(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
