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
