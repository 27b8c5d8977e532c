package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.phrasefield.map.Dice.Note;
import org.phrasefield.map.Dice.Share;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Jackknife;
import org.phrasefield.stats.MomentComponents;

/**
 * Takes the variance of a metric apart (F5 of the metrics reference): by equated moments, with intervals that leave out one intent after the other, or one
 * group of them where there are many (Kott 2001). Skewed rates go through the logarithm that they have in the vector of style.
 */
final class DiceMeter {
    /** Intents are left out one by one up to so many, and in so many groups beyond: an interval is no better for more. */
    private static final int MOST_LEFT_OUT = 60;

    private final String language;
    private final Map<String, Group> models;

    /** @param models by model reference; of one language */
    DiceMeter(String language, Map<String, Group> models) {
        this.language = language;
        this.models = models;
    }

    /** The meters of every model apart, and of all together where there are several. */
    List<Dice> all(List<Metric> metrics) {
        List<Table> tables = new ArrayList<>();
        models.forEach((model, group) -> tables.add(new Table(Optional.of(model), Map.of(model, group))));
        if (models.size() > 1) tables.add(new Table(Optional.empty(), models));
        List<Dice> all = new ArrayList<>();
        for (Metric metric : metrics) {
            if (metric.twin()) continue;
            for (Table table : tables) of(metric, table).ifPresent(all::add);
        }
        return all;
    }

    /** The answers of one model, or of all. */
    private static final class Table {
        private final Optional<String> model;
        private final Map<String, Group> groups;
        private final List<Throw> thrown = new ArrayList<>();
        /** By which answers have a score: of most metrics these are the same. */
        private final Map<BitSet, Design> designs = new HashMap<>();

        Table(Optional<String> model, Map<String, Group> groups) {
            this.model = model;
            this.groups = groups;
            groups.forEach((name, group) ->
                    group.ledger.each((place, wording) -> thrown.add(new Throw(name, place, wording))));
        }

        /** One for each answer; a gap is NaN. */
        double[] scores(String metric) {
            return groups.values().stream()
                    .flatMapToDouble(group -> group.ledger.scores(metric))
                    .toArray();
        }

        Design design(BitSet scored) {
            return designs.computeIfAbsent(
                    scored, any -> Design.of(any.stream().mapToObj(thrown::get).toList()));
        }
    }

    /** What a score was made under. */
    private record Throw(String model, Place place, String wording) {
        String level(Source source) {
            return switch (source) {
                case FORM -> place.form();
                case WORDING -> place.form() + '\n' + wording;
                case WORD -> place.word();
                case INTENT -> place.intent();
                case FORM_INTENT -> place.form() + '\n' + place.intent();
                case MODEL -> model;
                case FORM_MODEL -> place.form() + '\n' + model;
                case REPETITION -> throw new IllegalArgumentException("a repetition has no level");
            };
        }
    }

    private Optional<Dice> of(Metric metric, Table table) {
        DoubleUnaryOperator transform = Indices.style().getOrDefault(metric.id(), DoubleUnaryOperator.identity());
        double[] scores = table.scores(metric.id());
        BitSet scored = new BitSet(scores.length);
        for (int at = 0; at < scores.length; at++) scored.set(at, !Double.isNaN(scores[at]));
        double[] values = scored.stream()
                .mapToDouble(at -> transform.applyAsDouble(scores[at]))
                .toArray();
        return dice(metric, table.model, table.design(scored), values);
    }

    /**
     * What the throws of a metric can tell.
     *
     * @param sources what can be told apart
     * @param whole of all throws; empty where nothing can
     * @param rows without one intent, or group of intents, after the other, which throws are left; empty with few intents
     * @param without and what can be told then
     * @param intents how many
     */
    private record Design(
            Sources sources,
            Optional<MomentComponents> whole,
            List<int[]> rows,
            List<MomentComponents> without,
            int intents) {
        static Design of(List<Throw> thrown) {
            Sources sources = Sources.of(thrown);
            int[] intents = Sources.levels(thrown, Source.INTENT);
            int count = Sources.count(intents);
            List<int[]> factors = List.copyOf(sources.factors().values());
            if (factors.isEmpty()) return new Design(sources, Optional.empty(), List.of(), List.of(), count);
            List<int[]> rows = new ArrayList<>();
            List<MomentComponents> without = new ArrayList<>();
            int groups = count < Effects.FEWEST_INTENTS ? 0 : Math.min(count, MOST_LEFT_OUT);
            for (int left = 0; left < groups; left++) {
                int out = left;
                int[] kept = IntStream.range(0, intents.length)
                        .filter(row -> intents[row] % groups != out)
                        .toArray();
                rows.add(kept);
                MomentComponents.of(factors.stream()
                                .map(levels -> IntStream.of(kept)
                                        .map(row -> levels[row])
                                        .toArray())
                                .toList())
                        .ifPresent(without::add);
            }
            boolean all = without.size() == rows.size();
            return new Design(
                    sources, MomentComponents.of(factors), all ? rows : List.of(), all ? without : List.of(), count);
        }
    }

    /**
     * The sources that can be told, and what cannot.
     *
     * @param factors the level of each throw, by source
     */
    private record Sources(Map<Source, int[]> factors, List<Note> notes) {
        static Sources of(List<Throw> thrown) {
            Map<Source, int[]> factors = new LinkedHashMap<>();
            for (Source source : Source.values()) {
                if (source == Source.REPETITION) continue;
                int[] levels = levels(thrown, source);
                if (count(levels) > 1) factors.put(source, levels);
            }
            List<Note> notes = new ArrayList<>();
            if (count(factors, Source.WORDING) == count(factors, Source.FORM)) {
                factors.remove(Source.WORDING);
                notes.add(Note.WORDING_IS_FORM);
            }
            int pairs = count(factors, Source.FORM_INTENT);
            if (pairs == Math.max(count(factors, Source.FORM), count(factors, Source.INTENT))) {
                factors.remove(Source.FORM_INTENT);
            } else if (pairs == thrown.size()) {
                factors.remove(Source.FORM_INTENT);
                notes.add(Note.PAIR_IS_REPETITION);
            }
            if (count(factors, Source.FORM_MODEL)
                    == Math.max(count(factors, Source.FORM), count(factors, Source.MODEL))) {
                factors.remove(Source.FORM_MODEL);
            }
            if (factors.containsKey(Source.WORDING) && once(thrown)) notes.add(Note.WORDING_IN_INTENT_IS_REPETITION);
            return new Sources(factors, notes);
        }

        private static int[] levels(List<Throw> thrown, Source source) {
            Map<String, Integer> numbers = new HashMap<>();
            return thrown.stream()
                    .mapToInt(each -> numbers.computeIfAbsent(each.level(source), any -> numbers.size()))
                    .toArray();
        }

        private static int count(Map<Source, int[]> factors, Source source) {
            return factors.containsKey(source) ? count(factors.get(source)) : 0;
        }

        private static int count(int[] levels) {
            return Arrays.stream(levels).max().orElse(-1) + 1;
        }

        /** Whether no wording was asked twice under equal conditions. */
        private static boolean once(List<Throw> thrown) {
            Set<List<String>> seen = new HashSet<>();
            return thrown.stream()
                    .allMatch(each -> seen.add(List.of(
                            each.model(),
                            each.wording(),
                            each.place().intent(),
                            each.place().form(),
                            each.place().word())));
        }
    }

    private Optional<Dice> dice(Metric metric, Optional<String> model, Design design, double[] values) {
        if (design.whole().isEmpty()) return Optional.empty();
        double[] found = design.whole().get().of(values);
        double total = total(found);
        if (total <= 0) return Optional.empty();
        List<Source> named = new ArrayList<>(design.sources().factors().keySet());
        named.add(Source.REPETITION);
        List<Note> notes = new ArrayList<>(design.sources().notes());
        if (design.rows().isEmpty()) notes.add(Note.FEW_INTENTS);
        List<double[]> without = without(design, values);
        List<Share> shares = new ArrayList<>();
        for (int at = 0; at < named.size(); at++) {
            double variance = Math.max(0, found[at]);
            int place = at;
            Optional<Interval> interval = without.isEmpty()
                    ? Optional.empty()
                    : interval(
                            found[at] / total,
                            without.stream().mapToDouble(each -> each[place]).toArray());
            shares.add(new Share(named.get(at), variance, variance / total, interval));
        }
        return Optional.of(new Dice(language, model, metric.id(), shares, values.length, design.intents(), notes));
    }

    /** The sum of what is above 0. */
    private static double total(double[] components) {
        double sum = 0;
        for (double each : components) sum += Math.max(0, each);
        return sum;
    }

    /** The shares without one part of the intents after the other, before they are held above 0; none where some have none. */
    private static List<double[]> without(Design design, double[] values) {
        List<double[]> without = new ArrayList<>();
        for (int left = 0; left < design.rows().size(); left++) {
            double[] found = design.without()
                    .get(left)
                    .of(IntStream.of(design.rows().get(left))
                            .mapToDouble(row -> values[row])
                            .toArray());
            double total = total(found);
            if (total <= 0) return List.of();
            without.add(Arrays.stream(found).map(each -> each / total).toArray());
        }
        return without;
    }

    /** Of the share before it is held above 0: what is held has no error. The ends are held. */
    private static Optional<Interval> interval(double share, double[] without) {
        return Jackknife.interval(
                        without.length,
                        units -> OptionalDouble.of(units.length == without.length ? share : without[left(units)]),
                        0.95)
                .map(found -> new Interval(held(found.estimate()), held(found.low()), held(found.high())));
    }

    /** The unit that is not among these. */
    private static int left(int[] units) {
        int left = 0;
        while (left < units.length && units[left] == left) left++;
        return left;
    }

    private static double held(double share) {
        return Math.min(1, Math.max(0, share));
    }
}
