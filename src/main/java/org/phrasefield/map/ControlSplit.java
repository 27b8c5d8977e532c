package org.phrasefield.map;

import java.util.OptionalDouble;
import org.phrasefield.stats.Share;

/**
 * The control against itself: its answers to each intent are parted at random, again and again, and the parts compared like two forms. Whatever is found is
 * chance, so about one split in twenty should be called.
 *
 * @param language language tag
 * @param model model reference
 * @param metric metric id
 * @param splits how often the answers were parted
 * @param called share of them whose p is 0.05 or below, 0 to 1
 * @param reach how far from no difference 95 of 100 splits lie at most, widened or narrowed to cells as large as the run's, on the metric's own scale (of a ratio
 *     the logarithm); absent for distances, which have no sign
 * @param intents intents with answers enough to be parted
 */
public record ControlSplit(
        String language, String model, String metric, int splits, double called, OptionalDouble reach, int intents) {
    /** What the share of those called may be where all is well: K of the metrics reference. */
    private static final double LEAST = 0.02;

    private static final double MOST = 0.08;
    private static final double LEVEL = 0.05;

    /**
     * Whether more or fewer splits are called than should be, beyond what chance makes of so many (binomial, 0.05 a side). Then the metric's effects in this run are
     * explored and not confirmed.
     */
    public boolean outside() {
        Share share = new Share(Math.round(called * splits), splits);
        return share.orMore(MOST) <= LEVEL || share.orFewer(LEAST) <= LEVEL;
    }
}
