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
    private static final int WAYS = 1_000;

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
        SplittableRandom random = new SplittableRandom(seed);
        double[][] ways = new double[ones.size()][];
        double found = 0;
        for (int unit = 0; unit < ways.length; unit++) {
            ways[unit] = distances(ones.get(unit), others.get(unit), distance, Math.min(WAYS, draws), random);
            found += ways[unit][0];
        }
        double least = found - ROUNDING * Math.abs(found);
        int extreme = 0;
        for (int draw = 1; draw <= draws; draw++) {
            double sum = 0;
            for (double[] unit : ways) sum += unit[random.nextInt(unit.length)];
            if (sum >= least && ++extreme == ENOUGH) return (double) extreme / draw;
        }
        return (extreme + 1.0) / (draws + 1.0);
    }

    /** The distances of a unit however its measurements are parted, at most so many, the way they were made in first. */
    private static double[] distances(
            double[][] one,
            double[][] other,
            ToDoubleBiFunction<double[], double[]> distance,
            int most,
            SplittableRandom random) {
        double[][] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        double[] total = Vectors.sum(all, Choices.first(all.length));
        int[] side = Choices.first(one.length);
        double ways = Choices.count(all.length, one.length);
        boolean every = ways <= most;
        // Sides of equal size may change their names: the half of the ways in which the first measurement stays is
        // enough.
        double[] distances = new double[!every ? most : (int) (one.length == other.length ? ways / 2 : ways)];
        for (int way = 0; way < distances.length; way++) {
            double[] mean = Vectors.sum(all, side);
            double[] rest = Vectors.minus(total, mean);
            Vectors.divide(mean, one.length);
            Vectors.divide(rest, other.length);
            distances[way] = distance.applyAsDouble(mean, rest);
            if (every) Choices.next(side, all.length);
            else side = Choices.drawn(all.length, one.length, random);
        }
        return distances;
    }
}
