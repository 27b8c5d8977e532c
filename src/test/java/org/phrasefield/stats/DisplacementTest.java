package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisplacementTest {
    private static final int MEMBERS = 8;

    /** Repetitions whose members share noise, moved by this much in each member. */
    private static double[][] cell(Random random, int repetitions, double shift, double spread) {
        double[][] cell = new double[repetitions][MEMBERS];
        for (double[] row : cell) {
            double shared = random.nextGaussian();
            for (int i = 0; i < MEMBERS; i++) {
                row[i] = shift + spread * (0.8 * shared + 0.6 * random.nextGaussian());
            }
        }
        return cell;
    }

    private static Noise noise(Random random) {
        List<double[][]> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) cells.add(cell(random, 5, i % 3, 1));
        return Noise.pooled(cells).orElseThrow();
    }

    private static double[] squares(Random random, Noise noise, int units, double shift, double spread) {
        double[] squares = new double[units];
        for (int i = 0; i < units; i++) {
            squares[i] = Displacement.square(noise, cell(random, 5, shift, spread), cell(random, 5, 0, 1))
                    .getAsDouble();
        }
        return squares;
    }

    @Test
    void averagesToZeroWhereNothingDiffersEvenIfOneVariesMore() {
        Random random = new Random(1);
        Noise noise = noise(random);
        for (double spread : new double[] {1, 2}) {
            PairedMean mean = Displacement.of(squares(random, noise, 4000, 0, spread))
                    .orElseThrow()
                    .meanSquare();
            assertThat(Math.abs(mean.mean())).isLessThan(3.5 * mean.standardError());
        }
    }

    @Test
    void aSinglePairOfRepetitionsTellsNothingOfCorrelations() {
        List<double[][]> cells = new ArrayList<>();
        cells.add(new double[][] {{1, 2, 3}, {3, 1, 7}});
        Noise noise = Noise.pooled(cells).orElseThrow();
        assertThat(noise.shrinkage()).isEqualTo(1);
        assertThat(noise.members()).containsExactly(0, 1, 2);
    }

    @Test
    void halvesOfOneConditionAverageToZero() {
        Random random = new Random(2);
        Noise noise = noise(random);
        double[] squares = new double[3000];
        for (int i = 0; i < squares.length; i++) {
            double[][] all = cell(random, 5, 1, 1);
            double[][] one = {all[0], all[1]};
            double[][] other = {all[2], all[3], all[4]};
            squares[i] = Displacement.square(noise, one, other).getAsDouble();
        }
        PairedMean mean = Displacement.of(squares).orElseThrow().meanSquare();
        assertThat(Math.abs(mean.mean())).isLessThan(3.5 * mean.standardError());
    }

    @Test
    void meetsTheTrueDistanceAndHoldsItAsOftenAsItSays() {
        Random random = new Random(3);
        // Members correlate 0.64, so ΔᵀR⁻¹Δ/p of one standard deviation in each is 1/(1 + 7·0.64).
        double truth = Math.sqrt(1 / 5.48);
        List<double[][]> cells = new ArrayList<>();
        for (int i = 0; i < 4000; i++) cells.add(cell(random, 5, 0, 1));
        Noise noise = Noise.pooled(cells).orElseThrow();
        int held = 0;
        double sum = 0;
        int runs = 1000;
        for (int i = 0; i < runs; i++) {
            Displacement displacement =
                    Displacement.of(squares(random, noise, 12, 1, 1)).orElseThrow();
            Interval interval = displacement.interval(0.95);
            if (interval.low() <= truth && truth <= interval.high()) held++;
            sum += displacement.meanSquare().mean();
        }
        assertThat(sum / runs).isCloseTo(truth * truth, within(0.01));
        assertThat(held / (double) runs).isBetween(0.91, 0.97);
    }

    @Test
    void shrinksLittleWithMuchDataAndAllTheWayWithoutCorrelation() {
        Random random = new Random(4);
        assertThat(noise(random).shrinkage()).isBetween(0.0, 0.1);
        List<double[][]> independent = new ArrayList<>();
        for (int i = 0; i < 10; i++) independent.add(Golden.noise(random, 3, MEMBERS));
        assertThat(Noise.pooled(independent).orElseThrow().shrinkage()).isGreaterThan(0.4);
    }

    @Test
    void moreMembersThanRepetitionsStillHaveADistance() {
        Random random = new Random(5);
        Noise noise = Noise.pooled(List.<double[][]>of(Golden.noise(random, 3, 24), Golden.noise(random, 3, 24)))
                .orElseThrow();
        assertThat(Displacement.square(noise, Golden.noise(random, 3, 24), Golden.noise(random, 3, 24)))
                .isPresent();
    }

    @Test
    void aMemberWithoutNoiseIsLeftOutAndTooFewRepetitionsSayNothing() {
        double[][] cell = {{1, 7}, {2, 7}, {4, 7}};
        Noise noise = Noise.pooled(List.<double[][]>of(cell)).orElseThrow();
        assertThat(noise.members()).containsExactly(0);
        assertThat(noise.deviations()[0]).isCloseTo(Math.sqrt(7 / 3.0), within(1e-12));
        assertThat(Noise.pooled(List.<double[][]>of(new double[][] {{1, 2}}))).isEmpty();
        assertThat(Noise.pooled(List.<double[][]>of(new double[][] {{1, 2}, {1, 2}})))
                .isEmpty();
        assertThat(Displacement.square(noise, cell, new double[][] {{1, 7}})).isEmpty();
        assertThat(Displacement.of(new double[] {1})).isEmpty();
    }

    @Test
    void aNegativeMeanSquareHasANegativeRoot() {
        Displacement none = Displacement.of(new double[] {-.3, .1, -.1}).orElseThrow();
        assertThat(none.magnitude()).isCloseTo(-Math.sqrt(.1), within(1e-12));
        assertThat(none.interval(0.95).low()).isLessThan(none.magnitude());
    }
}
