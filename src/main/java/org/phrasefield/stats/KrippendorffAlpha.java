package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Agreement of raters beyond chance, 1 (complete) through 0 (chance) to below (worse than chance), for any number of raters, of whom some may not
 * have rated everything (Krippendorff 2004).
 */
public final class KrippendorffAlpha {
    /** What the numbers mean, and so how far apart two of them are. */
    public enum Scale {
        /** Names only: equal or not. */
        NOMINAL {
            @Override
            double squaredDistance(double[] values, double[] counts, int a, int b) {
                return 1;
            }
        },
        /** An order: as far apart as ratings lie between them. */
        ORDINAL {
            @Override
            double squaredDistance(double[] values, double[] counts, int a, int b) {
                double between = -(counts[a] + counts[b]) / 2;
                for (int i = a; i <= b; i++) between += counts[i];
                return between * between;
            }
        },
        /** Equal steps: their difference. */
        INTERVAL {
            @Override
            double squaredDistance(double[] values, double[] counts, int a, int b) {
                return Math.pow(values[a] - values[b], 2);
            }
        },
        /** A true zero: their difference over their sum; ratings are 0 or more. */
        RATIO {
            @Override
            double squaredDistance(double[] values, double[] counts, int a, int b) {
                return Math.pow((values[a] - values[b]) / (values[a] + values[b]), 2);
            }
        };

        /** Of two different values, the place of the first below that of the second; counts are how often each was given. */
        abstract double squaredDistance(double[] values, double[] counts, int a, int b);
    }

    private KrippendorffAlpha() {}

    /**
     * 1 − observed over expected disagreement.
     *
     * @param units for each thing rated the ratings that were given, a missing one simply left out; things rated once or never do not count
     * @return empty where nothing was rated twice, or all ratings are equal
     */
    public static OptionalDouble of(double[][] units, Scale scale) {
        double[][] pairable =
                Arrays.stream(units).filter(unit -> unit.length > 1).toArray(double[][]::new);
        TreeMap<Double, Double> given = new TreeMap<>();
        for (double[] unit : pairable) {
            // Adding 0 makes minus zero the same value as zero.
            for (double rating : Sample.finite(unit)) given.merge(rating + 0.0, 1.0, Double::sum);
        }
        if (given.size() < 2) return OptionalDouble.empty();
        double[] values = given.keySet().stream().mapToDouble(v -> v).toArray();
        double[] counts = given.values().stream().mapToDouble(v -> v).toArray();
        if (scale == Scale.RATIO && values[0] < 0)
            throw new IllegalArgumentException("a ratio scale has no " + values[0]);
        double[][] coincidences = coincidences(pairable, values);
        double observed = 0;
        double expected = 0;
        for (int a = 0; a < values.length; a++) {
            for (int b = a + 1; b < values.length; b++) {
                double distance = scale.squaredDistance(values, counts, a, b);
                observed += coincidences[a][b] * distance;
                expected += counts[a] * counts[b] * distance;
            }
        }
        double ratings = Arrays.stream(counts).sum();
        return OptionalDouble.of(1 - (ratings - 1) * observed / expected);
    }

    /** How often each value stands beside each other one in a unit, each pair weighted by 1/(ratings − 1). */
    private static double[][] coincidences(double[][] units, double[] values) {
        double[][] coincidences = new double[values.length][values.length];
        for (double[] unit : units) {
            int[] places = Arrays.stream(unit)
                    .mapToInt(rating -> Arrays.binarySearch(values, rating + 0.0))
                    .toArray();
            for (int i = 0; i < places.length; i++) {
                for (int j = 0; j < places.length; j++) {
                    if (i != j) coincidences[places[i]][places[j]] += 1.0 / (places.length - 1);
                }
            }
        }
        return coincidences;
    }
}
