package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.phrasefield.map.Group.Place;
import org.phrasefield.stats.Moments;

/** The differences that a group's forms make, intent by intent, before any mean over intents is taken. */
final class Differences {
    private final String language;
    private final String model;
    private final Group group;
    private final String control;
    private final List<Difference> found = new ArrayList<>();

    Differences(String language, String model, Group group, String control) {
        this.language = language;
        this.model = model;
        this.group = group;
        this.control = control;
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    /** Takes in a metric of single answers. */
    void ofScores(String metric, String form) {
        Map<Place, Moments> cells = group.scores.getOrDefault(metric, Map.of());
        take(metric, form, pair -> {
            Moments one = cells.get(pair.one());
            Moments other = cells.get(pair.other());
            return one == null || other == null
                    ? NOTHING
                    : new Found(OptionalDouble.of(one.mean() - other.mean()), one.count() + other.count());
        });
    }

    /** Takes in an index of scope. */
    void ofSpread(String index, String form) {
        Map<Place, CellSpread> cells = group.spreads.getOrDefault(index, Map.of());
        take(index, form, pair -> {
            CellSpread one = cells.get(pair.one());
            CellSpread other = cells.get(pair.other());
            if (one == null || other == null || !one.drawn() || !other.drawn()) return NOTHING;
            double ratio = Math.log(one.distance().orElse(0))
                    - Math.log(other.distance().orElse(0));
            return new Found(OptionalDouble.of(ratio), one.answers() + other.answers());
        });
    }

    /** Takes in an index without a sign. */
    void ofDistance(String index, String form, Distance distance) {
        take(index, form, pair -> {
            double[][] one = distance.vectors.of(pair.one());
            double[][] other = distance.vectors.of(pair.other());
            return new Found(distance.apart(pair.intent(), one, other), one.length + other.length);
        });
    }

    /** Takes in what was found of each intent elsewhere. */
    void of(String index, String form, Map<String, Double> byIntent, int answersEach) {
        byIntent.forEach(
                (intent, value) -> found.add(new Difference(language, model, index, form, intent, value, answersEach)));
    }

    /** A value that is not finite counts as none: a cell whose answers are all alike has no ratio. */
    private record Found(OptionalDouble value, long answers) {}

    private static final Found NOTHING = new Found(OptionalDouble.empty(), 0);

    private interface Reader {
        Found read(Pair pair);
    }

    private void take(String metric, String form, Reader reader) {
        Map<String, Moments> values = new LinkedHashMap<>();
        Map<String, Long> answers = new LinkedHashMap<>();
        for (Pair pair : group.pairs(new Effect.OfForm(form), control)) {
            Found each = reader.read(pair);
            if (each.value().isEmpty() || !Double.isFinite(each.value().getAsDouble())) continue;
            values.computeIfAbsent(pair.intent(), intent -> new Moments())
                    .add(each.value().getAsDouble());
            answers.merge(pair.intent(), each.answers(), Long::sum);
        }
        values.forEach((intent, moments) -> found.add(new Difference(
                language, model, metric, form, intent, moments.mean(), answers.getOrDefault(intent, 0L))));
    }
}
