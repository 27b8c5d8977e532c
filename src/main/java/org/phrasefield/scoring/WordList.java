package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phrasefield.language.Block;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * Words and expressions to be counted. The longest expression wins; none reaches over the end of a block. A line that starts with
 * «-» names an expression that is passed over: «- a kind of». In Russian ё and е are the same.
 */
final class WordList {

    private record Entry(List<String> words, boolean counts) {}

    /** By first word, longer expressions first. */
    private final Map<String, List<Entry>> entries = new HashMap<>();

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
    }

    /** The list of a kind in a language. */
    static WordList read(Language language, String kind) {
        return new WordList(Texts.lines(language.tag() + "/" + kind + ".txt"));
    }

    static WordList of(String... lines) {
        return new WordList(List.of(lines));
    }

    /** How many of the list's expressions stand in the text. */
    int count(TextView text) {
        return text.blocks().stream().map(Block::words).mapToInt(this::count).sum();
    }

    private int count(List<String> words) {
        List<String> folded = words.stream().map(WordList::fold).toList();
        int count = 0;
        for (int at = 0; at < folded.size(); ) {
            Entry found = at(folded, at);
            count += found.counts() ? 1 : 0;
            at += found.words().size();
        }
        return count;
    }

    private static final Entry NOTHING = new Entry(List.of(""), false);

    private Entry at(List<String> words, int at) {
        for (Entry entry : entries.getOrDefault(words.get(at), List.of())) {
            int end = at + entry.words().size();
            if (end <= words.size() && words.subList(at, end).equals(entry.words())) {
                return entry;
            }
        }
        return NOTHING;
    }

    static String fold(String word) {
        return word.replace('ё', 'е');
    }
}
