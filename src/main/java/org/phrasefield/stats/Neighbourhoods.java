package org.phrasefield.stats;

import java.util.Arrays;

/**
 * How well a map keeps who is near whom (Venna and Kaski 2001): 1 where all neighbourhoods of k are kept. Distances are Euclidean; of two that are
 * equally near the one that came first counts as nearer. Time grows with n²k, memory with n.
 */
public final class Neighbourhoods {
    private Neighbourhoods() {}

    /**
     * 1 − 2/(nk(2n − 3k − 1)) Σ_i Σ_j (r(i,j) − k) over the j that are among the k nearest of i on the map only, r their rank in truth: high where
     * what is near on the map is near in truth.
     *
     * @param truth n vectors
     * @param map their places
     * @param k 1 or more, below n/2
     */
    public static double trustworthiness(double[][] truth, double[][] map, int k) {
        int n = truth.length;
        Vectors.dimension(truth);
        Vectors.dimension(map);
        if (map.length != n) throw new IllegalArgumentException(n + " vectors, " + map.length + " places");
        if (k < 1 || 2 * k >= n) throw new IllegalArgumentException("neighbourhoods of " + k + " among " + n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double[] inTruth = distances(truth, i);
            for (int neighbour : nearest(distances(map, i), i, k)) sum += Math.max(0, rank(inTruth, i, neighbour) - k);
        }
        return 1 - 2 * sum / ((double) n * k * (2.0 * n - 3 * k - 1));
    }

    /** The same the other way round: high where what is near in truth is near on the map. */
    public static double continuity(double[][] truth, double[][] map, int k) {
        return trustworthiness(map, truth, k);
    }

    private static double[] distances(double[][] points, int from) {
        return Arrays.stream(points)
                .mapToDouble(point -> Vectors.distance(point, points[from]))
                .toArray();
    }

    /** The k others that are nearest, the nearest first. */
    private static int[] nearest(double[] distances, int from, int k) {
        int[] nearest = new int[k];
        int taken = 0;
        for (int i = 0; i < distances.length; i++) {
            if (i == from) continue;
            int at = taken < k ? taken++ : k;
            // Moves up what is farther; the farthest falls out where there are k.
            while (at > 0 && distances[nearest[at - 1]] > distances[i]) {
                if (at < k) nearest[at] = nearest[at - 1];
                at--;
            }
            if (at < k) nearest[at] = i;
        }
        return nearest;
    }

    /** The place of one among the others, the nearest first: 1 to n − 1. */
    private static int rank(double[] distances, int from, int of) {
        int rank = 1;
        for (int i = 0; i < distances.length; i++) {
            if (i == from || i == of) continue;
            if (distances[i] < distances[of] || distances[i] == distances[of] && i < of) rank++;
        }
        return rank;
    }
}
