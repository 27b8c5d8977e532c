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
    /**
     * With so many ways at most to part a unit's measurements all of them are looked at, else so many drawn ones: the way they were made in is one of
     * them like any other, so that the test stays exact. Fewer draws need no more ways than they are.
     */
    private static final int WAYS = 500;

    /** So many draws that reach as far as what was found settle that it is nothing rare. */
    private static final int ENOUGH = 200;

    private static final double ROUNDING = 1e-12;

    private Relabelling() {}

    /**
     * The probability (b + 1)/(B + 1), or, where 200 draws reach as far before all are made, 200/b of the b made until then (Besag and Clifford 1991). It is exact
     * where the distance does not itself hang on which side a measurement is on.
     *
     * @param ones one unit after the other, measurements by members
     * @param others the same units under the other condition
     * @param distance of two means, 0 or more, symmetric
     * @param draws B, such as 9,999
     */
    public static double pValue(
            List<double[][]> ones,
            List<double[][]> others,
            ToDoubleBiFunction<double[], double[]> distance,
            int draws,
            long seed) {
        return pValue(ones, others, List.of(distance), draws, seed);
    }

    /**
     * The same of the greatest of several distances, each in standard deviations above its mean over all ways to part each unit: neither hangs on which side a
     * measurement is on, so that the test stays exact, and what one distance is blind to another may see.
     *
     * @param distances of two means, each 0 or more and symmetric; at least one
     */
    public static double pValue(
            List<double[][]> ones,
            List<double[][]> others,
            List<ToDoubleBiFunction<double[], double[]>> distances,
            int draws,
            long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][][] ways = new double[ones.size()][][];
        for (int unit = 0; unit < ways.length; unit++) {
            ways[unit] = ways(ones.get(unit), others.get(unit), distances, Math.min(WAYS, draws), random);
        }
        if (distances.size() > 1) standardise(ways);
        double[] found = new double[distances.size()];
        for (double[][] unit : ways) add(unit[0], found);
        double greatest = Arrays.stream(found).max().orElseThrow();
        double least = greatest - ROUNDING * Math.abs(greatest);
        int extreme = 0;
        double[] sums = new double[distances.size()];
        for (int draw = 1; draw <= draws; draw++) {
            Arrays.fill(sums, 0);
            for (double[][] unit : ways) add(unit[random.nextInt(unit.length)], sums);
            boolean reaches = false;
            for (double sum : sums) reaches |= sum >= least;
            if (reaches && ++extreme == ENOUGH) return (double) extreme / draw;
        }
        return (extreme + 1.0) / (draws + 1.0);
    }

    private static void add(double[] distances, double[] sums) {
        for (int i = 0; i < sums.length; i++) sums[i] += distances[i];
    }

    /** Each distance less its unit's mean, over the standard deviation of its sum over units; 0 where it never varies. */
    private static void standardise(double[][][] ways) {
        for (int i = 0; i < ways[0][0].length; i++) {
            double variance = 0;
            for (double[][] unit : ways) {
                double mean = 0;
                double squares = 0;
                for (double[] way : unit) mean += way[i] / unit.length;
                for (double[] way : unit) {
                    way[i] -= mean;
                    squares += way[i] * way[i];
                }
                variance += squares / unit.length;
            }
            double deviation = Math.sqrt(variance);
            for (double[][] unit : ways) for (double[] way : unit) way[i] = deviation > 0 ? way[i] / deviation : 0;
        }
    }

    /** The distances of a unit however its measurements are parted, at most so many ways, the one they were made in first. */
    private static double[][] ways(
            double[][] one,
            double[][] other,
            List<ToDoubleBiFunction<double[], double[]>> distances,
            int most,
            SplittableRandom random) {
        double[][] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        double[] total = Vectors.sum(all, Choices.first(all.length));
        int[] side = Choices.first(one.length);
        // Sides of equal size may change their names: the half of the ways in which the first measurement stays is
        // enough.
        double number = Choices.count(all.length, one.length) / (one.length == other.length ? 2 : 1);
        boolean every = number <= most;
        double[][] ways = new double[every ? (int) number : most][];
        for (int way = 0; way < ways.length; way++) {
            double[] mean = Vectors.sum(all, side);
            double[] rest = Vectors.minus(total, mean);
            Vectors.divide(mean, one.length);
            Vectors.divide(rest, other.length);
            ways[way] = new double[distances.size()];
            for (int i = 0; i < ways[way].length; i++)
                ways[way][i] = distances.get(i).applyAsDouble(mean, rest);
            if (every) Choices.next(side, all.length);
            else side = Choices.drawn(all.length, one.length, random);
        }
        return ways;
    }
}
