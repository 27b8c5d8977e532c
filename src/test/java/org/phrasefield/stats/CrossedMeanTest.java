package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossedMeanTest {
    private static final int UNITS = 24;
    private static final int VERSIONS = 5;

    private record Data(double[][][] one, double[][][] other) {
        PairedMean units() {
            double[] differences = new double[one.length];
            for (int i = 0; i < one.length; i++) differences[i] = mean(one[i]) - mean(other[i]);
            return PairedMean.of(differences).orElseThrow();
        }

        private static double mean(double[][] cells) {
            return Arrays.stream(cells)
                    .flatMapToDouble(Arrays::stream)
                    .average()
                    .orElseThrow();
        }

        CrossedMean crossed() {
            return CrossedMean.of(units(), one, other).orElseThrow();
        }
    }

    /** Units that differ, versions with this variance, a variance of 0.15 of units under a condition and of 0.5 of repetitions. */
    private static Data drawn(double versions, long seed) {
        Random random = new Random(seed);
        double[] units = random.doubles(UNITS, -3, 3).toArray();
        return new Data(side(random, units, versions), side(random, units, versions));
    }

    private static double[][][] side(Random random, double[] units, double versions) {
        double[] levels = new double[VERSIONS];
        for (int j = 0; j < VERSIONS; j++) levels[j] = Math.sqrt(versions) * random.nextGaussian();
        double[][][] table = new double[UNITS][VERSIONS][1];
        for (int i = 0; i < UNITS; i++) {
            double own = units[i] + Math.sqrt(0.15) * random.nextGaussian();
            for (int j = 0; j < VERSIONS; j++) {
                table[i][j][0] = own + levels[j] + Math.sqrt(0.5) * random.nextGaussian();
            }
        }
        return table;
    }

    /** How often the interval of a difference of 0 leaves 0 out. */
    private static double missed(double versions, boolean crossed) {
        int missed = 0;
        for (long seed = 1; seed <= 1000; seed++) {
            Data data = drawn(versions, seed);
            StudentEstimate found =
                    crossed ? data.crossed().found() : data.units().student();
            if (found.pValue() <= 0.05) missed++;
        }
        return missed / 1000.0;
    }

    @Test
    void versionsThatDifferAreNoEffectOfTheCondition() {
        assertThat(missed(0.1, false)).isGreaterThan(0.2);
        assertThat(missed(0.1, true)).isBetween(0.02, 0.08);
        assertThat(missed(0.02, true)).isBetween(0.02, 0.09);
        assertThat(missed(0, true)).isBetween(0.02, 0.07);
    }

    @Test
    void theErrorIsTheFormulaOfTheReference() {
        double sum = 0;
        for (long seed = 1; seed <= 400; seed++) {
            double error = drawn(0.1, seed).crossed().found().standardError();
            sum += error * error / 400;
        }
        // 2(0.15 + 0.5/5)/24 + 2·0.1/5
        assertThat(sum).isCloseTo(0.0608, within(0.004));
    }

    @Test
    void gapsAreBorneAndTooManyRefused() {
        Data data = drawn(0.1, 5);
        data.one()[3][2] = new double[0];
        data.other()[7][0] = new double[0];
        assertThat(data.crossed().found().standardError())
                .isGreaterThanOrEqualTo(data.units().standardError());
        for (double[][] row : data.one()) row[1] = new double[0];
        assertThat(CrossedMean.of(data.units(), data.one(), data.other())).isEmpty();
        assertThat(CrossedMean.of(data.units(), new double[24][1][0], data.other()))
                .isEmpty();
    }
}
