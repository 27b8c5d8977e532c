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
 * @param corrected whether verdicts allow for the number of comparisons
 * @param confirmed effects among the planned comparisons, whose verdicts allow for all of these
 * @param explored effects among all others
 */
record Chance(long intervals, boolean corrected, long confirmed, long explored) {
    private static final double ONE_IN_TWENTY = 0.05;

    static Chance of(Stream<Effect> effects) {
        List<Effect> told =
                effects.filter(effect -> effect.interval().isPresent()).toList();
        boolean corrected =
                told.stream().anyMatch(effect -> effect.evidence().correction().isPresent());
        return new Chance(
                told.size(),
                corrected,
                called(told, Evidence.Family.CONFIRMED),
                called(told, Evidence.Family.EXPLORED));
    }

    private static long called(List<Effect> effects, Evidence.Family family) {
        return effects.stream()
                .filter(effect -> effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL)
                .flatMap(effect -> effect.evidence().correction().stream())
                .filter(correction -> correction.family() == family)
                .count();
    }

    /** In a sentence or two behind a count of one table's effects; empty where there is nothing to say. */
    String sentence(Texts texts) {
        return sentence(texts, 1);
    }

    /**
     * The same of several tables, each of one language and model.
     *
     * @param tables how many; the number of comparisons is allowed for in each by itself
     */
    String sentence(Texts texts, int tables) {
        if (intervals == 0) return "";
        if (!corrected) return texts.say("table.by-chance", texts.fixed(intervals * ONE_IN_TWENTY, 1));
        if (confirmed == 0) return texts.say(explored == 0 ? "chance.allowed" : "chance.explored");
        String sure =
                tables == 1 ? texts.say("chance.confirmed") : texts.say("chance.confirmed.tables", texts.whole(tables));
        return explored == 0 ? sure : sure + " " + texts.count("chance.besides", explored);
    }
}
