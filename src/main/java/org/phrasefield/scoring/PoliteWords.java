package org.phrasefield.scoring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.phrasefield.language.Language;

/** What an assistant says before and after an answer. It says nothing of what the answer is, unless there is nothing else. */
final class PoliteWords {
    /** Sentences at an edge that may be such talk. */
    private static final int MOST = 3;

    private static final Map<Language, PoliteWords> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Pattern opening;
    private final Pattern closing;

    private PoliteWords(Language language) {
        Expressions expressions = Expressions.read(file(language));
        opening = expressions.pattern("opening");
        closing = expressions.pattern("closing");
    }

    /** The resource that says how assistants talk in a language. */
    static String file(Language language) {
        return language.tag() + "/polite.txt";
    }

    /** The sentences between such talk; all of them where there is nothing else. */
    static List<String> within(Language language, List<String> sentences) {
        return BY_LANGUAGE.computeIfAbsent(language, PoliteWords::new).within(sentences);
    }

    private List<String> within(List<String> sentences) {
        int from = 0;
        while (from < Math.min(MOST, sentences.size()) && begins(opening, sentences.get(from))) from++;
        int to = sentences.size();
        while (to > Math.max(from, sentences.size() - MOST) && begins(closing, sentences.get(to - 1))) to--;
        return from == to ? sentences : sentences.subList(from, to);
    }

    private static boolean begins(Pattern pattern, String sentence) {
        return pattern.matcher(sentence.replace('’', '\'').strip()).lookingAt();
    }
}
