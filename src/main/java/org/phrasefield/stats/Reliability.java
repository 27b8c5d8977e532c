package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reliability of probability forecasts without bins: how often what was forecast with each probability happened, rising with it, by pooling
 * adjacent violators (CORP: Dimitriadis, Gneiting and Jordan 2021). The mean Brier score is miscalibration − discrimination + uncertainty.
 *
 * @param curve stretches of equal recalibrated probability, in rising order
 * @param score mean Brier score of the forecasts
 * @param miscalibration what recalibrating them would gain, 0 or more; less is better
 * @param discrimination what the recalibrated ones gain on the overall share, 0 or more; more is better
 * @param uncertainty score of the overall share, 0 to 0.25
 */
public record Reliability(
        List<Stretch> curve, double score, double miscalibration, double discrimination, double uncertainty) {
    public Reliability {
        curve = List.copyOf(curve);
    }

    /**
     * Forecasts that recalibrate to one probability.
     *
     * @param low the least of them
     * @param high the greatest
     * @param happened how many of them came true of how many
     */
    public record Stretch(double low, double high, Share happened) {
        /** The recalibrated probability. */
        public double probability() {
            return happened.hits() / (double) happened.cases();
        }

        private Stretch with(Stretch next) {
            Share both = new Share(happened.hits() + next.happened.hits(), happened.cases() + next.happened.cases());
            return new Stretch(low, next.high, both);
        }
    }

    /**
     * From forecasts and what came of them.
     *
     * @param forecasts probabilities
     * @param happened whether each came true
     * @return empty without forecasts
     */
    public static Optional<Reliability> of(double[] forecasts, boolean[] happened) {
        if (forecasts.length != happened.length) {
            throw new IllegalArgumentException(forecasts.length + " forecasts, " + happened.length + " outcomes");
        }
        int n = forecasts.length;
        if (n == 0) return Optional.empty();
        double score = 0;
        long hits = 0;
        for (int i = 0; i < n; i++) {
            score += ScoringRules.brier(forecasts[i], happened[i]) / n;
            if (happened[i]) hits++;
        }
        List<Stretch> curve = curve(forecasts, happened);
        double recalibrated = 0;
        for (Stretch stretch : curve) {
            double p = stretch.probability();
            recalibrated += stretch.happened().cases() * p * (1 - p) / n;
        }
        double share = hits / (double) n;
        double uncertainty = share * (1 - share);
        return Optional.of(new Reliability(
                curve, score, Math.max(0, score - recalibrated), Math.max(0, uncertainty - recalibrated), uncertainty));
    }

    private static List<Stretch> curve(double[] forecasts, boolean[] happened) {
        List<Stretch> curve = new ArrayList<>();
        for (Stretch next : levels(forecasts, happened)) {
            Stretch last = next;
            while (!curve.isEmpty() && curve.get(curve.size() - 1).probability() >= last.probability()) {
                last = curve.remove(curve.size() - 1).with(last);
            }
            curve.add(last);
        }
        return curve;
    }

    /** A stretch for each probability that was forecast. */
    private static List<Stretch> levels(double[] forecasts, boolean[] happened) {
        int[] order = Ranks.order(forecasts);
        List<Stretch> levels = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            double forecast = forecasts[order[from]];
            int to = from;
            while (to < order.length && forecasts[order[to]] == forecast) to++;
            long hits = Arrays.stream(order, from, to).filter(i -> happened[i]).count();
            levels.add(new Stretch(forecast, forecast, new Share(hits, to - from)));
            from = to;
        }
        return levels;
    }
}
