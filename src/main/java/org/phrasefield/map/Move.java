package org.phrasefield.map;

import java.util.Optional;
import org.phrasefield.stats.Interval;

/**
 * What became of one index of one form from one run to another.
 *
 * @param followed which
 * @param verdict in one word
 * @param untold why it cannot be told; absent otherwise
 * @param interval mean difference over intents, later less earlier, in the metric's unit (of a logarithm, the logarithm of the ratio), with 95 %;
 *     absent where there is none
 * @param pValue after Holm, over everything that the two runs compare; 1 where there is no test
 * @param intents intents that both have
 */
public record Move(
        Followed followed,
        Verdict verdict,
        Optional<Untold> untold,
        Optional<Interval> interval,
        double pValue,
        int intents) {
    /** What can be said. */
    public enum Verdict {
        /** A difference that would matter is excluded. */
        SAME,
        /** It differs, and chance with so many comparisons is excluded. */
        MOVED,
        /** Neither. */
        CANNOT_TELL
    }
}
