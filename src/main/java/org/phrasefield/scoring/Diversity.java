package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How varied the words of a text are. Words are equal or different, nothing else of them matters. */
final class Diversity {

    /** The type–token ratio about which a segment of {@link #mtld} closes. */
    private static final double CLOSING = 0.72;

    /** When a segment of {@link #mtld} closes: two rules are in use and differ, so their numbers are never compared. */
    enum Closing {
        /** As soon as its ratio is at most 0.72, as LexicalRichness has it; the metric {@code mtld}. */
        AT_MOST {
            @Override
            boolean closes(int different, int length) {
                return (double) different / length <= CLOSING;
            }
        },
        /** As soon as its ratio is below 0.72 and it has ten words, as TAALED and ruTS have it. */
        BELOW_FROM_TEN {
            @Override
            boolean closes(int different, int length) {
                return length >= 10 && (double) different / length < CLOSING;
            }
        };

        abstract boolean closes(int different, int length);
    }

    /** Words that {@link #hdd} draws. */
    private static final int DRAWN = 42;

    /** For each word the number of its type, counted from 0 in the order of first occurrence. */
    private final int[] words;

    /** How often each type occurs. */
    private final int[] frequencies;

    private Diversity(int[] words, int types) {
        this.words = words;
        this.frequencies = new int[types];
        for (int word : words) frequencies[word]++;
    }

    static Diversity of(List<String> words) {
        Map<String, Integer> types = new HashMap<>(2 * words.size());
        int[] numbers = new int[words.size()];
        for (int i = 0; i < numbers.length; i++) {
            Integer next = types.size();
            Integer known = types.putIfAbsent(words.get(i), next);
            numbers[i] = known == null ? next : known;
        }
        return new Diversity(numbers, types.size());
    }

    /** How many words there are. */
    int size() {
        return words.length;
    }

    /**
     * Moving-average type–token ratio: the mean, over all windows of so many neighbouring words, of the share of different words
     * in the window; in (0, 1]. Empty where the text is shorter than the window. Source: Covington & McFall 2010.
     */
    OptionalDouble mattr(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window has at least one word: " + window);
        }
        if (words.length < window) {
            return OptionalDouble.empty();
        }
        int[] inside = new int[frequencies.length];
        int different = 0;
        long types = 0;
        for (int i = 0; i < words.length; i++) {
            if (inside[words[i]]++ == 0) different++;
            if (i >= window && --inside[words[i - window]] == 0) different--;
            if (i >= window - 1) types += different;
        }
        return OptionalDouble.of((double) types / window / (words.length - window + 1));
    }

    /**
     * Measure of textual lexical diversity: the mean length of segments that close as a rule says, forwards and backwards. At least 1; the number
     * of words where no word occurs twice. Empty for no words. Source: McCarthy & Jarvis 2010.
     */
    OptionalDouble mtld(Closing closing) {
        return words.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((pass(1, closing) + pass(-1, closing)) / 2);
    }

    private double pass(int step, Closing closing) {
        int[] seenIn = new int[frequencies.length];
        Arrays.fill(seenIn, -1);
        int segment = 0;
        int length = 0;
        int different = 0;
        for (int n = 0, i = step > 0 ? 0 : words.length - 1; n < words.length; n++, i += step) {
            length++;
            if (seenIn[words[i]] != segment) {
                seenIn[words[i]] = segment;
                different++;
            }
            if (closing.closes(different, length)) {
                segment++;
                length = 0;
                different = 0;
            }
        }
        double rest = length == 0 ? 0 : (1 - (double) different / length) / (1 - CLOSING);
        double factors = segment + rest;
        return factors == 0 ? words.length : words.length / factors;
    }

    /**
     * The expected share of different words in 42 words drawn without replacement; in (0, 1]. Empty below 42 words. Source: McCarthy &
     * Jarvis 2007.
     */
    OptionalDouble hdd() {
        if (words.length < DRAWN) return OptionalDouble.empty();
        double types = 0;
        // Most types of a text occur once or twice.
        double[] missed = new double[Arrays.stream(frequencies).max().orElseThrow() + 1];
        Arrays.fill(missed, Double.NaN);
        for (int frequency : frequencies) {
            if (Double.isNaN(missed[frequency])) missed[frequency] = missed(frequency);
            types += 1 - missed[frequency];
        }
        return OptionalDouble.of(types / DRAWN);
    }

    /** The chance that none of the words drawn is of a type with this frequency: C(N − f, 42) / C(N, 42). */
    private double missed(int frequency) {
        double chance = 1;
        for (int k = 0; k < DRAWN; k++) {
            chance *= (double) Math.max(0, words.length - frequency - k) / (words.length - k);
        }
        return chance;
    }

    /** Maas's a² = (ln N − ln V) / (ln N)², at least 0; lower means more varied. Empty below two words. Source: Maas 1972. */
    OptionalDouble maas() {
        if (words.length < 2) return OptionalDouble.empty();
        double all = Math.log(words.length);
        return OptionalDouble.of((all - Math.log(frequencies.length)) / (all * all));
    }

    /** Yule's K = 10⁴ (Σ f² − N) / N², at least 0; lower means more varied. Empty for no words. Source: Yule 1944. */
    OptionalDouble yule() {
        if (words.length == 0) return OptionalDouble.empty();
        double squares = 0;
        for (int frequency : frequencies) squares += (double) frequency * frequency;
        double all = words.length;
        return OptionalDouble.of(1e4 * (squares - all) / (all * all));
    }
}
