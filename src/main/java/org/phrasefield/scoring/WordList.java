package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Sha256;

/**
 * Words and expressions to be counted. The longest expression wins; none reaches over the end of a sentence. A line that starts with
 * «-» names an expression that is passed over: «- a kind of». In Russian ё and е are the same.
 */
final class WordList {

    private static final String LIST = "list ";

    private record Entry(List<String> words, boolean counts) {}

    /** By first word, longer expressions first. */
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** A bit for each first word by its hash: most words of a text begin no expression, which is quicker seen here. */
    private final long[] begins = new long[BEGINS];

    private static final int BEGINS = 64;

    private WordList(List<String> lines) {
        Map<Integer, List<Entry>> byLength = new TreeMap<>(Comparator.reverseOrder());
        for (String line : lines) {
            boolean counts = !line.startsWith("-");
            List<String> words =
                    List.of(fold(counts ? line : line.substring(1).strip()).split(" "));
            byLength.computeIfAbsent(words.size(), length -> new ArrayList<>()).add(new Entry(words, counts));
        }
        byLength.values()
                .forEach(same -> same.forEach(
                        entry -> entries.computeIfAbsent(entry.words().get(0), first -> new ArrayList<>())
                                .add(entry)));
        entries.keySet().forEach(first -> begins[slot(first)] |= 1L << first.hashCode());
    }

    private static int slot(String first) {
        return first.hashCode() >>> 6 & BEGINS - 1;
    }

    /** The list of a kind in a language. */
    static WordList read(Language language, String kind) {
        return new WordList(Texts.lines(file(language, kind)));
    }

    private static String file(Language language, String kind) {
        return language.tag() + "/" + kind + ".txt";
    }

    /** The words of a list without expressions, ё written as е. */
    static Set<String> lemmas(Language language, String kind) {
        return Texts.lines(file(language, kind)).stream().map(WordList::fold).collect(Collectors.toUnmodifiableSet());
    }

    /** A list as an instrument; its digest is of the entries, comments and order left out. */
    static Instrument instrument(Language language, String kind) {
        List<String> lines = Texts.lines(file(language, kind)).stream().sorted().toList();
        return new Instrument(
                LIST + language.tag() + "/" + kind,
                "of " + lines.size() + " lines",
                Sha256.hex(String.join("\n", lines)).substring(0, 16));
    }

    /** Whether an instrument is a list. */
    static boolean isList(Instrument instrument) {
        return instrument.name().startsWith(LIST);
    }

    static WordList of(String... lines) {
        return new WordList(List.of(lines));
    }

    /** How many of the list's expressions stand among the words. */
    int count(CountedWords words) {
        return count(words.runs());
    }

    /** How many of the list's expressions stand in runs of words side by side. */
    int count(List<List<String>> runs) {
        int[] count = {0};
        each(runs, expression -> count[0]++);
        return count[0];
    }

    /** How many different expressions of the list stand among the words. */
    int different(CountedWords words) {
        Set<List<String>> found = new HashSet<>();
        each(words.runs(), found::add);
        return found.size();
    }

    private void each(List<List<String>> runs, Consumer<List<String>> found) {
        for (List<String> run : runs) {
            for (int at = 0; at < run.size(); ) {
                Entry entry = at(run, at);
                if (entry.counts()) found.accept(entry.words());
                at += entry.words().size();
            }
        }
    }

    private static final Entry NOTHING = new Entry(List.of(""), false);

    private Entry at(List<String> run, int at) {
        String first = run.get(at);
        if ((begins[slot(first)] & 1L << first.hashCode()) == 0) return NOTHING;
        for (Entry entry : entries.getOrDefault(first, List.of())) {
            if (stands(entry.words(), run, at)) return entry;
        }
        return NOTHING;
    }

    /** Whether words stand in a run; the first is known to. */
    private static boolean stands(List<String> words, List<String> run, int at) {
        if (at + words.size() > run.size()) return false;
        for (int i = 1; i < words.size(); i++) if (!run.get(at + i).equals(words.get(i))) return false;
        return true;
    }

    /** A word as it is looked up. */
    static String fold(String word) {
        return word.replace('ё', 'е');
    }
}
