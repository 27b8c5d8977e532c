package org.phrasefield.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.map.Difference;
import org.phrasefield.stats.ConformalInterval;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.ScoringRules;

/**
 * What measured runs say of a model in one language, intent by intent. Of an intent that was asked in several runs the newest counts.
 *
 * <p>An expectation is for one more topic, asked as the measured ones were: with the same model and settings, and about as often. That topic is
 * taken to be exchangeable with the measured ones; of one that is unlike them all, nothing is promised.
 */
public final class Experience {
    /** Confidence of every expectation. */
    public static final double CONFIDENCE = 0.9;

    /** By metric, then by form, then by intent. */
    private final Map<String, Map<String, Map<String, Seen>>> metrics = new TreeMap<>();

    /** By metric, what earlier previews said of what later runs measured. */
    private final Map<String, int[]> earlier = new TreeMap<>();

    /** Records that were worked out since the last run was learnt from. */
    private final Map<String, Record> records = new TreeMap<>();

    private Optional<Instant> newest = Optional.empty();

    private record Seen(double value, long answers) {}

    /**
     * What is expected of a metric.
     *
     * @param interval mean of the measured intents and the interval for one more, in the unit of {@link Difference#value}; absent where too few
     *     intents were measured
     * @param intents measured intents
     * @param answers measured answers, the control's among them
     */
    public record Expectation(Optional<Interval> interval, int intents, long answers) {}

    /**
     * How good expectations of a metric have been.
     *
     * @param held how many of the intervals that earlier runs gave held what a later run measured; leaving out topics of the same run would
     *     say nothing, since there the share is what it is by construction
     * @param cases of how many; 0 until there is a second run
     * @param skill share of the interval score that knowing the form saves, against expecting the same of every form, each topic left out in turn
     *     and expected from the others; absent where that cannot be said
     * @param gain what knowing the form saves, by intent, with its 95 % interval, in the metric's unit; absent where that cannot be said
     */
    public record Record(int held, int cases, Optional<Double> skill, Optional<Interval> gain) {
        /** Whether knowing the form is worth something, beyond chance. */
        public boolean worthKnowing() {
            return gain.isPresent() && gain.get().low() > 0;
        }
    }

    /**
     * Takes in what a run measured; runs come in their order of time.
     *
     * @param when the run began
     */
    public void learn(Instant when, List<Difference> differences) {
        differences.forEach(this::check);
        records.clear();
        for (Difference each : differences) {
            metrics.computeIfAbsent(each.metric(), metric -> new TreeMap<>())
                    .computeIfAbsent(each.form(), form -> new LinkedHashMap<>())
                    .put(each.intent(), new Seen(each.value(), each.answers()));
            newest = Optional.of(when);
        }
    }

    /** Sees whether what was expected of a topic, from the other topics of earlier runs, has come. */
    private void check(Difference came) {
        Map<String, Seen> known = metrics.getOrDefault(came.metric(), Map.of()).getOrDefault(came.form(), Map.of());
        without(came.intent(), List.of(known)).ifPresent(interval -> {
            int[] counts = earlier.computeIfAbsent(came.metric(), metric -> new int[2]);
            if (interval.low() <= came.value() && came.value() <= interval.high()) counts[0]++;
            counts[1]++;
        });
    }

    /** When the newest run that is in here began. */
    public Optional<Instant> newest() {
        return newest;
    }

    /** The metrics of which anything is known. */
    public List<String> metrics() {
        return List.copyOf(metrics.keySet());
    }

    /** What is expected of a metric when a topic that was not measured is asked about in a form. */
    public Expectation expected(String metric, String form) {
        Map<String, Seen> intents = metrics.getOrDefault(metric, Map.of()).getOrDefault(form, Map.of());
        double[] values = intents.values().stream().mapToDouble(Seen::value).toArray();
        return new Expectation(
                ConformalInterval.of(values, CONFIDENCE),
                values.length,
                intents.values().stream().mapToLong(Seen::answers).sum());
    }

    /** How good expectations of a metric have been. */
    public Record record(String metric) {
        return records.computeIfAbsent(metric, this::workedOut);
    }

    private Record workedOut(String metric) {
        Map<String, Map<String, Seen>> forms = metrics.getOrDefault(metric, Map.of());
        int[] counts = earlier.getOrDefault(metric, new int[2]);
        double own = 0;
        double blind = 0;
        Map<String, List<Double>> gains = new LinkedHashMap<>();
        for (Map<String, Seen> intents : forms.values()) {
            for (Map.Entry<String, Seen> left : intents.entrySet()) {
                double came = left.getValue().value();
                Optional<Interval> knowing = without(left.getKey(), List.of(intents));
                Optional<Interval> blindly = without(left.getKey(), forms.values());
                if (knowing.isEmpty() || blindly.isEmpty()) continue;
                double score = score(knowing.get(), came);
                double reference = score(blindly.get(), came);
                own += score;
                blind += reference;
                gains.computeIfAbsent(left.getKey(), intent -> new ArrayList<>())
                        .add(reference - score);
            }
        }
        double[] byIntent = gains.values().stream()
                .mapToDouble(each ->
                        each.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
        return new Record(
                counts[0],
                counts[1],
                blind > 0 ? Optional.of(1 - own / blind) : Optional.empty(),
                PairedMean.of(byIntent).map(gain -> gain.interval(0.95)));
    }

    private static Optional<Interval> without(String intent, Iterable<Map<String, Seen>> forms) {
        List<Double> values = new ArrayList<>();
        for (Map<String, Seen> intents : forms) {
            intents.forEach((each, seen) -> {
                if (!each.equals(intent)) values.add(seen.value());
            });
        }
        return ConformalInterval.of(
                values.stream().mapToDouble(Double::doubleValue).toArray(), CONFIDENCE);
    }

    private static double score(Interval interval, double came) {
        return ScoringRules.interval(interval.low(), interval.high(), CONFIDENCE, came);
    }
}
