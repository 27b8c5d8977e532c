package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.NormalBelief;

/**
 * What a run says of a place: an estimate with its error, so never quite what is true.
 *
 * @param place which
 * @param metric id of the metric that tells it
 * @param interval the difference with its 95 % interval, on the index's own scale
 * @param matters whether it is a difference that matters
 */
public record Measured(Place place, String metric, Interval interval, Matters matters) {
    private static final double CONFIDENCE = 0.95;

    /** Whether a difference matters. */
    public enum Matters {
        /** The 95 % interval lies beyond the smallest difference that matters. */
        YES,
        /** The 90 % interval lies inside of it. */
        NO,
        /** Neither: the run cannot tell, and no probability is scored by it. */
        UNDECIDED
    }

    /** What a run's effects say of forms, by the first metric of each index that the run has; effects without an interval are left out. */
    public static List<Measured> of(List<Effect> effects) {
        Set<Subject> subjects = new LinkedHashSet<>();
        effects.forEach(effect -> subjects.add(new Subject(effect.language(), effect.model())));
        List<Measured> all = new ArrayList<>();
        for (Subject subject : subjects) {
            List<Effect> own = effects.stream().filter(subject::has).toList();
            for (Index index : Index.values()) all.addAll(of(index, own));
        }
        return all;
    }

    private record Subject(String language, String model) {
        boolean has(Effect effect) {
            return effect.language().equals(language) && effect.model().equals(model);
        }
    }

    private static List<Measured> of(Index index, List<Effect> effects) {
        return index.metrics().stream()
                .map(metric -> effects.stream()
                        .filter(effect -> effect.metric().equals(metric))
                        .flatMap(effect -> of(index, effect).stream())
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<Measured> of(Index index, Effect effect) {
        if (!(effect.contrast() instanceof Effect.OfForm of)
                || effect.interval().isEmpty()) return Optional.empty();
        Interval shown = effect.interval().get();
        Interval own = new Interval(index.own(shown.estimate()), index.own(shown.low()), index.own(shown.high()));
        if (own.low() == own.high()) return Optional.empty();
        Place place = new Place(effect.language(), effect.model(), of.form(), index);
        return Optional.of(new Measured(place, effect.metric(), own, matters(index, effect, own)));
    }

    private static Matters matters(Index index, Effect effect, Interval own) {
        boolean beyond = own.low() > index.interest() || (index.signed() && own.high() < -index.interest());
        if (beyond) return Matters.YES;
        return effect.verdict() == Verdict.NONE ? Matters.NO : Matters.UNDECIDED;
    }

    /** The estimate. */
    public double estimate() {
        return interval.estimate();
    }

    /** Standard error of the estimate, from half the width of its interval. */
    public double error() {
        return NormalBelief.of(interval.low(), interval.high(), CONFIDENCE).deviation();
    }

    /** The size that the estimate has. */
    public Size size() {
        return place.index().size(estimate());
    }
}
