package org.phrasefield.map;

import java.util.ArrayList;
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

/** Compares the effects of every two models in one language, and of every two languages of one model. */
final class Interactions {
    private static final double LEVEL = 0.05;
    private static final String RATIO = "×";

    private final List<Measured> measured = new ArrayList<>();

    /** What one language and one model are measured by, and the contrasts that they have. */
    private record Measured(Side side, List<Contrast> contrasts, Map<String, Yardstick> yardsticks) {}

    /** Takes in one language and one model. */
    void add(String language, String model, List<Contrast> contrasts, List<Yardstick> yardsticks) {
        Map<String, Yardstick> headline = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>(Indices.headline());
        for (Yardstick yardstick : yardsticks) {
            if (ids.contains(yardstick.metric().id()))
                headline.put(yardstick.metric().id(), yardstick);
        }
        measured.add(new Measured(new Side(language, model), contrasts, headline));
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
        one.yardsticks().forEach((metric, yardstick) -> {
            Yardstick second = other.yardsticks().get(metric);
            if (second == null) return;
            for (Contrast contrast : one.contrasts()) {
                boolean both =
                        contrast instanceof Effect.OfForm && other.contrasts().contains(contrast);
                if (both) found.add(difference(one.side(), other.side(), yardstick, second, contrast));
            }
        });
        return corrected(found);
    }

    private static Interaction difference(Side one, Side other, Yardstick first, Yardstick second, Contrast contrast) {
        Map<String, Double> theirs = second.byIntent(contrast);
        List<Double> differences = new ArrayList<>();
        first.byIntent(contrast).forEach((intent, own) -> {
            Double its = theirs.get(intent);
            if (its != null) differences.add(own - its);
        });
        Metric metric = first.metric();
        String unit = unit(metric);
        boolean told = first.of(contrast).interval().isPresent()
                && second.of(contrast).interval().isPresent();
        double[] each = differences.stream().mapToDouble(Double::doubleValue).toArray();
        Optional<PairedMean> mean =
                told && each.length >= Effects.FEWEST_INTENTS ? PairedMean.of(each) : Optional.empty();
        String reason = !told
                ? "one of the two effects cannot be told"
                : each.length < Effects.FEWEST_INTENTS ? Effects.fewIntents(each.length) : "";
        return new Interaction(
                metric.id(),
                contrast,
                one,
                other,
                mean.map(found -> scaled(metric, found.interval(0.95))),
                unit,
                each.length,
                mean.isPresent() ? OptionalDouble.of(Telling.signs(each)) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                Verdict.CANNOT_TELL,
                mean.isEmpty() && reason.isEmpty() ? "every intent gives exactly the same difference" : reason);
    }

    private static String unit(Metric metric) {
        if (metric.logarithm()) return RATIO;
        return metric.equals(Indices.STYLE) ? "squared " + metric.unit() : metric.unit();
    }

    private static Interval scaled(Metric metric, Interval found) {
        return metric.logarithm()
                ? new Interval(Math.exp(found.estimate()), Math.exp(found.low()), Math.exp(found.high()))
                : found;
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
        double none = each.unit().equals(RATIO) ? 1 : 0;
        Interval interval = each.interval().orElseThrow();
        boolean apart = interval.low() > none || interval.high() < none;
        Verdict verdict =
                !apart || adjusted > LEVEL ? Verdict.CANNOT_TELL : interval.low() > none ? Verdict.MORE : Verdict.LESS;
        String reason = verdict != Verdict.CANNOT_TELL
                ? ""
                : apart
                        ? "an effect by itself, but not among " + comparisons + " comparisons"
                        : "the interval holds both no difference and one that would matter";
        return new Interaction(
                each.metric(),
                each.contrast(),
                each.one(),
                each.other(),
                each.interval(),
                each.unit(),
                each.intents(),
                each.pValue(),
                OptionalDouble.of(adjusted),
                verdict,
                reason);
    }
}
