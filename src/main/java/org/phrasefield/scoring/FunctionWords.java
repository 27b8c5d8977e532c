package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * How often each function word of a language stands in a text, or in several that are pooled. One answer is far too short for such a profile to say
 * anything of it.
 */
public final class FunctionWords {
    /** Places of the words in their list, by language; ё written as е. */
    private static final Map<Language, Map<String, Integer>> PLACES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            Map<String, Integer> places = new HashMap<>();
            for (String word : Texts.lines(language.tag() + "/function-words.txt")) {
                places.putIfAbsent(WordList.fold(word), places.size());
            }
            PLACES.put(language, Map.copyOf(places));
        }
    }

    private final int[] counts;
    private final int words;

    private FunctionWords(int[] counts, int words) {
        this.counts = counts;
        this.words = words;
    }

    /** The words that are counted, in the order of {@link #rates}: some 150, the most frequent first; ё written as е. */
    public static List<String> of(Language language) {
        Map<String, Integer> places = places(language);
        String[] words = new String[places.size()];
        places.forEach((word, place) -> words[place] = word);
        return List.of(words);
    }

    /** Those of an answer, headings, tables and lists included, code left out. */
    public static FunctionWords of(Scorable answer) {
        return among(
                answer.language(),
                TextView.words(answer.language(), answer.answer().text()));
    }

    /** Those among the words of a text, in lower case. */
    static FunctionWords among(Language language, List<String> words) {
        Map<String, Integer> places = places(language);
        int[] counts = new int[places.size()];
        for (String word : words) {
            Integer place = places.get(WordList.fold(word));
            if (place != null) counts[place]++;
        }
        return new FunctionWords(counts, words.size());
    }

    private static Map<String, Integer> places(Language language) {
        return Objects.requireNonNull(PLACES.get(language));
    }

    /** The two pooled. */
    public FunctionWords plus(FunctionWords other) {
        if (counts.length != other.counts.length) throw new IllegalArgumentException("texts of two languages");
        return new FunctionWords(
                IntStream.range(0, counts.length)
                        .map(at -> counts[at] + other.counts[at])
                        .toArray(),
                words + other.words);
    }

    /** All words of the text, those that are no function words among them. */
    public int words() {
        return words;
    }

    /** Whether any of its words is one of those that are counted. */
    public boolean any() {
        return Arrays.stream(counts).anyMatch(count -> count > 0);
    }

    /** How often each stands among 100 words; all 0 where there are no words. */
    public double[] rates() {
        return Arrays.stream(counts)
                .mapToDouble(count -> words == 0 ? 0 : 100.0 * count / words)
                .toArray();
    }
}
