package org.phrasefield.stats;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Where one more observation may lie after n like it: (x − m)/(s√(1 + 1/n)) is Student's t with n − 1 degrees of freedom.
 *
 * @param mean m
 * @param deviation s, above 0
 * @param n 3 or more
 */
public record Prediction(double mean, double deviation, int n) {
    private static final int FEWEST = 3;
    /** What a normal score is cut at: beyond it, probabilities have no digits left. */
    private static final double FARTHEST = 8;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Prediction {
        if (!(deviation > 0) || n < FEWEST) throw new IllegalArgumentException(n + " with a deviation of " + deviation);
    }

    /** From what was observed; empty where that is too few, or all alike. */
    public static Optional<Prediction> from(Moments observed) {
        int n = (int) observed.count();
        if (n < FEWEST) return Optional.empty();
        double deviation = Math.sqrt(observed.squares() / (n - 1));
        return deviation > 0 ? Optional.of(new Prediction(observed.mean(), deviation, n)) : Optional.empty();
    }

    /** The observation as a standard score: normal where it comes from the same distribution, at most {@value #FARTHEST} either way. */
    public double score(double value) {
        double t = (value - mean) / (deviation * Math.sqrt(1 + 1.0 / n));
        // From the lower tail, which keeps its digits.
        double tail = new TDistribution(n - 1).cumulativeProbability(-Math.abs(t));
        double score = tail > 0 ? -NORMAL.inverseCumulativeProbability(tail) : FARTHEST;
        return Math.copySign(Math.min(score, FARTHEST), t);
    }
}
