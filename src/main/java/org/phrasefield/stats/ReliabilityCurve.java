package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How often what was forecast with a probability happened: the reliability diagram of Dimitriadis, Gneiting and Jordan (CORP, PNAS 2021). Forecasts are
 * put together by isotonic regression (pool adjacent violators) and never by bins of a chosen width, so that the same forecasts give the same curve.
 * The mean Brier score is {@code miscalibration − discrimination + uncertainty}.
 *
 * @param steps in rising order of forecasts and of how often it happened
 * @param score mean Brier score of the forecasts, 0 to 1
 * @param miscalibration what the forecasts lose against their own recalibrated values, 0 or more; 0 is best
 * @param discrimination what these gain on forecasting the overall share always, 0 or more; more is better
 * @param uncertainty the score of forecasting the overall share always, 0 to ¼
 */
public record ReliabilityCurve(
        List<Step> steps, double score, double miscalibration, double discrimination, double uncertainty) {
    public ReliabilityCurve {
        steps = List.copyOf(steps);
    }

    /**
     * Neighbouring forecasts that are one as far as their outcomes can tell.
     *
     * @param from the lowest of them
     * @param to the highest of them
     * @param happened of how many it happened: their recalibrated value
     */
    public record Step(double from, double to, Share happened) {
        /** The recalibrated value of these forecasts. */
        public double share() {
            return happened.hits() / (double) happened.cases();
        }

        private Step with(Step next) {
            return new Step(
                    from,
                    next.to,
                    new Share(happened.hits() + next.happened.hits(), happened.cases() + next.happened.cases()));
        }

        /** Whether it happened here at least as often as there, in whole numbers. */
        private boolean atLeast(Step next) {
            return happened.hits() * next.happened.cases() >= next.happened.hits() * happened.cases();
        }
    }

    /**
     * From forecasts and what came.
     *
     * @param said probabilities; read to the whole percentage, since nobody means more and what was worked out as 0.900007 is 90 %
     * @return empty without forecasts
     */
    public static Optional<ReliabilityCurve> of(double[] said, boolean[] happened) {
        if (said.length != happened.length) {
            throw new IllegalArgumentException(said.length + " forecasts, " + happened.length + " outcomes");
        }
        int n = said.length;
        double[] forecasts =
                Arrays.stream(said).map(each -> Math.rint(100 * each) / 100).toArray();
        if (n == 0) return Optional.empty();
        List<Step> steps = pooled(equal(forecasts, happened));
        double score = IntStream.range(0, n)
                .mapToDouble(i -> ScoringRules.brier(forecasts[i], happened[i]))
                .sum();
        double recalibrated =
                steps.stream().mapToDouble(ReliabilityCurve::within).sum();
        long hits = steps.stream().mapToLong(step -> step.happened().hits()).sum();
        double blind = within(new Step(0, 1, new Share(hits, n)));
        return Optional.of(new ReliabilityCurve(
                steps, score / n, (score - recalibrated) / n, (blind - recalibrated) / n, blind / n));
    }

    /** Sum of the Brier scores of a step's cases, each forecast with the step's share: n·p(1 − p). */
    private static double within(Step step) {
        return step.happened().cases() * step.share() * (1 - step.share());
    }

    /** A step for each forecast that differs from all others, in rising order. */
    private static List<Step> equal(double[] forecasts, boolean[] happened) {
        List<Step> steps = new ArrayList<>();
        for (int i : Ranks.order(forecasts)) {
            Step one = new Step(forecasts[i], forecasts[i], new Share(happened[i] ? 1 : 0, 1));
            int last = steps.size() - 1;
            if (last >= 0 && steps.get(last).from() == one.from()) {
                steps.set(last, steps.get(last).with(one));
            } else {
                steps.add(one);
            }
        }
        return steps;
    }

    /** Puts neighbours together until it happens ever more often. */
    private static List<Step> pooled(List<Step> steps) {
        List<Step> pooled = new ArrayList<>();
        for (Step step : steps) {
            Step last = step;
            while (!pooled.isEmpty() && pooled.get(pooled.size() - 1).atLeast(last)) {
                last = pooled.remove(pooled.size() - 1).with(last);
            }
            pooled.add(last);
        }
        return pooled;
    }
}
