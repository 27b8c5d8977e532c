package org.phrasefield.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An English word that joins two: «doesn't», «I'll», «father's», «cannot».
 *
 * @param base the first of the two, in full: does, I, father, can
 * @param second the lemma of the second where its class is not PART: not, will, be
 * @param mark what is left of the second: n't, 'll, 's
 */
record Contraction(String base, String second, String mark) {

    private static final Map<String, Contraction> WHOLE = Map.of(
            "can't", new Contraction("can", "not", "n't"),
            "won't", new Contraction("will", "not", "n't"),
            "shan't", new Contraction("shall", "not", "n't"),
            "ain't", new Contraction("is", "not", "n't"),
            "cannot", new Contraction("can", "not", "n't"),
            "let's", new Contraction("let", "us", "us"));

    private static final Map<String, String> CLITICS =
            Map.of("n't", "not", "'ll", "will", "'re", "be", "'ve", "have", "'m", "be", "'d", "would", "'s", "be");

    /** What «'s» after them is short for a verb, not a possessive. */
    private static final Set<String> BEFORE_IS =
            Set.of("it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "when", "why", "this");

    /** How a lower-case word with straight apostrophes splits, if it does. */
    static Optional<Contraction> of(String form) {
        Contraction whole = WHOLE.get(form);
        if (whole != null) {
            return Optional.of(whole);
        }
        int apostrophe = form.indexOf('\'');
        if (apostrophe <= 0) {
            return Optional.empty();
        }
        String mark = form.endsWith("n't") ? "n't" : form.substring(form.lastIndexOf('\''));
        String second = CLITICS.get(mark);
        String base = form.substring(0, form.length() - mark.length());
        return second == null || base.isEmpty() ? Optional.empty() : Optional.of(new Contraction(base, second, mark));
    }

    /** The classes of a word, given that of its first part and what the tagger said of all: two if it splits, else one. */
    static List<PartOfSpeech> classes(String form, PartOfSpeech first, List<PartOfSpeech> tagged) {
        Optional<Contraction> split = of(form);
        if (split.isEmpty()) {
            return List.of(first);
        }
        Contraction parts = split.get();
        return switch (parts.mark()) {
            case "n't" -> List.of(PartOfSpeech.AUX, PartOfSpeech.PART);
            case "us" -> List.of(PartOfSpeech.VERB, PartOfSpeech.PRON);
            case "'s" ->
                BEFORE_IS.contains(parts.base())
                        ? List.of(ofBase(parts.base(), first), PartOfSpeech.AUX)
                        : List.of(first, tagged.size() > 1 ? tagged.get(1) : PartOfSpeech.PART);
            default -> List.of(ofBase(parts.base(), first), PartOfSpeech.AUX);
        };
    }

    private static PartOfSpeech ofBase(String base, PartOfSpeech tagged) {
        return switch (base) {
            case "i", "you", "he", "she", "it", "we", "they", "that", "there", "what", "who", "this" ->
                PartOfSpeech.PRON;
            case "here", "where", "how", "when", "why" -> PartOfSpeech.ADV;
            default -> tagged;
        };
    }
}
