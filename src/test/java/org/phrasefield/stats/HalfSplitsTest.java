package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class HalfSplitsTest {
    /** Units that carry one label each, as the noisiest profiles do. */
    private static double[][] units(Random random, int count, double... shares) {
        double[][] units = new double[count][shares.length];
        for (double[] unit : units) {
            double left = random.nextDouble();
            int kind = 0;
            while (kind < shares.length - 1 && left >= shares[kind]) left -= shares[kind++];
            unit[kind] = 1;
        }
        return units;
    }

    private static PairedMean corrected(
            ToDoubleBiFunction<double[], double[]> divergence, int first, int second, double... shares) {
        Random random = new Random(2);
        double[] values = new double[1500];
        for (int i = 0; i < values.length; i++) {
            values[i] = HalfSplits.of(
                            units(random, first, .5, .3, .2), units(random, second, shares), divergence, 20, i)
                    .orElseThrow()
                    .corrected();
        }
        return PairedMean.of(values).orElseThrow();
    }

    @Test
    void averagesToZeroWhereNothingDiffers() {
        for (int[] sizes : new int[][] {{5, 5}, {5, 12}, {4, 4}}) {
            PairedMean bits = corrected(Divergence::jensenShannon, sizes[0], sizes[1], .5, .3, .2);
            assertThat(Math.abs(bits.mean())).isLessThan(3.5 * bits.standardError());
            PairedMean moved = corrected(Divergence::totalVariation, sizes[0], sizes[1], .5, .3, .2);
            assertThat(Math.abs(moved.mean())).isLessThan(3.5 * moved.standardError());
        }
    }

    @Test
    void keepsWhatDiffers() {
        PairedMean moved = corrected(Divergence::totalVariation, 20, 20, .1, .2, .7);
        assertThat(moved.mean()).isBetween(0.3, 0.5);
    }

    @Test
    void fewUnitsAreCutInEveryWay() {
        double[][] one = {{1, 0}, {0.5, 0.5}, {0, 1}};
        double[][] other = {{0.25, 0.75}, {1, 0}, {0.75, 0.25}};
        double between = 0;
        double within = 0;
        for (int i = 0; i < 3; i++) {
            double[] rest = Vectors.mean(new double[][] {one[(i + 1) % 3], one[(i + 2) % 3]});
            within += Divergence.totalVariation(one[i], rest);
            double[] others = Vectors.mean(new double[][] {other[(i + 1) % 3], other[(i + 2) % 3]});
            within += Divergence.totalVariation(other[i], others);
            for (int j = 0; j < 3; j++) {
                double[] left = Vectors.mean(new double[][] {other[(j + 1) % 3], other[(j + 2) % 3]});
                between += Divergence.totalVariation(one[i], left) + Divergence.totalVariation(rest, other[j]);
            }
        }
        HalfSplits splits =
                HalfSplits.of(one, other, Divergence::totalVariation, 200, 9).orElseThrow();
        assertThat(splits.between()).isCloseTo(between / 18, within(1e-12));
        assertThat(splits.within()).isCloseTo(within / 6, within(1e-12));
        assertThat(HalfSplits.of(one, other, Divergence::totalVariation, 200, 10))
                .contains(splits);
        // Of four in five some unit is left out of every cut; there are 30 such cuts of the one, 6 of the other.
        double[][] five = units(new Random(1), 5, .5, .5);
        double[][] four = units(new Random(2), 4, .5, .5);
        assertThat(HalfSplits.of(five, four, Divergence::totalVariation, 200, 1)
                        .orElseThrow()
                        .splits())
                .isEqualTo(180);
    }

    @Test
    void theSameSeedGivesTheSameAndTheRawValueIsOfTheWhole() {
        double[][] one = units(new Random(1), 6, .5, .5);
        double[][] other = units(new Random(2), 6, .2, .8);
        HalfSplits splits =
                HalfSplits.of(one, other, Divergence::totalVariation, 50, 9).orElseThrow();
        assertThat(HalfSplits.of(one, other, Divergence::totalVariation, 50, 9)).contains(splits);
        assertThat(splits.raw())
                .isCloseTo(Divergence.totalVariation(Vectors.mean(one), Vectors.mean(other)), within(1e-12));
        assertThat(HalfSplits.of(one, new double[][] {{1, 0}}, Divergence::totalVariation, 50, 9))
                .isEmpty();
    }
}
