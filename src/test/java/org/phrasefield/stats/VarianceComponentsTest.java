package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {
    /** Units by conditions by repetitions. */
    private static final double[][][] ADDITIVE = {
        {{10, 12}, {14, 15}, {13, 17}},
        {{20, 19}, {26, 24}, {25, 28}},
        {{8, 9}, {9, 12}, {14, 11}},
        {{15, 17}, {18, 22}, {21, 20}}
    };

    private static final double[][][] INTERACTING = {
        {{10, 12}, {20, 19}, {15, 17}},
        {{20, 19}, {21, 22}, {30, 28}},
        {{8, 9}, {15, 17}, {9, 11}},
        {{15, 17}, {18, 16}, {27, 25}}
    };

    /** Rows, columns and their pairs as factors of a table's values. */
    private static VarianceComponents restricted(double[][][] table) {
        List<Double> values = new ArrayList<>();
        List<Integer> row = new ArrayList<>();
        List<Integer> column = new ArrayList<>();
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                for (double value : table[i][j]) {
                    values.add(value);
                    row.add(i);
                    column.add(j);
                }
            }
        }
        int[] rows = row.stream().mapToInt(i -> i).toArray();
        int[] columns = column.stream().mapToInt(i -> i).toArray();
        int[] pairs = new int[rows.length];
        for (int i = 0; i < pairs.length; i++) pairs[i] = 100 * rows[i] + columns[i];
        return VarianceComponents.restricted(
                        values.stream().mapToDouble(v -> v).toArray(), List.of(rows, columns, pairs))
                .orElseThrow();
    }

    @Test
    void meanSquaresAgreeWithPublishedValues() {
        MeanSquares additive = MeanSquares.of(ADDITIVE).orElseThrow();
        assertThat(additive.row()).isCloseTo(610.4583333 / 3, within(1e-7));
        assertThat(additive.column()).isCloseTo(104.25 / 2, NEAR);
        assertThat(additive.interaction()).isCloseTo(9.4166667 / 6, within(1e-7));
        assertThat(additive.residual()).isCloseTo(37.5 / 12, NEAR);
        assertThat(additive.components().factor(2)).isZero();
        MeanSquares squares = MeanSquares.of(INTERACTING).orElseThrow();
        assertThat(squares.row()).isCloseTo(157.4444444, within(1e-7));
        assertThat(squares.column()).isCloseTo(90.5, NEAR);
        assertThat(squares.interaction()).isCloseTo(29.4444444, within(1e-7));
        assertThat(squares.residual()).isCloseTo(1.5, NEAR);
        VarianceComponents parts = squares.components();
        assertThat(parts.factor(0)).isCloseTo(21.333333, within(1e-6));
        assertThat(parts.factor(1)).isCloseTo(7.631944, within(1e-6));
        assertThat(parts.factor(2)).isCloseTo(13.972222, within(1e-6));
        assertThat(parts.share(2)).isCloseTo(.3144, within(5e-5));
        assertThat(parts.share(0)).isCloseTo(.4801, within(5e-5));
        assertThat(parts.share(1)).isCloseTo(.1717, within(5e-5));
        assertThat(parts.residualShare()).isCloseTo(.0338, within(5e-5));
        assertThat(squares.generalisability().getAsDouble())
                .isCloseTo(21.333333 / (21.333333 + 13.972222 / 3 + 1.5 / 6), within(1e-6));
    }

    @Test
    void restrictedLikelihoodAgreesWithLme4() {
        VarianceComponents parts = restricted(ADDITIVE);
        assertThat(parts.factor(0)).isCloseTo(33.479411, within(1e-3));
        assertThat(parts.factor(1)).isCloseTo(6.189776, within(1e-3));
        assertThat(parts.factor(2)).isZero();
        assertThat(parts.residual()).isCloseTo(2.606490, within(1e-3));
        assertThat(parts.factors()).isEqualTo(3);
    }

    @Test
    void bothWaysAgreeWhereTheDataAreWholeAndNothingIsCutOff() {
        VarianceComponents moments = MeanSquares.of(INTERACTING).orElseThrow().components();
        VarianceComponents restricted = restricted(INTERACTING);
        for (int k = 0; k < 3; k++) {
            assertThat(restricted.factor(k)).isCloseTo(moments.factor(k), within(1e-3));
        }
        assertThat(restricted.residual()).isCloseTo(moments.residual(), within(1e-4));
    }

    @Test
    void findsFiveFactorsOfUnevenData() {
        Random random = new Random(1);
        double[] sums = new double[6];
        int runs = 30;
        for (int run = 0; run < runs; run++) {
            double[] found = crossedAndNested(random);
            for (int k = 0; k < 6; k++) sums[k] += found[k] / runs;
        }
        // Variances of units, conditions, their pairs, wordings within conditions, models, and what is left.
        double[] truth = {1, .5, .3, .2, .4, .5};
        for (int k = 0; k < 6; k++) assertThat(sums[k]).isCloseTo(truth[k], within(.35 * truth[k]));
    }

    @Test
    void splitsAWholeSweep() {
        // Models, units, conditions, wordings within conditions, and the pairs of the first three.
        Random random = new Random(3);
        int[] levels = {3, 24, 10, 50, 240, 30, 72};
        List<double[]> effects = new ArrayList<>();
        List<int[]> factors = new ArrayList<>();
        for (int count : levels) effects.add(normal(random, count, .25));
        for (int k = 0; k < levels.length; k++) factors.add(new int[3600]);
        double[] values = normal(random, 3600, 1);
        for (int i = 0; i < values.length; i++) {
            int wording = i % 5;
            int condition = i / 5 % 10;
            int unit = i / 50 % 24;
            int model = i / 1200;
            int[] level = {
                model,
                unit,
                condition,
                5 * condition + wording,
                10 * unit + condition,
                10 * model + condition,
                24 * model + unit
            };
            for (int k = 0; k < levels.length; k++) {
                factors.get(k)[i] = level[k];
                values[i] += effects.get(k)[level[k]];
            }
        }
        VarianceComponents parts =
                VarianceComponents.restricted(values, factors).orElseThrow();
        assertThat(parts.residual()).isCloseTo(1, within(.08));
        assertThat(parts.factor(3)).isCloseTo(.25, within(.15));
        assertThat(parts.factor(4)).isCloseTo(.25, within(.1));
        assertThat(parts.factor(6)).isCloseTo(.25, within(.12));
        double sum = parts.residualShare();
        for (int k = 0; k < levels.length; k++) sum += parts.share(k);
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    private static double[] crossedAndNested(Random random) {
        double[] unit = normal(random, 20, 1);
        double[] condition = normal(random, 10, .5);
        double[] pair = normal(random, 200, .3);
        double[] wording = normal(random, 50, .2);
        double[] model = normal(random, 8, .4);
        List<double[]> effects = List.of(unit, condition, pair, wording, model);
        List<int[]> levels = new ArrayList<>();
        int n = 1500;
        for (int k = 0; k < 5; k++) levels.add(new int[n]);
        double[] values = normal(random, n, .5);
        for (int i = 0; i < n; i++) {
            int u = random.nextInt(20);
            int c = random.nextInt(10);
            int[] level = {u, c, 10 * u + c, 5 * c + random.nextInt(5), random.nextInt(8)};
            for (int k = 0; k < 5; k++) {
                levels.get(k)[i] = level[k];
                values[i] += effects.get(k)[level[k]];
            }
        }
        VarianceComponents parts = VarianceComponents.restricted(values, levels).orElseThrow();
        return new double[] {
            parts.factor(0), parts.factor(1), parts.factor(2), parts.factor(3), parts.factor(4), parts.residual()
        };
    }

    private static double[] normal(Random random, int count, double variance) {
        return random.doubles(count)
                .map(any -> Math.sqrt(variance) * random.nextGaussian())
                .toArray();
    }

    @Test
    void sharesHoldTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(2);
        double kept = 0;
        int runs = 120;
        for (int run = 0; run < runs; run++) {
            double[][][] table = table(random, 16);
            // The share of pairs and what is left: conditions are the same in all draws of units.
            double truth = .3 / (1 + .3 + .5);
            Interval jackknife =
                    Jackknife.interval(16, units -> share(table, units), 0.95).orElseThrow();
            if (jackknife.low() <= truth && truth <= jackknife.high()) kept++;
        }
        assertThat(kept / runs).isBetween(0.88, 0.99);
    }

    private static OptionalDouble share(double[][][] table, int[] units) {
        double[][][] drawn = new double[units.length][][];
        for (int i = 0; i < units.length; i++) drawn[i] = table[units[i]];
        VarianceComponents parts = MeanSquares.of(drawn).orElseThrow().components();
        return OptionalDouble.of(parts.factor(2) / (parts.factor(0) + parts.factor(2) + parts.residual()));
    }

    private static double[][][] table(Random random, int units) {
        double[] condition = normal(random, 6, .5);
        double[][][] table = new double[units][6][];
        for (double[][] row : table) {
            double unit = random.nextGaussian();
            for (int j = 0; j < 6; j++) {
                row[j] = normal(random, 4, .5);
                double pair = Math.sqrt(.3) * random.nextGaussian();
                for (int r = 0; r < 4; r++) row[j][r] += unit + condition[j] + pair;
            }
        }
        return table;
    }

    @Test
    void whatDoesNotVaryHasNoComponents() {
        assertThat(VarianceComponents.restricted(new double[] {1, 1, 1}, List.of(new int[] {0, 1, 1})))
                .isEmpty();
        assertThat(VarianceComponents.restricted(new double[] {1, 2, 3}, List.of(new int[] {7, 7, 7})))
                .isEmpty();
        assertThat(MeanSquares.of(new double[][][] {{{1, 2}, {3}}, {{1, 2}, {3, 4}}}))
                .isEmpty();
        assertThat(MeanSquares.of(new double[0][][])).isEmpty();
        assertThatThrownBy(() -> VarianceComponents.restricted(new double[] {1, 2, 3}, List.of(new int[] {0, 1})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The components of a table's rows, columns and pairs, and what is left. */
    private static double[] byMoments(double[][][] table, boolean whole) {
        List<Double> values = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                for (int k = 0; k < table[i][j].length; k++) {
                    if (!whole && i == 1 && j == 1 && k == 1) continue;
                    values.add(table[i][j][k]);
                    places.add(new int[] {i, j, i * table[i].length + j});
                }
            }
        }
        List<int[]> factors = java.util.stream.IntStream.range(0, 3)
                .mapToObj(f -> places.stream().mapToInt(place -> place[f]).toArray())
                .toList();
        return MomentComponents.of(factors)
                .orElseThrow()
                .of(values.stream().mapToDouble(v -> v).toArray());
    }

    @Test
    void momentsOfABalancedTableAreThoseOfTheAnalysisOfVariance() {
        double[] found = byMoments(INTERACTING, true);
        assertThat(found[0]).isCloseTo(21.333333333, within(1e-6));
        assertThat(found[1]).isCloseTo(7.631944444, within(1e-6));
        assertThat(found[2]).isCloseTo(13.972222222, within(1e-6));
        assertThat(found[3]).isCloseTo(1.5, within(1e-6));
        // What would be below 0 is.
        assertThat(byMoments(ADDITIVE, true)[2]).isCloseTo((9.4166667 / 6 - 37.5 / 12) / 2, within(1e-6));
    }

    @Test
    void momentsOfATableWithGapsAreRightOnAverage() {
        Random random = new Random(11);
        double[] sums = new double[4];
        for (int round = 0; round < 2000; round++) {
            double[][][] table = new double[6][4][2];
            double[] rows =
                    random.doubles(6).map(u -> 3 * random.nextGaussian()).toArray();
            double[] columns =
                    random.doubles(4).map(u -> 2 * random.nextGaussian()).toArray();
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 4; j++) {
                    double pair = random.nextGaussian();
                    for (int k = 0; k < 2; k++) table[i][j][k] = rows[i] + columns[j] + pair + random.nextGaussian();
                }
            }
            double[] found = byMoments(table, false);
            for (int f = 0; f < 4; f++) sums[f] += found[f] / 2000;
        }
        assertThat(sums[0]).isCloseTo(9, within(0.5));
        assertThat(sums[1]).isCloseTo(4, within(0.3));
        assertThat(sums[2]).isCloseTo(1, within(0.1));
        assertThat(sums[3]).isCloseTo(1, within(0.05));
    }

    @Test
    void momentsOfFactorsThatAreOneAreNone() {
        int[] levels = {0, 0, 1, 1, 2, 2};
        assertThat(MomentComponents.of(List.of(levels, levels))).isEmpty();
        assertThat(MomentComponents.of(List.of(new int[] {0, 1, 2, 3, 4, 5}))).isEmpty();
    }
}
