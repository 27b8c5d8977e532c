package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence.Correction;
import org.phrasefield.map.Evidence.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Multiplicity;

/**
 * Allows for the number of comparisons of one language and one model (F7 of the metrics reference): Holm over the headline indices of the forms, Benjamini and
 * Hochberg over everything else. What is not called among its family is only a reason to look.
 */
final class Correcting {
    private Correcting() {}

    /**
     * @param doubted ids of headline indices whose effects are explored in this run, since comparing the control with itself found too much or too little
     */
    static List<Effect> corrected(List<Effect> effects, Set<String> doubted) {
        Set<String> headline = headline(effects);
        headline.removeAll(doubted);
        List<Effect> corrected = new ArrayList<>(effects);
        for (Family family : Family.values()) {
            int[] members = IntStream.range(0, effects.size())
                    .filter(at -> effects.get(at).evidence().pValue().isPresent())
                    .filter(at -> family(effects.get(at), headline) == family)
                    .toArray();
            double[] found = IntStream.of(members)
                    .mapToDouble(at -> effects.get(at).evidence().pValue().orElseThrow())
                    .toArray();
            double[] adjusted =
                    family == Family.CONFIRMED ? Multiplicity.holm(found) : Multiplicity.benjaminiHochberg(found);
            for (int i = 0; i < members.length; i++) {
                Correction correction = new Correction(family, members.length, adjusted[i]);
                corrected.set(members[i], corrected(effects.get(members[i]), correction));
            }
        }
        return corrected;
    }

    /** Scope is one index: by meaning where that was measured, else by words. */
    private static Set<String> headline(List<Effect> effects) {
        Set<String> headline = new HashSet<>(Indices.headline());
        boolean meant = effects.stream().anyMatch(effect -> effect.metric().equals(Indices.SCOPE.id()));
        headline.remove(meant ? Indices.SCOPE_WORDS.id() : Indices.SCOPE.id());
        return headline;
    }

    private static Family family(Effect effect, Set<String> headline) {
        return effect.contrast() instanceof Effect.OfForm && headline.contains(effect.metric())
                ? Family.CONFIRMED
                : Family.EXPLORED;
    }

    private static Effect corrected(Effect effect, Correction correction) {
        Verdict alone = effect.evidence().alone();
        boolean claims = alone == Verdict.MORE || alone == Verdict.LESS || alone == Verdict.DIFFERS;
        return claims && !correction.called()
                ? effect.corrected(correction, Verdict.CANNOT_TELL, reason(effect, correction))
                : effect.corrected(correction, alone, effect.reason());
    }

    private static String reason(Effect effect, Correction correction) {
        boolean bySigns = correction.family() == Family.CONFIRMED && effect.intents() > 1;
        return bySigns ? among(correction.comparisons(), effect.intents()) : among(correction.comparisons());
    }

    /**
     * Why an effect is not called by signs among so many comparisons. The smallest probability that signs can give is 2/2ⁿ: with too few intents no effect
     * could ever be called.
     */
    static String among(int comparisons, int intents) {
        int needed = Effects.intentsFor(comparisons);
        return intents < needed
                ? "an effect by itself, but " + intents + " intents cannot prove it among " + comparisons
                        + " comparisons: it takes " + needed
                : among(comparisons);
    }

    private static String among(int comparisons) {
        return "an effect by itself, but not among " + comparisons + " comparisons";
    }
}
