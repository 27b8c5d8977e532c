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
    private static final int ALL = 24;
    /** Differences that are put together: a set of their signs is a byte, and eight bytes are drawn at once. */
    private static final int BLOCK = 8;

    private static final int DRAWS = 20_000;
    private static final double ROUNDING = 1e-12;

    /**
     * Tests that the differences lie evenly about 0: all sets of signs with up to 24, else 20,000 drawn ones with p = (b + 1)/(B + 1).
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

    /** Sets of signs are sums of one half's sets and the other's: both rise, and each sum of the one has its partners in a row of the other. */
    private static SignFlips all(double[] differences, double least) {
        int n = differences.length;
        long flips = 1L << n;
        // A sum of 0 is the least extreme that there is.
        if (least <= 0) return new SignFlips(1, flips, true);
        double[] one = sums(differences, 0, n / 2);
        double[] other = sums(differences, n / 2, n);
        long extreme = 0;
        int partners = 0;
        for (double sum : one) {
            while (partners < other.length && sum + other[other.length - 1 - partners] >= least) partners++;
            extreme += partners;
        }
        // The sets with all signs turned reach as far the other way.
        return new SignFlips(2 * extreme / (double) flips, flips, true);
    }

    /** The sums of these differences under all sets of their signs, rising: each difference is put to all sums before it with both signs. */
    private static double[] sums(double[] differences, int from, int to) {
        double[] sums = {0};
        for (int i = from; i < to; i++) {
            double size = Math.abs(differences[i]);
            double[] more = new double[2 * sums.length];
            int low = 0;
            int high = 0;
            // With all signs turned a sum is its own opposite: the upper half mirrors the lower, to the last bit.
            for (int at = 0; at < sums.length; at++) {
                boolean lower = sums[low] - size <= sums[high] + size;
                more[at] = lower ? sums[low++] - size : sums[high++] + size;
                more[more.length - 1 - at] = -more[at];
            }
            sums = more;
        }
        return sums;
    }

    private static SignFlips drawn(double[] differences, double least, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] blocks = new double[(differences.length + BLOCK - 1) / BLOCK][];
        for (int at = 0; at < blocks.length; at++) {
            blocks[at] = sums(differences, at * BLOCK, Math.min(differences.length, (at + 1) * BLOCK));
        }
        int extreme = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long signs = 0;
            for (int at = 0; at < blocks.length; at++) {
                signs = at % (Long.SIZE / BLOCK) == 0 ? random.nextLong() : signs >>> BLOCK;
                sum += blocks[at][(int) signs & blocks[at].length - 1];
            }
            if (Math.abs(sum) >= least) extreme++;
        }
        return new SignFlips((extreme + 1.0) / (DRAWS + 1.0), DRAWS, false);
    }
}
