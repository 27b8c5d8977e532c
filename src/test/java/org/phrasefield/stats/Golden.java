package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;

/** Data and tolerances that several tests share. */
final class Golden {
    /** How near a published value is to be met. */
    static final Offset<Double> NEAR = within(1e-9);

    /** Six unit vectors, of which the first two are near, and so on. */
    static final double[][] SIX = {
        {1, 0, 0, 0}, {.8, .6, 0, 0}, {.6, .8, 0, 0}, {0, 0, 1, 0}, {0, 0, .8, .6}, {.5, .5, .5, .5}
    };

    private Golden() {}

    /** Rows of normal noise. */
    static double[][] noise(Random random, int rows, int columns) {
        double[][] noise = new double[rows][columns];
        for (double[] row : noise) for (int i = 0; i < columns; i++) row[i] = random.nextGaussian();
        return noise;
    }

    /** Weights of a profile, none 0. */
    static double[] profile(Random random, int kinds) {
        return random.doubles(kinds, 0.01, 1).toArray();
    }
}
