package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelabellingTest {
    private static double squared(double[] one, double[] other) {
        double[] difference = Vectors.minus(one, other);
        return Vectors.dot(difference, difference);
    }

    @Test
    void oneUnitIsThePermutationTestOfItsMeasurements() {
        double[][] one = {{1}, {2}, {3}};
        double[][] other = {{4}, {5}, {6}};
        // Of 20 ways to part six numbers, two reach as far.
        assertThat(Relabelling.pValue(
                        List.<double[][]>of(one), List.<double[][]>of(other), RelabellingTest::squared, 9_999, 1))
                .isCloseTo(0.1, within(0.01));
    }

    @Test
    void whatIsNothingRareIsSettledEarlyAndStaysWhatItIs() {
        double[][] one = {{1}, {2}, {6}};
        double[][] other = {{3}, {4}, {5}};
        int[] asked = {0};
        double p = Relabelling.pValue(
                List.of(one, other),
                List.of(other, one),
                (a, b) -> {
                    asked[0]++;
                    return squared(a, b);
                },
                1_000_000_000,
                1);
        // Sides of three have ten partings; a thousand million draws would not end.
        assertThat(asked[0]).isEqualTo(20);
        double[] ways = new double[10];
        int at = 0;
        for (int i = 2; i <= 6; i++)
            for (int j = i + 1; j <= 6; j++) ways[at++] = Math.pow((2 * (1 + i + j) - 21) / 3.0, 2);
        long extreme = 0;
        for (double way : ways) for (double with : ways) if (way + with >= 2 - 1e-9) extreme++;
        assertThat(p).isCloseTo(extreme / 100.0, within(0.1));
    }

    @Test
    void aSmallShiftInManyUnitsIsFound() {
        Random random = new Random(3);
        List<double[][]> ones = new ArrayList<>();
        List<double[][]> others = new ArrayList<>();
        for (int unit = 0; unit < 24; unit++) {
            double[][] one = Golden.noise(random, 5, 4);
            for (double[] row : one) row[0] += 1.5;
            ones.add(one);
            others.add(Golden.noise(random, 5, 4));
        }
        assertThat(Relabelling.pValue(ones, others, RelabellingTest::squared, 9_999, 1))
                .isLessThan(0.001);
    }

    @Test
    void whereNothingDiffersEveryProbabilityIsAsLikely() {
        int small = 0;
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            List<double[][]> ones = new ArrayList<>();
            List<double[][]> others = new ArrayList<>();
            for (int unit = 0; unit < 8; unit++) {
                ones.add(Golden.noise(random, 5, 3));
                // More measurements than there are ways to look at each of.
                others.add(Golden.noise(random, 9, 3));
            }
            if (Relabelling.pValue(ones, others, RelabellingTest::squared, 999, seed) <= 0.1) small++;
        }
        // 40 are expected, give or take 6.
        assertThat(small).isBetween(24, 56);
    }

    /** How many of 100 studies show a shift of so many standard deviations in the first members of twenty. */
    private static int found(int units, int repetitions, int moved, double shift) {
        int found = 0;
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            List<double[][]> ones = new ArrayList<>();
            List<double[][]> others = new ArrayList<>();
            for (int unit = 0; unit < units; unit++) {
                double[][] one = Golden.noise(random, repetitions, 20);
                for (double[] row : one) for (int i = 0; i < moved; i++) row[i] += shift;
                ones.add(one);
                others.add(Golden.noise(random, repetitions, 20));
            }
            if (Displacement.pValue(ones, others, 499, seed) <= 0.05) found++;
        }
        return found;
    }

    @Test
    void withFewRepetitionsMembersThatMoveTogetherAreFoundAndWithManyOneAlone() {
        assertThat(found(6, 2, 20, 1.5)).isGreaterThan(90);
        assertThat(found(12, 5, 1, 3)).isGreaterThan(90);
        assertThat(found(8, 2, 0, 0)).isBetween(0, 11);
    }

    @Test
    void manyMembersMoveNoMoreOftenThanFewWhereNothingDiffers() {
        int small = 0;
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            List<double[][]> ones = new ArrayList<>();
            List<double[][]> others = new ArrayList<>();
            for (int unit = 0; unit < 6; unit++) {
                ones.add(Golden.noise(random, 5, 10));
                others.add(Golden.noise(random, 5, 10));
            }
            if (Displacement.pValue(ones, others, 499, seed) <= 0.1) small++;
        }
        assertThat(small).isBetween(24, 56);
    }
}
