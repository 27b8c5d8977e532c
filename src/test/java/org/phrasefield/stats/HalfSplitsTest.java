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

    /** The mean profile of two units, each also by itself, and of one: by hand, the jackknife of the two is 2θ less the mean of θ by each alone. */
    private static double freed(double[] alone, double[] first, double[] second) {
        double[] both = Vectors.mean(new double[][] {first, second});
        return 2 * Divergence.totalVariation(alone, both)
                - (Divergence.totalVariation(alone, first) + Divergence.totalVariation(alone, second)) / 2;
    }

    @Test
    void fewUnitsAreCutInEveryWay() {
        double[][] one = {{1, 0}, {0.5, 0.5}, {0, 1}};
        double[][] other = {{0.25, 0.75}, {1, 0}, {0.75, 0.25}};
        double between = 0;
        double within = 0;
        for (int i = 0; i < 3; i++) {
            int next = (i + 1) % 3;
            int last = (i + 2) % 3;
            within += freed(one[i], one[next], one[last]) + freed(other[i], other[next], other[last]);
            for (int j = 0; j < 3; j++) {
                between +=
                        freed(one[i], other[(j + 1) % 3], other[(j + 2) % 3]) + freed(other[j], one[next], one[last]);
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
