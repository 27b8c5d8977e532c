package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a map keeps who is near whom (Venna and Kaski 2001): 1 where all neighbourhoods of k are kept. Distances are Euclidean; of two that are
 * equally near the one that came first counts as nearer. Time grows with n² ln n, memory with n.
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
            int[] rank = new int[n];
            int[] near = nearest(truth, i);
            for (int r = 0; r < near.length; r++) rank[near[r]] = r + 1;
            int[] onMap = nearest(map, i);
            for (int r = 0; r < k; r++) sum += Math.max(0, rank[onMap[r]] - k);
        }
        return 1 - 2 * sum / ((double) n * k * (2.0 * n - 3 * k - 1));
    }

    /** The same the other way round: high where what is near in truth is near on the map. */
    public static double continuity(double[][] truth, double[][] map, int k) {
        return trustworthiness(map, truth, k);
    }

    /** All others, nearest first. */
    private static int[] nearest(double[][] points, int from) {
        double[] distances = Arrays.stream(points)
                .mapToDouble(point -> Vectors.distance(point, points[from]))
                .toArray();
        return IntStream.range(0, points.length)
                .filter(i -> i != from)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
