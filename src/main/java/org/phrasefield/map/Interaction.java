package org.phrasefield.map;

import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.stats.Interval;

/**
 * By how much an effect differs between two models in one language, or between two languages of one model: the difference of the two effects inside each
 * intent, averaged over intents. Effects of several models or languages are never pooled. Between languages only ratios are compared.
 *
 * @param metric metric id
 * @param contrast the effect that is compared
 * @param one where it is more if the difference is above none
 * @param other the other
 * @param interval the difference with its 95 % interval; absent where it cannot be told
 * @param unit of the difference, which is the effects' own: {@code ×} for a ratio of ratios
 * @param intents intents that both have the effect of
 * @param pValue by sign flips; absent where nothing can be told
 * @param adjusted the same for the number of differences between these two, by Holm
 * @param equivalence probability of a difference as near to none if the true one were as large as the smallest effect that matters
 * @param alone what its own interval says, as if nothing else had been compared
 * @param verdict more, less, no relevant effect (the 90 % interval of the difference lies inside the smallest effect that matters) or cannot tell
 * @param reason why it cannot be told; empty otherwise
 */
public record Interaction(
        String metric,
        Contrast contrast,
        Side one,
        Side other,
        Optional<Interval> interval,
        String unit,
        int intents,
        OptionalDouble pValue,
        OptionalDouble adjusted,
        OptionalDouble equivalence,
        Verdict alone,
        Verdict verdict,
        String reason) {
    /**
     * One of the two that are compared.
     *
     * @param language language tag
     * @param model model reference
     */
    public record Side(String language, String model) {}

    /** The same among all differences between these two, which may leave less to be said. */
    Interaction corrected(double probability, Verdict among, String why) {
        return new Interaction(
                metric,
                contrast,
                one,
                other,
                interval,
                unit,
                intents,
                pValue,
                OptionalDouble.of(probability),
                equivalence,
                alone,
                among,
                why);
    }

    /** Whether two models are compared, and not two languages. */
    public boolean ofModels() {
        return !one.model().equals(other.model());
    }
}
