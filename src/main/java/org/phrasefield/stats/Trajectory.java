package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The course of a sequence of points (Toubia, Berger and Eliashberg 2021).
 *
 * @param length sum of the steps, in the points' units
 * @param speed mean step
 * @param circuitousness length over that of the shortest path through all points from the first to the last, 1 or more; empty where the points
 *     are all one
 */
public record Trajectory(double length, double speed, OptionalDouble circuitousness) {
    /** With up to this many points the shortest path is found for certain. */
    private static final int EXACT = 12;

    private static final double ROUNDING = 1e-12;

    /**
     * Of a sequence. The shortest path is exact with up to 12 points (Held and Karp 1962) and found by exchanges beyond.
     *
     * @param points one a row, in their order; 6 or more to be worth while
     * @return empty with fewer than two points
     */
    public static Optional<Trajectory> of(double[][] points) {
        if (points.length < 2) return Optional.empty();
        Vectors.dimension(points);
        int n = points.length;
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) distances[i][j] = distances[j][i] = Vectors.distance(points[i], points[j]);
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        double length = length(distances, order);
        double shortest = n <= EXACT ? exact(distances) : exchanged(distances, order);
        OptionalDouble circuitousness =
                shortest > 0 ? OptionalDouble.of(Math.max(1, length / shortest)) : OptionalDouble.empty();
        return Optional.of(new Trajectory(length, length / (n - 1), circuitousness));
    }

    private static double length(double[][] distances, int[] order) {
        double sum = 0;
        for (int i = 1; i < order.length; i++) sum += distances[order[i - 1]][order[i]];
        return sum;
    }

    /** Shortest way over every set of the points between, by the one it ends on. */
    private static double exact(double[][] distances) {
        int last = distances.length - 1;
        int between = last - 1;
        if (between == 0) return distances[0][last];
        double[][] best = new double[1 << between][between];
        for (double[] row : best) Arrays.fill(row, Double.POSITIVE_INFINITY);
        for (int i = 0; i < between; i++) best[1 << i][i] = distances[0][i + 1];
        for (int set = 1; set < best.length; set++) {
            for (int end = 0; end < between; end++) {
                if ((set >> end & 1) == 0) continue;
                for (int next = 0; next < between; next++) {
                    if ((set >> next & 1) == 1) continue;
                    int larger = set | 1 << next;
                    double way = best[set][end] + distances[end + 1][next + 1];
                    if (way < best[larger][next]) best[larger][next] = way;
                }
            }
        }
        double shortest = Double.POSITIVE_INFINITY;
        for (int end = 0; end < between; end++) {
            shortest = Math.min(shortest, best[best.length - 1][end] + distances[end + 1][last]);
        }
        return shortest;
    }

    /** Turns stretches round and moves points elsewhere as long as that shortens the path; its ends stay. */
    private static double exchanged(double[][] distances, int[] order) {
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = 1; i < order.length - 1; i++) {
                for (int j = i + 1; j < order.length - 1; j++) {
                    double now = distances[order[i - 1]][order[i]] + distances[order[j]][order[j + 1]];
                    double then = distances[order[i - 1]][order[j]] + distances[order[i]][order[j + 1]];
                    if (then < now - ROUNDING) {
                        turn(order, i, j);
                        shorter = true;
                    }
                }
            }
            for (int i = 1; i < order.length - 1; i++) shorter |= moved(distances, order, i);
        }
        return length(distances, order);
    }

    private static void turn(int[] order, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /** Whether the point at this place was moved to a better one. */
    private static boolean moved(double[][] distances, int[] order, int place) {
        int point = order[place];
        double saved = distances[order[place - 1]][point]
                + distances[point][order[place + 1]]
                - distances[order[place - 1]][order[place + 1]];
        for (int i = 0; i < order.length - 1; i++) {
            if (i == place || i == place - 1) continue;
            double added =
                    distances[order[i]][point] + distances[point][order[i + 1]] - distances[order[i]][order[i + 1]];
            if (added < saved - ROUNDING) {
                if (i < place) {
                    System.arraycopy(order, i + 1, order, i + 2, place - i - 1);
                    order[i + 1] = point;
                } else {
                    System.arraycopy(order, place + 1, order, place, i - place);
                    order[i] = point;
                }
                return true;
            }
        }
        return false;
    }
}
