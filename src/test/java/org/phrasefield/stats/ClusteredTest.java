package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Means and regressions with clusters. */
class ClusteredTest {
    /** Four units under three conditions, each measured twice. */
    private static final double[][] MEASURED = {
        {10, 12, 14, 15, 13, 17}, {20, 19, 26, 24, 25, 28}, {8, 9, 9, 12, 14, 11}, {15, 17, 18, 22, 21, 20}
    };

    @Test
    void theMeanAgreesWithMiller() {
        ClusteredMean mean = ClusteredMean.of(new double[][] {{1, 1, 0}, {0, 0, 0}, {1, 1, 1}, {1, 0, 1}})
                .orElseThrow();
        assertThat(mean.mean()).isCloseTo(.5833333333, NEAR);
        assertThat(mean.naiveError()).isCloseTo(.1486470975, NEAR);
        assertThat(mean.clusteredError()).isCloseTo(.1816207893, NEAR);
        assertThat(mean.standardError()).isCloseTo(.2097176232, NEAR);
        assertThat(ClusteredMean.of(new double[][] {{1, 2}, {}})).isEmpty();
        assertThat(ClusteredMean.of(new double[][] {{1, 1}, {1}})).isEmpty();
    }

    @Test
    void theRegressionAgreesWithClubSandwich() {
        double[][] design = new double[24][3];
        double[] values = new double[24];
        int[] clusters = new int[24];
        for (int unit = 0; unit < 4; unit++) {
            for (int k = 0; k < 6; k++) {
                int row = 6 * unit + k;
                values[row] = MEASURED[unit][k];
                clusters[row] = unit;
                design[row][0] = 1;
                if (k / 2 > 0) design[row][k / 2] = 1;
            }
        }
        ClusteredRegression regression =
                ClusteredRegression.of(design, values, clusters).orElseThrow();
        ClusteredRegression.Contrast contrast = regression.contrast(0, 1, 0);
        assertThat(contrast.estimate()).isCloseTo(3.75, NEAR);
        assertThat(contrast.naiveError()).isCloseTo(2.797, within(5e-4));
        assertThat(contrast.cr1s()).isCloseTo(0.755272473, NEAR);
        assertThat(contrast.cr2()).isCloseTo(0.721687836, NEAR);
        assertThat(contrast.freedom()).isCloseTo(3, within(1e-9));
        assertThat(contrast.pValue().getAsDouble()).isCloseTo(0.01385, within(5e-6));
        assertThat(contrast.interval(0.95).low()).isCloseTo(1.4532672112, within(1e-8));
    }

    /** What effects rest on is the error of paired means: clustered by intent, corrected for few clusters, it is the same. */
    @Test
    void theErrorOfPairedMeansIsTheOneClusteredByIntent() {
        Random random = new Random(5);
        for (int intents = 3; intents <= 12; intents++) {
            double[][] design = new double[4 * intents][2];
            double[] values = new double[4 * intents];
            int[] clusters = new int[4 * intents];
            double[] differences = new double[intents];
            for (int row = 0; row < values.length; row++) {
                int form = row % 2;
                clusters[row] = row / 4;
                design[row] = new double[] {1, form};
                values[row] = clusters[row] + random.nextGaussian();
                differences[clusters[row]] += (form == 1 ? values[row] : -values[row]) / 2;
            }
            ClusteredRegression.Contrast contrast = ClusteredRegression.of(design, values, clusters)
                    .orElseThrow()
                    .contrast(0, 1);
            PairedMean paired = PairedMean.of(differences).orElseThrow();
            assertThat(contrast.estimate()).isCloseTo(paired.mean(), NEAR);
            assertThat(contrast.cr2()).isCloseTo(paired.standardError(), NEAR);
            assertThat(contrast.freedom()).isCloseTo(intents - 1, within(1e-6));
        }
    }

    @Test
    void dependentColumnsHaveNoFit() {
        double[][] twice = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
        assertThat(ClusteredRegression.of(twice, new double[] {1, 2, 3, 4}, new int[] {1, 1, 2, 2}))
                .isEmpty();
        double[][] fine = {{1, 2}, {1, 3}, {1, 2}, {1, 5}};
        assertThat(ClusteredRegression.of(fine, new double[] {1, 2, 3, 4}, new int[4]))
                .isEmpty();
    }

    @Test
    void columnsAtRightAnglesButForRoundingHaveAFit() {
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            double[][] design = new double[40][3];
            int[] clusters = new int[40];
            for (int i = 0; i < 40; i++) {
                clusters[i] = i % 8;
                design[i] = new double[] {
                    1, .1 * (i % 2 == 0 ? 1 : -1) * (1 + i / 4), .3 * (i % 4 < 2 ? 1 : -1) * (1 + i / 4)
                };
            }
            double[] values = random.doubles(40).toArray();
            assertThat(ClusteredRegression.of(design, values, clusters)
                            .orElseThrow()
                            .contrast(0, 1, 0)
                            .cr2())
                    .isPositive();
        }
    }

    @Test
    void holdsTheTruthWithFewUnequalClusters() {
        Random random = new Random(1);
        int held = 0;
        int naive = 0;
        int runs = 1500;
        for (int run = 0; run < runs; run++) {
            int rows = 60;
            double[][] design = new double[rows][2];
            double[] values = new double[rows];
            int[] clusters = new int[rows];
            double[] shared =
                    random.doubles(8).map(any -> random.nextGaussian()).toArray();
            double[] slopes =
                    random.doubles(8).map(any -> random.nextGaussian()).toArray();
            for (int i = 0; i < rows; i++) {
                clusters[i] = (int) (8 * Math.pow(i / (double) rows, 1.5));
                design[i] = new double[] {1, slopes[clusters[i]] + .3 * random.nextGaussian()};
                values[i] = 2 * design[i][1] + shared[clusters[i]] + .5 * random.nextGaussian();
            }
            ClusteredRegression.Contrast contrast = ClusteredRegression.of(design, values, clusters)
                    .orElseThrow()
                    .contrast(0, 1);
            Interval interval = contrast.interval(0.95);
            if (interval.low() <= 2 && 2 <= interval.high()) held++;
            if (Math.abs(contrast.estimate() - 2) <= 2 * contrast.naiveError()) naive++;
        }
        assertThat(held / (double) runs).isBetween(0.92, 0.98);
        assertThat(naive / (double) runs).isLessThan(0.75);
    }

    @Test
    void aHundredThousandRowsTakeNoSquareOfMemory() {
        Random random = new Random(2);
        double[][] design = new double[100_000][2];
        double[] values = new double[100_000];
        int[] clusters = new int[100_000];
        for (int i = 0; i < values.length; i++) {
            clusters[i] = i % 4;
            design[i] = new double[] {1, random.nextGaussian()};
            values[i] = design[i][1] + random.nextGaussian();
        }
        assertThat(ClusteredRegression.of(design, values, clusters)
                        .orElseThrow()
                        .coefficients()[1])
                .isCloseTo(1, within(0.02));
    }
}
