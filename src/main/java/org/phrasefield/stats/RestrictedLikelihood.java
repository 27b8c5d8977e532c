package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The restricted likelihood of a mean and random factors as a function of the factors' standard deviations over the residual one, by the penalised
 * least squares of Bates and others (2015). The levels of the largest factor do not meet each other, so they are swept out one by one; memory
 * grows with the square of the number of all other levels.
 */
final class RestrictedLikelihood {
    private final int observations;
    private final int[] order;
    private final int[] factorOf;
    private final double[][] products;
    private final List<Level> swept = new ArrayList<>();
    private final double scale;

    RestrictedLikelihood(double[] values, List<int[]> factors) {
        observations = values.length;
        scale = Math.sqrt(Sample.variance(values));
        List<int[]> numbered = new ArrayList<>();
        for (int[] levels : factors) {
            if (levels.length != values.length) {
                throw new IllegalArgumentException(levels.length + " levels of " + values.length + " values");
            }
            numbered.add(numbered(levels));
        }
        Integer[] largestFirst = new Integer[factors.size()];
        Arrays.setAll(largestFirst, k -> k);
        Arrays.sort(
                largestFirst,
                Collections.reverseOrder((a, b) -> Integer.compare(count(numbered.get(a)), count(numbered.get(b)))));
        order = Arrays.stream(largestFirst).mapToInt(Integer::intValue).toArray();
        int columns = 0;
        int[] offsets = new int[order.length];
        for (int k = 1; k < order.length; k++) {
            offsets[k] = columns;
            columns += count(numbered.get(order[k]));
        }
        factorOf = new int[columns];
        for (int k = 1; k < order.length; k++) {
            Arrays.fill(factorOf, offsets[k], offsets[k] + count(numbered.get(order[k])), order[k]);
        }
        products = new double[columns + 2][columns + 2];
        gather(values, numbered, offsets);
    }

    private void gather(double[] values, List<int[]> factors, int[] offsets) {
        double mean = Sample.mean(values);
        int columns = factorOf.length;
        int[] places = new int[order.length + 1];
        double[] entries = new double[places.length];
        Arrays.fill(entries, 1);
        places[places.length - 2] = columns;
        places[places.length - 1] = columns + 1;
        Map<Integer, Level> levels = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            for (int k = 1; k < order.length; k++) places[k - 1] = offsets[k] + factors.get(order[k])[i];
            entries[entries.length - 1] = (values[i] - mean) / scale;
            for (int a = 0; a < places.length; a++) {
                for (int b = 0; b < places.length; b++) products[places[a]][places[b]] += entries[a] * entries[b];
            }
            levels.computeIfAbsent(factors.get(order[0])[i], level -> new Level())
                    .add(places, entries);
        }
        levels.values().forEach(Level::close);
        swept.addAll(levels.values());
    }

    /** The same levels, numbered from 0. */
    private static int[] numbered(int[] levels) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(levels)
                .map(level -> numbers.computeIfAbsent(level, any -> numbers.size()))
                .toArray();
    }

    private static int count(int[] numbered) {
        return Arrays.stream(numbered).max().orElse(-1) + 1;
    }

    /**
     * The fit at these standard deviations over the residual one.
     *
     * @param ratios one a factor, 0 or more
     */
    Fit at(double[] ratios) {
        int size = products.length;
        double[][] matrix = new double[size][];
        for (int i = 0; i < size; i++) matrix[i] = products[i].clone();
        double log = 0;
        double first = ratios[order[0]] * ratios[order[0]];
        for (Level level : swept) {
            double diagonal = first * level.count + 1;
            log += Math.log(diagonal);
            level.sweep(matrix, first / diagonal);
        }
        for (int i = 0; i < factorOf.length; i++) {
            double ratio = ratios[factorOf[i]];
            for (int j = 0; j < size; j++) {
                matrix[i][j] *= ratio;
                matrix[j][i] *= ratio;
            }
            matrix[i][i] += 1;
        }
        RealMatrix root =
                new CholeskyDecomposition(new Array2DRowRealMatrix(Vectors.mirrored(matrix), false), 1e-6, 0).getL();
        for (int i = 0; i < size - 1; i++) log += 2 * Math.log(root.getEntry(i, i));
        double squares = Math.pow(root.getEntry(size - 1, size - 1), 2);
        return new Fit(log + (observations - 1) * Math.log(squares), squares / (observations - 1) * scale * scale);
    }

    /**
     * What a set of ratios gives.
     *
     * @param deviance −2 log likelihood but for a constant
     * @param residual variance, in squared units of the values
     */
    record Fit(double deviance, double residual) {}

    /** A level of the largest factor: its row of products with all other columns. */
    private static final class Level {
        private final Map<Integer, Double> sums = new TreeMap<>();
        private int[] places = {};
        private double[] entries = {};
        private int count;

        private void add(int[] places, double[] entries) {
            count++;
            for (int i = 0; i < places.length; i++) sums.merge(places[i], entries[i], Double::sum);
        }

        private void close() {
            places = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
            entries = sums.values().stream().mapToDouble(Double::doubleValue).toArray();
            sums.clear();
        }

        private void sweep(double[][] matrix, double weight) {
            for (int i = 0; i < places.length; i++) {
                double[] row = matrix[places[i]];
                for (int j = 0; j < places.length; j++) row[places[j]] -= weight * entries[i] * entries[j];
            }
        }
    }
}
