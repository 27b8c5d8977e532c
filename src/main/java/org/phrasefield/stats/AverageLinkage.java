package org.phrasefield.stats;

/**
 * Clusters by average linkage (UPGMA; Sokal and Michener 1958): the two clusters whose members lie nearest to each other on average are
 * joined, again and again, while that mean distance is no greater than a limit. Time grows with the cube of the number of points.
 */
public final class AverageLinkage {
    private AverageLinkage() {}

    /**
     * How many clusters are left, as scipy's {@code fcluster(linkage(d, 'average'), limit, 'distance')} counts them.
     *
     * @param distances symmetric, a row for each point
     * @param limit the greatest mean distance inside a cluster
     */
    public static int clusters(double[][] distances, double limit) {
        int n = distances.length;
        double[][] between = new double[n][];
        for (int i = 0; i < n; i++) {
            if (distances[i].length != n) throw new IllegalArgumentException("a square of distances is needed");
            between[i] = Sample.finite(distances[i]).clone();
        }
        int[] sizes = new int[n];
        java.util.Arrays.fill(sizes, 1);
        int left = n;
        while (left > 1) {
            int[] pair = nearest(between, sizes);
            if (between[pair[0]][pair[1]] > limit) break;
            join(between, sizes, pair[0], pair[1]);
            left--;
        }
        return left;
    }

    private static int[] nearest(double[][] between, int[] sizes) {
        int[] pair = {-1, -1};
        for (int i = 1; i < sizes.length; i++) {
            for (int j = 0; j < i; j++) {
                if (sizes[i] == 0 || sizes[j] == 0) continue;
                if (pair[0] < 0 || between[i][j] < between[pair[0]][pair[1]]) pair = new int[] {i, j};
            }
        }
        return pair;
    }

    /** Puts the second cluster into the first. */
    private static void join(double[][] between, int[] sizes, int one, int other) {
        for (int k = 0; k < sizes.length; k++) {
            double mean =
                    (sizes[one] * between[one][k] + sizes[other] * between[other][k]) / (sizes[one] + sizes[other]);
            between[one][k] = mean;
            between[k][one] = mean;
        }
        sizes[one] += sizes[other];
        sizes[other] = 0;
    }
}
