package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Proper scores of forecasts (Gneiting and Raftery 2007): in the long run nobody gains by forecasting other than what they believe. All are 0 or
 * more, and less is better.
 */
public final class ScoringRules {
    /** Probabilities are taken no nearer to 0 and 1 than this where their logarithm counts. */
    private static final double CLIP = 0.01;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private ScoringRules() {}

    /**
     * (f − o)² of one forecast, 0 to 1; of many take the mean (Brier 1950).
     *
     * @param forecast probability that it happens
     * @param happened whether it did
     */
    public static double brier(double forecast, boolean happened) {
        double miss = probability(forecast) - (happened ? 1 : 0);
        return miss * miss;
    }

    /** −ln of the probability given to what happened, in nats, with probabilities clipped to 0.01 and 0.99: 0.01 to 4.61. */
    public static double logarithmic(double forecast, boolean happened) {
        double given = happened ? probability(forecast) : 1 - probability(forecast);
        return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, given)));
    }

    /**
     * Σ(F_k − O_k)²/(K − 1) over ordered classes, 0 to 1 (Epstein 1969).
     *
     * @param forecast probability of each of the K classes in their order, with sum 1
     * @param outcome the class that happened, from 0
     */
    public static double rankedProbability(double[] forecast, int outcome) {
        if (forecast.length < 2) throw new IllegalArgumentException("a single class");
        if (outcome < 0 || outcome >= forecast.length) throw new IllegalArgumentException("no class " + outcome);
        if (Math.abs(Arrays.stream(forecast).map(ScoringRules::probability).sum() - 1) > 1e-6) {
            throw new IllegalArgumentException("probabilities whose sum is not 1");
        }
        double below = 0;
        double sum = 0;
        for (int k = 0; k < forecast.length - 1; k++) {
            below += forecast[k];
            sum += Math.pow(below - (outcome <= k ? 1 : 0), 2);
        }
        return sum / (forecast.length - 1);
    }

    /**
     * Continuous ranked probability score of a normal forecast, in units of the outcome: σ(z(2Φ(z) − 1) + 2φ(z) − 1/√π).
     *
     * @param deviation 0 or more; 0 leaves the distance from the mean
     */
    public static double normalCrps(double mean, double deviation, double outcome) {
        Sample.finite(new double[] {mean, deviation, outcome});
        if (deviation < 0) throw new IllegalArgumentException("a standard deviation of " + deviation);
        if (deviation == 0) return Math.abs(outcome - mean);
        double z = (outcome - mean) / deviation;
        return deviation
                * (z * (2 * NORMAL.cumulativeProbability(z) - 1) + 2 * NORMAL.density(z) - 1 / Math.sqrt(Math.PI));
    }

    /** The same of an ensemble taken as the whole distribution: mean|x − y| − ½ mean|x − x′|, at least one member. */
    public static double ensembleCrps(double[] members, double outcome) {
        double n = members.length;
        return distance(members, outcome) - spread(members) / (n * n);
    }

    /**
     * The same of an ensemble taken as a sample of the distribution (Ferro 2014): not favouring large ensembles, so it may fall below 0.
     *
     * @return empty with fewer than two members
     */
    public static OptionalDouble fairCrps(double[] members, double outcome) {
        double n = members.length;
        if (n < 2) return OptionalDouble.empty();
        return OptionalDouble.of(distance(members, outcome) - spread(members) / (n * (n - 1)));
    }

    private static double distance(double[] members, double outcome) {
        return Sample.mean(
                Arrays.stream(members).map(x -> Math.abs(x - outcome)).toArray());
    }

    /** Sum of |x − x′| over pairs, each once. */
    private static double spread(double[] members) {
        double[] sorted = members.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) sum += (2.0 * i - sorted.length + 1) * sorted[i];
        return sum;
    }

    /**
     * Score of a central interval, in units of the outcome: its width, and 2/α times the distance of an outcome outside (Winkler 1972).
     *
     * @param confidence 1 − α of the interval, such as 0.8
     */
    public static double interval(double low, double high, double confidence, double outcome) {
        Sample.finite(new double[] {low, high, outcome});
        if (low > high) throw new IllegalArgumentException("an interval from " + low + " to " + high);
        if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("a confidence of " + confidence);
        double outside = Math.max(0, low - outcome) + Math.max(0, outcome - high);
        return high - low + 2 / (1 - confidence) * outside;
    }

    /**
     * 1 − score/reference: 1 (perfect), 0 (as the reference), below 0 (worse).
     *
     * @param score mean score of the forecasts
     * @param reference mean score of those to be beaten, on the same outcomes
     * @return empty where the reference is perfect
     */
    public static OptionalDouble skill(double score, double reference) {
        return reference > 0 ? OptionalDouble.of(1 - score / reference) : OptionalDouble.empty();
    }

    /**
     * Spiegelhalter's z (1986) of the calibration of probabilities: about standard normal where what was forecast happens as often as it was
     * forecast.
     *
     * @return empty where no forecast is other than 0, ½ and 1
     */
    public static OptionalDouble spiegelhalter(double[] forecasts, boolean[] happened) {
        if (forecasts.length != happened.length) {
            throw new IllegalArgumentException(forecasts.length + " forecasts, " + happened.length + " outcomes");
        }
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < forecasts.length; i++) {
            double f = probability(forecasts[i]);
            sum += ((happened[i] ? 1 : 0) - f) * (1 - 2 * f);
            variance += (1 - 2 * f) * (1 - 2 * f) * f * (1 - f);
        }
        return variance > 0 ? OptionalDouble.of(sum / Math.sqrt(variance)) : OptionalDouble.empty();
    }

    private static double probability(double forecast) {
        if (!(forecast >= 0 && forecast <= 1)) throw new IllegalArgumentException("not a probability: " + forecast);
        return forecast;
    }
}
