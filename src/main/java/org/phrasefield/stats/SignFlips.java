package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The sign-flip test of paired differences: where nothing differs, each could as well have had the other sign. The smallest p of n
 * differences is 2/2ⁿ.
 *
 * @param pValue two-sided, above 0 to 1
 * @param flips how many sets of signs were looked at
 * @param exact whether those were all there are
 */
public record SignFlips(double pValue, long flips, boolean exact) {
    /** With up to this many differences all sets of signs are gone through. */
    private static final int ALL = 20;

    private static final int DRAWS = 20_000;
    private static final double ROUNDING = 1e-12;

    /**
     * Tests that the differences lie evenly about 0: all sets of signs with up to 20, else 20,000 drawn ones with p = (b + 1)/(B + 1).
     *
     * @param differences one an independent unit
     * @param seed of the draws
     * @return empty where no difference was given
     */
    public static Optional<SignFlips> of(double[] differences, long seed) {
        Sample.finite(differences);
        if (differences.length == 0) return Optional.empty();
        double sum = Math.abs(Arrays.stream(differences).sum());
        double least =
                sum - ROUNDING * Arrays.stream(differences).map(Math::abs).sum();
        return Optional.of(differences.length <= ALL ? all(differences, least) : drawn(differences, least, seed));
    }

    private static SignFlips all(double[] differences, double least) {
        long flips = 1L << differences.length;
        // The sets with the first sign turned are those with all others turned.
        long extreme = 2 * extreme(differences, 1, differences[0], least);
        return new SignFlips(extreme / (double) flips, flips, true);
    }

    /** How many sets of signs of the differences from this place on carry the sum so far to the least distance from 0 or beyond. */
    private static long extreme(double[] differences, int from, double sum, double least) {
        if (from == differences.length) return Math.abs(sum) >= least ? 1 : 0;
        return extreme(differences, from + 1, sum + differences[from], least)
                + extreme(differences, from + 1, sum - differences[from], least);
    }

    private static SignFlips drawn(double[] differences, double least, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double difference : differences) sum += random.nextBoolean() ? difference : -difference;
            if (Math.abs(sum) >= least) extreme++;
        }
        return new SignFlips((extreme + 1.0) / (DRAWS + 1.0), DRAWS, false);
    }
}
