package org.phrasefield.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Lost;
import org.phrasefield.stats.ConformalInterval;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.ScoringRules;

/**
 * What measured runs say of a model in one language, intent by intent. Of an intent that was asked in several runs each of them counts, and all of them
 * together as much as one.
 *
 * <p>An expectation is for one more topic, asked as the measured ones were: with the same model and settings, and about as often in one run. That topic is
 * taken to be exchangeable with the measured ones; of one that is unlike them all, nothing is promised.
 */
public final class Experience {
    /** Confidence of every expectation. */
    public static final double CONFIDENCE = 0.9;

    /** What is checked: shares of single kinds only say where an aspect moves to. */
    private static final Set<String> CHECKED = Arrays.stream(Aspect.values())
            .flatMap(aspect -> aspect.metrics().stream())
            .collect(Collectors.toSet());

    /** By metric, then by form, then by intent. */
    private final Map<String, Map<String, Map<String, Seen>>> metrics = new TreeMap<>();

    /** The same of the newest run alone. */
    private Map<String, Map<String, Map<String, Seen>>> last = new TreeMap<>();

    private final List<Hindsight.Case> earlier = new ArrayList<>();

    /** Records that were worked out since the last run was learnt from, by metric and form. */
    private final Map<String, Map<String, Record>> records = new TreeMap<>();

    private Optional<Instant> oldest = Optional.empty();
    private Optional<Instant> newest = Optional.empty();
    private int runs;

    /** By metric, then by form, answers that could have had a score and have none. */
    private final Map<String, Map<String, Long>> unscored = new TreeMap<>();

    /** What runs measured of a topic in a form, one value a run. */
    private static final class Seen {
        private final double[] values;
        private final long answers;
        private final Instant when;

        Seen(double[] values, long answers, Instant when) {
            this.values = values;
            this.answers = answers;
            this.when = when;
        }

        Seen and(Seen later) {
            double[] both = Arrays.copyOf(values, values.length + later.values.length);
            System.arraycopy(later.values, 0, both, values.length, later.values.length);
            return new Seen(both, answers + later.answers, later.when);
        }

        double mean() {
            return Arrays.stream(values).sum() / values.length;
        }
    }

    /**
     * What is expected of a metric.
     *
     * @param interval mean of the measured intents and the interval for one more, in the unit of {@link Difference#value}; absent where too few
     *     intents were measured
     * @param mean the same mean with the 95 % interval of the mean itself; absent where that cannot be said
     * @param intents measured intents
     * @param answers measured answers of all runs, the control's among them
     * @param unscored answers of the same runs without this score; 0 where that was not told, or is not settled yet
     * @param newest when the newest run began that one of these is from; absent where there is none
     */
    public record Expectation(
            Optional<Interval> interval,
            Optional<Interval> mean,
            int intents,
            long answers,
            long unscored,
            Optional<Instant> newest) {}

    /**
     * What knowing that a prompt has a form is worth for a metric.
     *
     * @param skill share of the interval score of this form that knowing it saves, against expecting the same of every form, each topic left out in
     *     turn and expected from the others; absent where that cannot be said
     * @param gain what knowing this form saves, by intent, with its 95 % interval, in the metric's unit; absent where that cannot be said
     * @param formsDiffer whether knowing forms is worth something over all of them together
     */
    public record Record(Optional<Double> skill, Optional<Interval> gain, boolean formsDiffer) {
        /**
         * Whether knowing this form is worth something, beyond chance. Of many forms that are alike one or another would seem to be by chance alone,
         * so that all of them together are asked first.
         */
        public boolean worthKnowing() {
            return formsDiffer && aboveNothing(gain);
        }
    }

    /** As the other, where it is not told what became of the trials. */
    public void learn(Instant when, List<Difference> differences) {
        learn(when, differences, Map.of());
    }

    /**
     * Takes in what a run measured; runs come in their order of time.
     *
     * @param when the run began
     * @param asked by form, what became of the trials of the form and of asking plainly in this run; only of forms that the run has done with, since
     *     until then an answer may have no score for want of another one that is still to come
     */
    public void learn(Instant when, List<Difference> differences, Map<String, Lost> asked) {
        check(when, differences);
        records.clear();
        if (differences.isEmpty()) return;
        last = new TreeMap<>();
        for (Difference each : differences) {
            put(each, when, metrics);
            put(each, when, last);
        }
        last.forEach((metric, forms) -> forms.forEach((form, intents) -> {
            Lost both = asked.getOrDefault(form, Lost.NONE);
            long scored =
                    intents.values().stream().mapToLong(seen -> seen.answers).sum();
            unscored.computeIfAbsent(metric, any -> new TreeMap<>())
                    .merge(form, Math.max(0, both.asked() - both.all() - scored), Long::sum);
        }));
        runs++;
        if (oldest.isEmpty()) oldest = Optional.of(when);
        newest = Optional.of(when);
    }

    private static void put(Difference each, Instant when, Map<String, Map<String, Map<String, Seen>>> where) {
        where.computeIfAbsent(each.metric(), metric -> new TreeMap<>())
                .computeIfAbsent(each.form(), form -> new LinkedHashMap<>())
                .merge(each.intent(), new Seen(new double[] {each.value()}, each.answers(), when), Seen::and);
    }

    /**
     * Keeps what was expected of each topic, from the other topics of earlier runs, beside what came. Leaving out topics of the same run would say
     * nothing of the intervals, since there the share that they hold is what it is by construction.
     */
    private void check(Instant when, List<Difference> differences) {
        Map<String, Map<String, Optional<Interval>>> means = new TreeMap<>();
        for (Difference each : differences) {
            if (!CHECKED.contains(each.metric())) continue;
            String intent = each.intent();
            Optional<Interval> preview = without(intent, List.of(known(metrics, each)));
            if (preview.isEmpty()) continue;
            Map<Baseline, Interval> others = new EnumMap<>(Baseline.class);
            means.computeIfAbsent(each.metric(), metric -> new TreeMap<>())
                    .computeIfAbsent(
                            intent,
                            any -> without(
                                    intent,
                                    metrics.getOrDefault(each.metric(), Map.of())
                                            .values()))
                    .ifPresent(mean -> others.put(Baseline.MEAN_SO_FAR, mean));
            without(intent, List.of(known(last, each))).ifPresent(night -> others.put(Baseline.LAST_NIGHT, night));
            earlier.add(new Hindsight.Case(when, each.metric(), preview.get(), others, each.value()));
        }
    }

    private static Map<String, Seen> known(Map<String, Map<String, Map<String, Seen>>> where, Difference each) {
        return where.getOrDefault(each.metric(), Map.of()).getOrDefault(each.form(), Map.of());
    }

    /** Previews that earlier runs gave, beside what later ones measured; none until there is a second run. */
    public Hindsight hindsight() {
        return new Hindsight(earlier);
    }

    /** When the oldest run that is in here began. */
    public Optional<Instant> oldest() {
        return oldest;
    }

    /** When the newest run that is in here began. */
    public Optional<Instant> newest() {
        return newest;
    }

    /** How many runs are in here. */
    public int runs() {
        return runs;
    }

    /** The metrics of which anything is known. */
    public List<String> metrics() {
        return List.copyOf(metrics.keySet());
    }

    /** What is expected of a metric when a topic that was not measured is asked about in a form. */
    public Expectation expected(String metric, String form) {
        Map<String, Seen> intents = metrics.getOrDefault(metric, Map.of()).getOrDefault(form, Map.of());
        return expected(
                List.of(intents), unscored.getOrDefault(metric, Map.of()).getOrDefault(form, 0L));
    }

    /** What is expected of a metric by whoever expects the same of every form; answers to asking plainly count with each form that they are compared with. */
    public Expectation expected(String metric) {
        long without = unscored.getOrDefault(metric, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return expected(metrics.getOrDefault(metric, Map.of()).values(), without);
    }

    private static Expectation expected(Collection<Map<String, Seen>> forms, long unscored) {
        List<Seen> all =
                forms.stream().flatMap(intents -> intents.values().stream()).toList();
        // Forms of one topic are no independent evidence.
        Map<String, List<Double>> means = new TreeMap<>();
        forms.forEach(intents -> intents.forEach((intent, seen) ->
                means.computeIfAbsent(intent, any -> new ArrayList<>()).add(seen.mean())));
        double[] byIntent = means.values().stream()
                .mapToDouble(each ->
                        each.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
        long answers = all.stream().mapToLong(seen -> seen.answers).sum();
        return new Expectation(
                ConformalInterval.of(all.stream().map(seen -> seen.values).toArray(double[][]::new), CONFIDENCE),
                PairedMean.of(byIntent).map(mean -> mean.interval(0.95)),
                byIntent.length,
                answers,
                unscored,
                all.stream().map(seen -> seen.when).max(Comparator.naturalOrder()));
    }

    /** What knowing that a prompt has a form is worth for a metric. */
    public Record record(String metric, String form) {
        return records.computeIfAbsent(metric, this::workedOut)
                .getOrDefault(form, new Record(Optional.empty(), Optional.empty(), false));
    }

    /** Of a topic in a form, the interval score of whoever knows no form, and of whoever knows this one. */
    private record Scores(double blind, double own) {
        double gain() {
            return blind - own;
        }
    }

    private Map<String, Record> workedOut(String metric) {
        Map<String, Map<String, Seen>> forms = metrics.getOrDefault(metric, Map.of());
        Map<String, Optional<Interval>> blind = new TreeMap<>();
        Map<String, Map<String, Scores>> scores = new TreeMap<>();
        forms.forEach((form, intents) -> intents.forEach((intent, seen) -> {
            Optional<Interval> knowing = without(intent, List.of(intents));
            Optional<Interval> blindly = blind.computeIfAbsent(intent, left -> without(left, forms.values()));
            if (knowing.isEmpty() || blindly.isEmpty()) return;
            scores.computeIfAbsent(form, any -> new LinkedHashMap<>())
                    .put(intent, new Scores(score(blindly.get(), seen), score(knowing.get(), seen)));
        }));
        // Forms of one topic are no independent evidence.
        Map<String, List<Double>> byIntent = new TreeMap<>();
        scores.values()
                .forEach(own -> own.forEach((intent, each) -> byIntent.computeIfAbsent(intent, any -> new ArrayList<>())
                        .add(each.gain())));
        boolean formsDiffer = aboveNothing(gain(byIntent.values().stream()
                .mapToDouble(each ->
                        each.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray()));
        Map<String, Record> all = new TreeMap<>();
        scores.forEach((form, own) -> all.put(form, record(own.values(), formsDiffer)));
        return all;
    }

    private static Record record(Collection<Scores> scores, boolean formsDiffer) {
        double blind = scores.stream().mapToDouble(Scores::blind).sum();
        double own = scores.stream().mapToDouble(Scores::own).sum();
        return new Record(
                blind > 0 ? Optional.of((blind - own) / blind) : Optional.empty(),
                gain(scores.stream().mapToDouble(Scores::gain).toArray()),
                formsDiffer);
    }

    private static Optional<Interval> gain(double[] gains) {
        return PairedMean.of(gains).map(gain -> gain.interval(0.95));
    }

    private static boolean aboveNothing(Optional<Interval> gain) {
        return gain.isPresent() && gain.get().low() > 0;
    }

    private static Optional<Interval> without(String intent, Iterable<Map<String, Seen>> forms) {
        List<double[]> values = new ArrayList<>();
        for (Map<String, Seen> intents : forms) {
            intents.forEach((each, seen) -> {
                if (!each.equals(intent)) values.add(seen.values);
            });
        }
        return ConformalInterval.of(values.toArray(double[][]::new), CONFIDENCE);
    }

    /** Mean over the runs. */
    private static double score(Interval interval, Seen came) {
        return Arrays.stream(came.values)
                .map(value -> ScoringRules.interval(interval.low(), interval.high(), CONFIDENCE, value))
                .average()
                .orElseThrow();
    }
}
