package org.phrasefield.report;

import java.util.List;
import java.util.stream.Stream;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence;

/**
 * What chance makes of many comparisons. Where verdicts allow for their number it says how sure that leaves a reader; where they do not, how many
 * effects there would be without any.
 *
 * @param intervals comparisons with an interval
 * @param confirmed comparisons whose verdict allows for all planned ones
 * @param explored comparisons whose verdict allows for all others
 * @param called effects among them
 */
record Chance(long intervals, long confirmed, long explored, long called) {
    private static final double ONE_IN_TWENTY = 0.05;

    static Chance of(Stream<Effect> effects) {
        List<Effect> told =
                effects.filter(effect -> effect.interval().isPresent()).toList();
        long called = told.stream()
                .filter(effect -> effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL)
                .count();
        return new Chance(
                told.size(), count(told, Evidence.Family.CONFIRMED), count(told, Evidence.Family.EXPLORED), called);
    }

    private static long count(List<Effect> effects, Evidence.Family family) {
        return effects.stream()
                .flatMap(effect -> effect.evidence().correction().stream())
                .filter(correction -> correction.family() == family)
                .count();
    }

    /** Whether verdicts allow for the number of comparisons. */
    boolean corrected() {
        return confirmed + explored > 0;
    }

    /** In a sentence behind a count of effects; empty where there is nothing to say. */
    String sentence(Texts texts) {
        if (intervals == 0) return "";
        if (corrected() && called == 0) return texts.say("chance.allowed");
        if (confirmed > 0 && explored == 0) return texts.say("chance.confirmed");
        if (explored > 0) return texts.say("chance.explored");
        return texts.say("table.by-chance", texts.fixed(intervals * ONE_IN_TWENTY, 1));
    }
}
