package org.phrasefield.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.report.page.PageView.Run;

/**
 * Two answers side by side: in each, the words that the other has not are marked, wherever they stand. Answers to different questions can
 * seldom be laid line upon line, so an alignment would mark nearly everything. The page's script does the same.
 */
final class Differences {
    /** What a marked run is called. */
    static final String OWN = "own";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*+");

    private Differences() {}

    /** The text in runs; words that the other text has not are marked, and neighbours together. */
    static List<Run> marked(String text, String other) {
        Set<String> known = words(other);
        List<Run> runs = new ArrayList<>();
        int plain = 0;
        int from = -1;
        int to = -1;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (known.contains(lower(words.group()))) continue;
            boolean goesOn = from >= 0 && text.substring(to, words.start()).equals(" ");
            if (!goesOn) {
                plain = mark(text, plain, from, to, runs);
                from = words.start();
            }
            to = words.end();
        }
        plain = mark(text, plain, from, to, runs);
        if (plain < text.length()) runs.add(new Run(text.substring(plain), ""));
        return List.copyOf(runs);
    }

    /** Adds what stands before a marked stretch, and the stretch; tells where the rest begins. */
    private static int mark(String text, int plain, int from, int to, List<Run> runs) {
        if (from < 0) return plain;
        if (from > plain) runs.add(new Run(text.substring(plain, from), ""));
        runs.add(new Run(text.substring(from, to), OWN));
        return to;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) words.add(lower(found.group()));
        return words;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
