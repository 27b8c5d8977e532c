package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Runs of two to four characters inside the words of texts, with the blanks and marks around them: they carry endings, function words and marks,
 * and in part the contents. Only runs that stand in texts of more than one topic count. A text is the vector of its runs, each weighted
 * by 1 + ln(count) and by how few texts have it, of length 1 (tf-idf as in Salton & Buckley 1988).
 */
final class Grams {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;
    private static final int BITS = 16;

    /** The characters of each run that is known, sixteen bits each, in ascending order. */
    private final long[] runs;

    /** Where each of {@link #runs} stands there, plus one, at the slot that its characters give or the next free one; 0 where none is. */
    private final int[] slots;

    private final double[] rarity;

    /**
     * @param texts the tokens of each text
     * @param topics of each text
     */
    Grams(List<List<String>> texts, List<String> topics) {
        Map<Long, Seen> seen = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            for (String token : texts.get(i)) {
                each(
                        token,
                        gram -> seen.computeIfAbsent(gram, each -> new Seen()).in(text, topics.get(text)));
            }
        }
        List<Long> kept = seen.entrySet().stream()
                .filter(gram -> gram.getValue().spread)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        runs = kept.stream().mapToLong(gram -> gram).toArray();
        slots = new int[4 * Integer.highestOneBit(runs.length + 1)];
        rarity = new double[runs.length];
        for (int at = 0; at < rarity.length; at++) {
            slots[slot(runs[at])] = at + 1;
            rarity[at] = 1
                    + StrictMath.log((1.0 + texts.size()) / (1 + Objects.requireNonNull(seen.get(kept.get(at))).texts));
        }
    }

    /** Where a run is kept, or would be. */
    private int slot(long gram) {
        // Fibonacci hashing: the upper bits of the product depend on all characters.
        int slot = (int) (gram * 0x9E3779B97F4A7C15L >>> 32) & slots.length - 1;
        while (slots[slot] > 0 && runs[slots[slot] - 1] != gram) slot = slot + 1 & slots.length - 1;
        return slot;
    }

    /** In which texts a run stands; they come in order. */
    private static final class Seen {
        private int texts;
        private int last = -1;
        private String topic = "";
        private boolean spread;

        void in(int text, String of) {
            if (text == last) return;
            last = text;
            spread |= texts++ > 0 && !topic.equals(of);
            topic = of;
        }
    }

    /** How many runs are known. */
    int size() {
        return rarity.length;
    }

    /**
     * A text's vector.
     *
     * @param at places of the runs that it has
     * @param weights of each of these; the sum of their squares is 1, unless there are none
     */
    record Vector(int[] at, double[] weights) {
        double times(Vector other) {
            double sum = 0;
            for (int i = 0, j = 0; i < at.length && j < other.at.length; ) {
                if (at[i] == other.at[j]) sum += weights[i++] * other.weights[j++];
                else if (at[i] < other.at[j]) i++;
                else j++;
            }
            return sum;
        }
    }

    Vector vector(List<String> tokens) {
        int[] counts = new int[rarity.length];
        for (String token : tokens) {
            each(token, gram -> {
                int found = slots[slot(gram)];
                if (found > 0) counts[found - 1]++;
            });
        }
        int[] at = IntStream.range(0, counts.length)
                .filter(place -> counts[place] > 0)
                .toArray();
        double[] weights = new double[at.length];
        double squares = 0;
        for (int i = 0; i < at.length; i++) {
            weights[i] = (1 + StrictMath.log(counts[at[i]])) * rarity[at[i]];
            squares += weights[i] * weights[i];
        }
        for (int i = 0; i < at.length; i++) weights[i] /= Math.sqrt(squares);
        return new Vector(at, weights);
    }

    private interface Reader {
        void take(long gram);
    }

    private static void each(String token, Reader reader) {
        String padded = " " + token + " ";
        for (int from = 0; from < padded.length(); from++) {
            long gram = 0;
            int most = Math.min(LONGEST, padded.length() - from);
            for (int length = 1; length <= most; length++) {
                gram = gram << BITS | padded.charAt(from + length - 1);
                if (length >= SHORTEST) reader.take(gram);
            }
        }
    }
}
