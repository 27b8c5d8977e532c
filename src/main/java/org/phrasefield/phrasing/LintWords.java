package org.phrasefield.phrasing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;
import org.phrasefield.language.RussianWord;

/**
 * Words that a wording should do without, and words that carry grammar alone, in one language.
 *
 * @param language language tag
 * @param manner what a word does to an answer, such as {@code length}, by word; Russian words in their dictionary form
 * @param grammar words without content; Russian ones in their dictionary form or as they stand
 */
record LintWords(String language, Map<String, String> manner, Set<String> grammar) {
    private static final Map<String, LintWords> READ = new ConcurrentHashMap<>();

    LintWords {
        manner = Map.copyOf(manner);
        grammar = Set.copyOf(grammar);
    }

    static LintWords in(String language) {
        return READ.computeIfAbsent(language, LintWords::read);
    }

    /** Whether a word in small letters carries grammar alone. */
    boolean grammatical(String word) {
        return bases(word).stream().anyMatch(grammar::contains);
    }

    /** The word itself and, in Russian, its dictionary forms. */
    Set<String> bases(String word) {
        Set<String> bases = new LinkedHashSet<>();
        bases.add(word);
        if (language.equals(Language.RU.tag()))
            bases.addAll(RussianWord.of(word).lemmas());
        return bases;
    }

    /** What the first of these words that is listed does to an answer. */
    Optional<String> manner(Iterable<String> words) {
        for (String word : words) {
            String found = manner.get(word);
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    private static LintWords read(String language) {
        Sheet sheet = Sheet.read("lint-" + language + ".yaml");
        Sheet kinds = sheet.sheet("manner");
        Map<String, String> manner = new LinkedHashMap<>();
        kinds.values().keySet().forEach(kind -> kinds.texts(kind).forEach(word -> manner.put(word, kind)));
        return new LintWords(language, manner, Set.copyOf(sheet.texts("grammar")));
    }
}
