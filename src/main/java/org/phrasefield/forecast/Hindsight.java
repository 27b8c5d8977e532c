package org.phrasefield.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.phrasefield.stats.ClusteredMean;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.ScoringRules;
import org.phrasefield.stats.Share;

/**
 * Earlier previews beside what later runs measured: what was expected of each topic and form from the runs before, that topic left out, and what came.
 *
 * @param cases in the order in which they came
 */
public record Hindsight(List<Case> cases) {
    private static final double CONFIDENCE = 0.95;

    public Hindsight {
        cases = List.copyOf(cases);
    }

    /** Who else could have said something. */
    public enum Baseline {
        /** Expects the same of every form: what they have all done so far. */
        MEAN_SO_FAR,
        /** Expects of a form what it did in the newest run before. */
        LAST_NIGHT
    }

    /** What is scored; less is better. */
    public enum Rule {
        /** Winkler's score of the 90 % interval. */
        INTERVAL,
        /** How far the mean lies from what came: the continuous ranked probability score of a single number. */
        POINT
    }

    /**
     * One preview that can be checked.
     *
     * @param when the run began that checks it
     * @param metric id of a metric or index
     * @param preview what the preview said of the form
     * @param others what others would have said, as far as they had enough to go by
     * @param came what was measured, in the unit of {@link org.phrasefield.map.Difference#value}
     */
    public record Case(Instant when, String metric, Interval preview, Map<Baseline, Interval> others, double came) {
        public Case {
            others = Map.copyOf(others);
        }

        boolean held() {
            return preview.low() <= came && came <= preview.high();
        }

        double score(Rule rule) {
            return score(rule, preview);
        }

        private double score(Rule rule, Interval said) {
            return switch (rule) {
                case INTERVAL -> ScoringRules.interval(said.low(), said.high(), Experience.CONFIDENCE, came);
                case POINT -> Math.abs(said.estimate() - came);
            };
        }

        private double reference(Rule rule, Baseline baseline) {
            return Optional.ofNullable(others.get(baseline))
                    .map(said -> score(rule, said))
                    .orElseThrow();
        }
    }

    /** Of some metrics. */
    public Hindsight of(Collection<String> metrics) {
        return new Hindsight(
                cases.stream().filter(each -> metrics.contains(each.metric())).toList());
    }

    /** Whether there are enough previews to say anything. */
    public boolean enough() {
        return cases.size() >= TrackRecord.FEWEST;
    }

    /** How often the 90 % interval held what came. */
    public Share held() {
        return new Share(cases.stream().filter(Case::held).count(), cases.size());
    }

    /**
     * The preview beside a baseline, on what both could say. Metrics have units of their own, so that each score is divided by the baseline's mean score
     * of its metric; previews that one run checks are no independent evidence, so that the interval is clustered by run.
     */
    public TrackRecord.Skill against(Baseline baseline, Rule rule) {
        List<Case> both = cases.stream()
                .filter(each -> each.others().containsKey(baseline))
                .toList();
        Map<String, Double> units = both.stream()
                .collect(Collectors.groupingBy(
                        Case::metric, Collectors.averagingDouble(each -> each.reference(rule, baseline))));
        Map<Instant, List<Double>> gains = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        for (Case each : both) {
            double unit = units.getOrDefault(each.metric(), 0.0);
            if (unit <= 0) continue;
            double gain = (each.reference(rule, baseline) - each.score(rule)) / unit;
            all.add(gain);
            gains.computeIfAbsent(each.when(), when -> new ArrayList<>()).add(gain);
        }
        double[][] clusters = gains.values().stream().map(Hindsight::numbers).toArray(double[][]::new);
        OptionalDouble skill = Arrays.stream(numbers(all)).average();
        return new TrackRecord.Skill(
                all.size(), gains.size(), skill, ClusteredMean.of(clusters).map(mean -> mean.interval(CONFIDENCE)));
    }

    private static double[] numbers(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
