package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockPermutationTest {
    private static final int BLOCKS = 10;
    private static final int TREATMENTS = 6;

    /** Blocks differ much from each other, treatments by what is given. */
    private static double[][][] blocks(long seed, double... shifts) {
        Random random = new Random(seed);
        double[][][] blocks = new double[BLOCKS][TREATMENTS][2];
        for (double[][] block : blocks) {
            double[] topic = {5 * random.nextGaussian(), 5 * random.nextGaussian()};
            for (int t = 0; t < TREATMENTS; t++) {
                block[t][0] = topic[0] + random.nextGaussian() + (t < shifts.length ? shifts[t] : 0);
                block[t][1] = topic[1] + random.nextGaussian();
            }
        }
        return blocks;
    }

    @Test
    void whereNothingDiffersAnyIsCalledInOneCaseOfTwenty() {
        int called = 0;
        for (int seed = 0; seed < 400; seed++) {
            if (Arrays.stream(BlockPermutation.pValues(blocks(seed), 0.05, 199, seed))
                    .anyMatch(p -> p <= 0.05)) {
                called++;
            }
        }
        assertThat(called / 400.0).isBetween(0.02, 0.085);
    }

    @Test
    void oneThatDiffersIsFoundAndTheOthersAreLeftAlone() {
        double[] p = BlockPermutation.pValues(blocks(3, 0, 0, 4), 0.05, 999, 1);
        assertThat(p[1]).isLessThanOrEqualTo(0.002);
        assertThat(Arrays.stream(new double[] {p[0], p[2], p[3], p[4]})).allMatch(each -> each > 0.05);
    }

    @Test
    void aLargeDifferenceDoesNotHideASmallerOne() {
        double[] p = BlockPermutation.pValues(blocks(4, 0, 40, 2.5), 0.05, 999, 1);
        assertThat(p[0]).isLessThanOrEqualTo(0.05);
        assertThat(p[1]).isLessThanOrEqualTo(0.05).isGreaterThanOrEqualTo(p[0]);
    }

    @Test
    void movingABlockAndTheSameSeedChangeNothing() {
        double[][][] blocks = blocks(5, 0, 1.5);
        double[] p = BlockPermutation.pValues(blocks, 0.05, 199, 9);
        assertThat(BlockPermutation.pValues(blocks, 0.05, 199, 9)).containsExactly(p);
        for (double[] vector : blocks[0]) vector[0] += 1024;
        assertThat(BlockPermutation.pValues(blocks, 0.05, 199, 9)).containsExactly(p);
    }

    @Test
    void whatIsMissingTakesNoPart() {
        double[][][] blocks = blocks(6, 0, 3);
        for (double[][] block : blocks) block[5] = new double[0];
        blocks[0][1] = new double[0];
        blocks[1][0] = new double[0];
        double[] p = BlockPermutation.pValues(blocks, 0.05, 499, 1);
        assertThat(p[0]).isLessThanOrEqualTo(0.05);
        assertThat(p[4]).isEqualTo(1);
        assertThat(BlockPermutation.pValues(new double[][][] {{{}, {1, 2}}}, 0.05, 99, 1))
                .containsExactly(1);
        assertThatThrownBy(() -> BlockPermutation.pValues(new double[][][] {{{0}, {1}}, {{0}}}, 0.05, 9, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
