package org.phrasefield.stats;

import java.util.OptionalDouble;

/**
 * Distances between two texts by the standard scores of their most frequent words' relative frequencies, from {@link Standardisation#scores}. All are
 * above 0 even between texts of one kind.
 */
public final class Delta {
    private Delta() {}

    /** Mean of |Δz| over the words, 0 or more (Burrows 2002). */
    public static double burrows(double[] one, double[] other) {
        double[] differences = differences(one, other);
        double sum = 0;
        for (double difference : differences) sum += Math.abs(difference);
        return sum / differences.length;
    }

    /**
     * One minus the cosine of the scores, 0 to 2 (Smith and Aldridge 2011).
     *
     * @return empty where all scores of a text are 0
     */
    public static OptionalDouble cosine(double[] one, double[] other) {
        differences(one, other);
        return CosineDistance.between(one, other);
    }

    /** Euclidean distance of the scores over the number of words, 0 or more (Argamon 2008, divided as stylo does). */
    public static double quadratic(double[] one, double[] other) {
        double[] differences = differences(one, other);
        return Vectors.norm(differences) / differences.length;
    }

    private static double[] differences(double[] one, double[] other) {
        Sample.paired(one, other);
        if (one.length == 0) throw new IllegalArgumentException("no words");
        return Vectors.minus(one, other);
    }
}
