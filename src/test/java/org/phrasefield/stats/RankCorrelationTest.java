package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankCorrelationTest {
    private static final double[] SEVEN = {1, 2, 3, 4, 5, 6, 7};
    private static final double[] MIXED = {2, 1, 4, 3, 7, 6, 5};

    @Test
    void agreesWithPublishedValues() {
        assertThat(RankCorrelation.kendall(SEVEN, MIXED).getAsDouble()).isCloseTo(.5238095238, NEAR);
        assertThat(RankCorrelation.spearman(SEVEN, MIXED).getAsDouble()).isCloseTo(.7857142857, NEAR);
        assertThat(RankCorrelation.kendall(new double[] {1, 2, 2, 3, 4}, new double[] {1, 3, 2, 2, 5})
                        .getAsDouble())
                .isCloseTo(.6666666667, NEAR);
        assertThat(chance(ordered(10), ordered(10))).isCloseTo(.248, within(5e-4));
        assertThat(chance(ordered(9), ordered(9))).isCloseTo(.266, within(1e-3));
    }

    private static double[] ordered(int n) {
        return java.util.stream.IntStream.range(0, n).asDoubleStream().toArray();
    }

    private static double chance(double[] one, double[] other) {
        return RankCorrelation.kendallNullDeviation(one, other).getAsDouble();
    }

    /** The definition itself: the mean square of τ-b over every order of one side, of which there are 5,040. */
    @Test
    void chanceIsThatOfAllOrdersWithTheirTies() {
        double[] one = {1, 2, 2, 3, 3, 3, 4};
        double[] other = {1, 1, 2, 2, 3, 5, 5};
        double[] squares = {0, 0};
        orders(other.clone(), 0, order -> {
            squares[0] += Math.pow(RankCorrelation.kendall(one, order).getAsDouble(), 2);
            squares[1]++;
        });
        assertThat(squares[1]).isEqualTo(5040);
        assertThat(chance(one, other)).isCloseTo(Math.sqrt(squares[0] / squares[1]), within(1e-12));
        // Worked by hand: of two pairs of equals every third order has τ-b ±1 and the others 0.
        assertThat(chance(new double[] {1, 1, 2, 2}, new double[] {1, 1, 2, 2}))
                .isCloseTo(Math.sqrt(1 / 3.0), within(1e-12));
        assertThat(chance(ordered(4), ordered(4))).isCloseTo(Math.sqrt(13 / 54.0), within(1e-12));
        assertThat(RankCorrelation.kendallNullDeviation(new double[] {1, 1}, new double[] {1, 2}))
                .isEmpty();
    }

    private static void orders(double[] values, int from, java.util.function.Consumer<double[]> each) {
        if (from == values.length) each.accept(values);
        for (int at = from; at < values.length; at++) {
            swap(values, from, at);
            orders(values, from + 1, each);
            swap(values, from, at);
        }
    }

    private static void swap(double[] values, int one, int other) {
        double kept = values[one];
        values[one] = values[other];
        values[other] = kept;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheCountOverAllPairsAndBlindToMonotoneChange(long seed) {
        Random random = new Random(seed);
        double[] x = random.ints(30, 0, 9).asDoubleStream().toArray();
        double[] y = random.ints(30, 0, 7).asDoubleStream().toArray();
        double sum = 0;
        double inX = 0;
        double inY = 0;
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < i; j++) {
                double a = Math.signum(x[i] - x[j]);
                double b = Math.signum(y[i] - y[j]);
                sum += a * b;
                inX += a * a;
                inY += b * b;
            }
        }
        double tau = RankCorrelation.kendall(x, y).getAsDouble();
        assertThat(tau).isCloseTo(sum / Math.sqrt(inX * inY), within(1e-12));
        double[] cubed = new double[30];
        for (int i = 0; i < 30; i++) cubed[i] = x[i] * x[i] * x[i] - 4;
        assertThat(RankCorrelation.kendall(cubed, y).getAsDouble()).isCloseTo(tau, within(1e-12));
        assertThat(RankCorrelation.spearman(cubed, y).getAsDouble())
                .isCloseTo(RankCorrelation.spearman(x, y).getAsDouble(), within(1e-12))
                .isBetween(-1.0, 1.0);
    }

    @Test
    void withoutAnOrderThereIsNoCorrelation() {
        assertThat(RankCorrelation.kendall(new double[] {1, 1}, new double[] {1, 2}))
                .isEmpty();
        assertThat(RankCorrelation.spearman(new double[] {1, 1}, new double[] {1, 2}))
                .isEmpty();
        assertThat(RankCorrelation.kendall(new double[0], new double[0])).isEmpty();
        assertThat(RankCorrelation.ceiling(new double[][] {{1, 2}}, 10, 1)).isEmpty();
    }

    @Test
    void theCeilingFallsWithNoise() {
        Random random = new Random(1);
        double[][] clear = new double[12][9];
        double[][] noisy = new double[12][9];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 9; j++) {
                clear[i][j] = j + 0.1 * random.nextGaussian();
                noisy[i][j] = j + 20 * random.nextGaussian();
            }
        }
        assertThat(RankCorrelation.ceiling(clear, 100, 1).getAsDouble()).isGreaterThan(0.98);
        assertThat(RankCorrelation.ceiling(noisy, 100, 1).getAsDouble()).isLessThan(0.7);
        assertThat(RankCorrelation.ceiling(noisy, 100, 1)).isEqualTo(RankCorrelation.ceiling(noisy, 100, 1));
    }

    @Test
    void aHundredThousandThingsTakeNoSquareOfTime() {
        double[] x = new Random(1).doubles(100_000).toArray();
        double[] y = new Random(2).doubles(100_000).toArray();
        assertThat(RankCorrelation.kendall(x, y).getAsDouble()).isCloseTo(0, within(0.02));
    }
}
