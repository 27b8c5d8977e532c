package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The mean of numbers that come in clusters, such as all answers to one question: numbers of one cluster may depend on each other, clusters may
 * not.
 *
 * @param mean of all numbers
 * @param naiveError standard error as if all numbers were independent
 * @param clusteredError √(Σ_c(Σ_{i∈c}(s_i − s̄))²)/n (Miller 2024), too small with few clusters
 * @param clusters how many, at least 2
 */
public record ClusteredMean(double mean, double naiveError, double clusteredError, int clusters) {
    /**
     * From the numbers of each cluster.
     *
     * @param clusters numbers, one array a cluster; empty ones are passed over
     * @return empty with fewer than two clusters, or where all numbers are equal
     */
    public static Optional<ClusteredMean> of(double[][] clusters) {
        double[] all = Arrays.stream(clusters).flatMapToDouble(Arrays::stream).toArray();
        int count = (int)
                Arrays.stream(clusters).filter(cluster -> cluster.length > 0).count();
        if (count < 2 || Sample.flat(Sample.finite(all))) return Optional.empty();
        double mean = Sample.mean(all);
        double squares = 0;
        for (double[] cluster : clusters) {
            double sum = Arrays.stream(cluster).map(value -> value - mean).sum();
            squares += sum * sum;
        }
        double naive = Math.sqrt(Sample.variance(all) / all.length);
        return Optional.of(new ClusteredMean(mean, naive, Math.sqrt(squares) / all.length, count));
    }

    /** The clustered error times √(C/(C − 1)). */
    public double standardError() {
        return clusteredError * Math.sqrt(clusters / (clusters - 1.0));
    }

    /**
     * The t interval with C − 1 degrees of freedom.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval interval(double confidence) {
        double t = new TDistribution(clusters - 1.0).inverseCumulativeProbability(0.5 + confidence / 2);
        return new Interval(mean, mean - t * standardError(), mean + t * standardError());
    }
}
