package org.phrasefield.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regular endings of English words, taken off where WordNet knows what is left. */
final class Inflections {

    private record Ending(String ending, String instead) {}

    private static final Map<PartOfSpeech, List<Ending>> ENDINGS = Map.of(
            PartOfSpeech.NOUN,
            List.of(
                    new Ending("ies", "y"),
                    new Ending("ves", "f"),
                    new Ending("s", ""),
                    new Ending("es", ""),
                    new Ending("men", "man")),
            PartOfSpeech.VERB,
            List.of(
                    new Ending("ies", "y"),
                    new Ending("s", ""),
                    new Ending("es", ""),
                    new Ending("ied", "y"),
                    new Ending("ed", "e"),
                    new Ending("ed", ""),
                    new Ending("ing", "e"),
                    new Ending("ing", "")),
            PartOfSpeech.ADJ,
            List.of(
                    new Ending("ier", "y"),
                    new Ending("iest", "y"),
                    new Ending("er", "e"),
                    new Ending("est", "e"),
                    new Ending("er", ""),
                    new Ending("est", "")));

    private Inflections() {}

    /** The lemma of an inflected form, if taking off a regular ending, or one and a doubled letter, leaves a word of the class. */
    static Optional<String> lemma(String form, PartOfSpeech pos) {
        for (Ending each : ENDINGS.getOrDefault(pos, List.of())) {
            if (!form.endsWith(each.ending()) || form.endsWith("ss")) {
                continue;
            }
            String stem = form.substring(0, form.length() - each.ending().length());
            if (stem.length() < 2) {
                continue;
            }
            if (WordNet.knows(stem + each.instead(), pos)) {
                return Optional.of(stem + each.instead());
            }
            int last = stem.length() - 1;
            boolean doubled = each.instead().isEmpty()
                    && !each.ending().startsWith("s")
                    && stem.charAt(last) == stem.charAt(last - 1);
            if (doubled && WordNet.knows(stem.substring(0, last), pos)) {
                return Optional.of(stem.substring(0, last));
            }
        }
        return Optional.empty();
    }
}
