package org.phrasefield.phrasing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a wording that say something, as against those that carry grammar alone. */
final class ContentWords {
    private static final Map<String, String> IRREGULAR = Map.of("knew", "know", "told", "tell");

    private ContentWords() {}

    /** In small letters, each once, in reading order. */
    static Set<String> of(Wording wording, LintWords known) {
        Set<String> words = new LinkedHashSet<>();
        for (Token token : Token.of(wording.text())) {
            List<String> written = token.kind() == Token.Kind.CHOICE
                    ? List.of(token.lower().replaceAll("[{}]", "").split("\\|"))
                    : token.word() ? List.of(token.lower()) : List.of();
            words.addAll(written);
        }
        words.removeIf(word -> word.isEmpty() || known.grammatical(word));
        return words;
    }

    /** Whether a form of the same word is among others, as far as the beginnings of words tell. */
    static boolean shared(String word, Collection<String> others) {
        return others.stream()
                .anyMatch(other -> sameStem(IRREGULAR.getOrDefault(word, word), IRREGULAR.getOrDefault(other, other)));
    }

    private static boolean sameStem(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) common++;
        return common >= Math.max(3, Math.min(a.length(), b.length()) - 3);
    }
}
