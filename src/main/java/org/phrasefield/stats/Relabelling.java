package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * A test of whether two conditions differ by any distance between their means: where they do not, each unit's measurements could as well have been
 * made under the other one. They change sides at random inside each unit, and the distances, summed over units, are compared with those found.
 */
public final class Relabelling {
    /** With so many ways at most to part a unit's measurements all of them are looked at, else so many drawn ones. */
    private static final int WAYS = 1_000;

    private static final double ROUNDING = 1e-12;

    private Relabelling() {}

    /**
     * The probability (b + 1)/(B + 1). It is exact where the distance does not itself hang on which side a measurement is on.
     *
     * @param ones one unit after the other, measurements by members
     * @param others the same units under the other condition
     * @param distance of two means, 0 or more
     * @param draws B, such as 9,999
     */
    public static double pValue(
            List<double[][]> ones,
            List<double[][]> others,
            ToDoubleBiFunction<double[], double[]> distance,
            int draws,
            long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] ways = new double[ones.size()][];
        double found = 0;
        for (int unit = 0; unit < ways.length; unit++) {
            ways[unit] = distances(ones.get(unit), others.get(unit), distance, random);
            found += ways[unit][0];
        }
        double least = found - ROUNDING * Math.abs(found);
        int extreme = 0;
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (double[] unit : ways) sum += unit[random.nextInt(unit.length)];
            if (sum >= least) extreme++;
        }
        return (extreme + 1.0) / (draws + 1.0);
    }

    /** The distances of a unit however its measurements are parted, the way they were made in first. */
    private static double[] distances(
            double[][] one,
            double[][] other,
            ToDoubleBiFunction<double[], double[]> distance,
            SplittableRandom random) {
        double[][] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        int[] side = new int[one.length];
        Arrays.setAll(side, i -> i);
        boolean every = ways(all.length, one.length) <= WAYS;
        double[] distances = new double[every ? (int) ways(all.length, one.length) : WAYS];
        for (int way = 0; way < distances.length; way++) {
            distances[way] = distance(all, side, distance);
            if (every) next(side, all.length);
            else side = drawn(all.length, one.length, random);
        }
        return distances;
    }

    private static double distance(double[][] all, int[] side, ToDoubleBiFunction<double[], double[]> distance) {
        double[] one = new double[all[0].length];
        double[] other = new double[one.length];
        int next = 0;
        for (int row = 0; row < all.length; row++) {
            boolean in = next < side.length && side[next] == row;
            if (in) next++;
            double[] sum = in ? one : other;
            double share = 1.0 / (in ? side.length : all.length - side.length);
            for (int member = 0; member < sum.length; member++) sum[member] += share * all[row][member];
        }
        return distance.applyAsDouble(one, other);
    }

    /** Moves a rising choice of places to the next one in order; after the last it stays. */
    private static void next(int[] side, int of) {
        int at = side.length - 1;
        while (at >= 0 && side[at] == of - side.length + at) at--;
        if (at < 0) return;
        side[at]++;
        for (int after = at + 1; after < side.length; after++) side[after] = side[after - 1] + 1;
    }

    private static int[] drawn(int of, int size, SplittableRandom random) {
        int[] places = new int[of];
        Arrays.setAll(places, i -> i);
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(of - i);
            int kept = places[i];
            places[i] = places[j];
            places[j] = kept;
        }
        int[] side = Arrays.copyOf(places, size);
        Arrays.sort(side);
        return side;
    }

    /** How many ways there are to choose, or more than {@link #WAYS}. */
    private static double ways(int of, int size) {
        double ways = 1;
        for (int i = 1; i <= Math.min(size, of - size); i++) ways = ways * (of - i + 1) / i;
        return Math.rint(ways);
    }
}
