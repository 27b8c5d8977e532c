package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Interaction.Side;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Multiplicity;
import org.phrasefield.stats.PairedMean;

/**
 * Compares the effects of every two models in one language, and of every two languages of one model. Each language has instruments of its own, so that
 * between languages only ratios are compared; distances, whose sides other words and rules measure, and shares won before a judge are compared between models alone.
 */
final class Interactions {
    private static final String RATIO = "×";

    private final List<Measured> measured = new ArrayList<>();

    /**
     * What one language and one model are measured by, and the contrasts that they have.
     *
     * @param told by metric, the contrasts that its effect could be told of
     */
    private record Measured(
            Side side, List<Contrast> contrasts, Map<String, Yardstick> yardsticks, Map<String, Set<Contrast>> told) {
        boolean tells(String metric, Contrast contrast) {
            return told.getOrDefault(metric, Set.of()).contains(contrast);
        }
    }

    /**
     * Takes in one language and one model.
     *
     * @param effects what was found by the yardsticks
     */
    void add(
            String language, String model, List<Contrast> contrasts, List<Yardstick> yardsticks, List<Effect> effects) {
        Map<String, Yardstick> headline = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>(Indices.headline());
        for (Yardstick yardstick : yardsticks) {
            if (ids.contains(yardstick.metric().id()))
                headline.put(yardstick.metric().id(), yardstick);
        }
        Map<String, Set<Contrast>> told = new HashMap<>();
        for (Effect effect : effects) {
            if (effect.interval().isEmpty()) continue;
            told.computeIfAbsent(effect.metric(), metric -> new HashSet<>()).add(effect.contrast());
        }
        measured.add(new Measured(new Side(language, model), contrasts, headline, told));
    }

    /** Every difference of the headline indices' effects. */
    List<Interaction> all() {
        List<Interaction> all = new ArrayList<>();
        for (int one = 0; one < measured.size(); one++) {
            for (int other = one + 1; other < measured.size(); other++) {
                Side first = measured.get(one).side();
                Side second = measured.get(other).side();
                boolean comparable = first.language().equals(second.language())
                        || first.model().equals(second.model());
                if (comparable) all.addAll(between(measured.get(one), measured.get(other)));
            }
        }
        return all;
    }

    private static List<Interaction> between(Measured one, Measured other) {
        List<Interaction> found = new ArrayList<>();
        boolean languages = !one.side().language().equals(other.side().language());
        one.yardsticks().forEach((metric, yardstick) -> {
            Yardstick second = other.yardsticks().get(metric);
            if (second == null || languages && !yardstick.metric().logarithm()) return;
            for (Contrast contrast : one.contrasts()) {
                boolean both =
                        contrast instanceof Effect.OfForm && other.contrasts().contains(contrast);
                if (!both) continue;
                boolean told = one.tells(metric, contrast) && other.tells(metric, contrast);
                found.add(difference(one.side(), other.side(), yardstick, second, contrast, told));
            }
        });
        return corrected(found);
    }

    /** @param told whether both effects can be */
    private static Interaction difference(
            Side one, Side other, Yardstick first, Yardstick second, Contrast contrast, boolean told) {
        Map<String, Double> theirs = second.byIntent(contrast);
        List<Double> differences = new ArrayList<>();
        double ownSum = 0;
        double theirSum = 0;
        for (Map.Entry<String, Double> own : first.byIntent(contrast).entrySet()) {
            Double its = theirs.get(own.getKey());
            if (its == null) continue;
            differences.add(own.getValue() - its);
            ownSum += own.getValue();
            theirSum += its;
        }
        Metric metric = first.metric();
        double[] each = differences.stream().mapToDouble(Double::doubleValue).toArray();
        double roots = Indices.ofStyle(metric) ? roots(ownSum / each.length, theirSum / each.length) : 1;
        String reason = !told
                ? "one of the two effects cannot be told"
                : each.length < Effects.FEWEST_INTENTS
                        ? Effects.fewIntents(each.length)
                        : roots == 0 ? "neither of the two distances is beyond what repetition alone moves" : "";
        Optional<PairedMean> mean = reason.isEmpty() ? PairedMean.of(each) : Optional.empty();
        double interest = roots * Interest.of(metric.id());
        Verdict alone = mean.map(found ->
                        Telling.verdict(found.interval(0.95), found.interval(0.90), OptionalDouble.of(interest)))
                .orElse(Verdict.CANNOT_TELL);
        return new Interaction(
                metric.id(),
                contrast,
                one,
                other,
                mean.map(found -> scaled(metric, found.interval(0.95), roots)),
                metric.logarithm() ? RATIO : metric.unit(),
                each.length,
                mean.isPresent() ? OptionalDouble.of(Telling.signs(each)) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                mean.isPresent()
                        ? Telling.equivalence(mean.get().student(), OptionalDouble.of(interest))
                        : OptionalDouble.empty(),
                alone,
                alone,
                reason.isEmpty() ? reason(mean, alone) : reason);
    }

    private static String reason(Optional<PairedMean> mean, Verdict alone) {
        if (mean.isEmpty()) return "every intent gives exactly the same difference";
        return alone == Verdict.CANNOT_TELL ? Telling.WIDE : "";
    }

    /**
     * What brings a difference of squares to the unit of what is squared: √a − √b is (a − b) / (√a + √b). What chance takes below none is no distance.
     *
     * @return the sum of the roots; 0 where neither is a distance
     */
    private static double roots(double one, double other) {
        return Math.sqrt(Math.max(0, one)) + Math.sqrt(Math.max(0, other));
    }

    private static Interval scaled(Metric metric, Interval found, double roots) {
        return metric.logarithm()
                ? new Interval(Math.exp(found.estimate()), Math.exp(found.low()), Math.exp(found.high()))
                : new Interval(found.estimate() / roots, found.low() / roots, found.high() / roots);
    }

    private static List<Interaction> corrected(List<Interaction> found) {
        double[] adjusted = Multiplicity.holm(
                found.stream().flatMapToDouble(each -> each.pValue().stream()).toArray());
        List<Interaction> corrected = new ArrayList<>();
        int tested = 0;
        for (Interaction each : found) {
            corrected.add(each.pValue().isEmpty() ? each : corrected(each, adjusted[tested++], adjusted.length));
        }
        return corrected;
    }

    private static Interaction corrected(Interaction each, double adjusted, int comparisons) {
        boolean claims = each.alone() == Verdict.MORE || each.alone() == Verdict.LESS;
        return claims && adjusted > Evidence.Family.CONFIRMED.level()
                ? each.corrected(adjusted, Verdict.CANNOT_TELL, Correcting.among(comparisons, each.intents()))
                : each.corrected(adjusted, each.alone(), each.reason());
    }
}
