package org.phrasefield.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phrasefield.forecast.Settled.Hit;
import org.phrasefield.forecast.Settled.Rule;
import org.phrasefield.stats.ClusteredMean;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.RankCorrelation;
import org.phrasefield.stats.ReliabilityCurve;
import org.phrasefield.stats.ScoringRules;
import org.phrasefield.stats.Share;

/**
 * How good one forecaster has been. Forecasts of one run are no independent evidence: intervals are clustered by run.
 *
 * @param forecaster who
 * @param settled the claims that are settled, in the order of runs
 */
public record TrackRecord(Forecaster forecaster, List<Settled> settled) {
    /** Settled forecasts that anything may be concluded from at the least. */
    public static final int FEWEST = 10;
    /** Runs that it may be said from who is better. */
    public static final int FEWEST_RUNS = 5;
    /** Runs that a trend may be told from. */
    public static final int FEWEST_FOR_TREND = 10;

    private static final double CONFIDENCE = 0.95;

    public TrackRecord {
        settled = List.copyOf(settled);
    }

    /** Of some of the forecasts. */
    public TrackRecord only(Predicate<Place> wanted) {
        return new TrackRecord(
                forecaster,
                settled.stream()
                        .filter(each -> wanted.test(each.measured().place()))
                        .toList());
    }

    /** Of what another forecast, too: the same places in the same runs. */
    public TrackRecord shared(TrackRecord other) {
        Set<Key> both = other.settled().stream().map(Key::of).collect(Collectors.toSet());
        return new TrackRecord(
                forecaster,
                settled.stream().filter(each -> both.contains(Key.of(each))).toList());
    }

    /** Of the forecasts of one run. */
    public TrackRecord of(String run) {
        return new TrackRecord(
                forecaster,
                settled.stream().filter(each -> each.run().equals(run)).toList());
    }

    /** The runs that settled anything, in their order. */
    public List<String> runs() {
        return settled.stream().map(Settled::run).distinct().toList();
    }

    /** Whether there are enough forecasts to conclude anything from. */
    public boolean enough() {
        return settled.size() >= FEWEST;
    }

    /** Mean score; empty where the rule applies to no forecast. */
    public OptionalDouble score(Rule rule) {
        return settled.stream()
                .map(each -> each.score(rule))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** The forecasts whose probability can be scored. */
    public List<Settled> decided() {
        return settled.stream().filter(Settled::decided).toList();
    }

    /** How often the size was right, of the times that the run could tell. */
    public Share sizes() {
        long right = settled.stream().filter(each -> each.hit() == Hit.RIGHT).count();
        long wrong = settled.stream().filter(each -> each.hit() == Hit.WRONG).count();
        return new Share(right, right + wrong);
    }

    /** How often the 80 % interval held what came. */
    public Share coverage() {
        return new Share(settled.stream().filter(Settled::covered).count(), settled.size());
    }

    /** Mean of how far the middles lie above what came; empty without forecasts. */
    public OptionalDouble bias() {
        return settled.stream().mapToDouble(Settled::bias).average();
    }

    /** The same with its 95 % interval; empty with fewer than two runs. */
    public Optional<Interval> biasInterval() {
        return clustered(settled, Settled::bias);
    }

    /** Mean width of the intervals: how sharp the forecasts are, whether right or wrong. */
    public OptionalDouble width() {
        return settled.stream().mapToDouble(Settled::width).average();
    }

    /** The reliability diagram of the probabilities; empty where none is decided. */
    public Optional<ReliabilityCurve> curve() {
        return ReliabilityCurve.of(probabilities(), happened());
    }

    /** Spiegelhalter's z of the probabilities. */
    public OptionalDouble spiegelhalter() {
        return ScoringRules.spiegelhalter(probabilities(), happened());
    }

    private double[] probabilities() {
        return decided().stream()
                .mapToDouble(each -> each.claim().probability())
                .toArray();
    }

    private boolean[] happened() {
        List<Settled> decided = decided();
        boolean[] happened = new boolean[decided.size()];
        for (int i = 0; i < happened.length; i++) happened[i] = decided.get(i).mattered();
        return happened;
    }

    private static Optional<Interval> clustered(List<Settled> cases, ToDoubleFunction<Settled> value) {
        double[][] clusters = cases.stream()
                .collect(Collectors.groupingBy(Settled::run, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(each -> each.stream().mapToDouble(value).toArray())
                .toArray(double[][]::new);
        return ClusteredMean.of(clusters).map(mean -> mean.interval(CONFIDENCE));
    }

    /**
     * One beside another, on what both forecast.
     *
     * @param cases forecasts that both made and the rule applies to
     * @param runs how many runs they come from
     * @param skill 1 − score/reference: 1 (perfect), 0 (as the reference), below 0 (worse); empty where that cannot be said
     * @param gain mean of what the reference's score is greater by, with its 95 % interval; empty with fewer than two runs
     */
    public record Skill(int cases, int runs, OptionalDouble skill, Optional<Interval> gain) {
        /** Whether it is better, or worse, beyond chance; empty where that cannot be said, as it cannot below {@value #FEWEST_RUNS} runs. */
        public Optional<Boolean> better() {
            if (runs < FEWEST_RUNS || cases < FEWEST || gain.isEmpty()) return Optional.empty();
            if (gain.get().low() > 0) return Optional.of(true);
            return gain.get().high() < 0 ? Optional.of(false) : Optional.empty();
        }
    }

    private record Key(String run, Place place) {
        static Key of(Settled settled) {
            return new Key(settled.run(), settled.measured().place());
        }
    }

    /** Skill against another forecaster. */
    public Skill against(TrackRecord reference, Rule rule) {
        Map<Key, Settled> others =
                reference.settled().stream().collect(Collectors.toMap(Key::of, each -> each, (first, same) -> first));
        List<Settled> both = settled.stream()
                .filter(each -> each.score(rule).isPresent() && others.containsKey(Key.of(each)))
                .toList();
        ToDoubleFunction<Settled> own = each -> each.score(rule).orElseThrow();
        ToDoubleFunction<Settled> other = each -> java.util.Objects.requireNonNull(others.get(Key.of(each)))
                .score(rule)
                .orElseThrow();
        OptionalDouble score = both.stream().mapToDouble(own).average();
        OptionalDouble blind = both.stream().mapToDouble(other).average();
        return new Skill(
                both.size(),
                (int) both.stream().map(Settled::run).distinct().count(),
                score.isPresent()
                        ? ScoringRules.skill(score.getAsDouble(), blind.orElseThrow())
                        : OptionalDouble.empty(),
                clustered(both, each -> other.applyAsDouble(each) - own.applyAsDouble(each)));
    }

    /** Each run's mean score, in the order of runs; runs that the rule applies to nowhere are left out. */
    public Map<String, Double> byRun(Rule rule) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String run : runs()) of(run).score(rule).ifPresent(score -> scores.put(run, score));
        return scores;
    }

    /**
     * Kendall's τ<sub>b</sub> between the order of runs and their scores, in standard deviations of chance: below −2 where scores fall, so forecasts get better.
     *
     * @return empty below {@value #FEWEST_FOR_TREND} runs
     */
    public OptionalDouble trend(Rule rule) {
        double[] scores =
                byRun(rule).values().stream().mapToDouble(Double::doubleValue).toArray();
        if (scores.length < FEWEST_FOR_TREND) return OptionalDouble.empty();
        double[] runs = IntStream.range(0, scores.length).asDoubleStream().toArray();
        OptionalDouble tau = RankCorrelation.kendall(runs, scores);
        return tau.isPresent()
                ? OptionalDouble.of(tau.getAsDouble()
                        / RankCorrelation.kendallNullDeviation(runs, scores).orElseThrow())
                : OptionalDouble.empty();
    }
}
