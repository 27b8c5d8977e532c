package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.phrasefield.language.Remembered;

/**
 * Runs of two to four characters inside the words of texts, with the blanks and marks around them: they carry endings, function words and marks,
 * and in part the contents. Only runs that stand in texts of more than one topic count. A text is the vector of its runs, each weighted
 * by 1 + ln(count) and by how few texts have it, of length 1 (tf-idf as in Salton & Buckley 1988).
 */
final class Grams {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;
    private static final int BITS = 16;
    /** 2⁶⁴ over the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Tokens whose runs are kept. */
    private static final int KEPT = 20_000;
    /** Characters of the longest of these. */
    private static final int LONGEST_KEPT = 40;
    /** Of the counts that texts have. */
    private static final double[] EMPHASIS = IntStream.range(0, 100)
            .mapToDouble(count -> 1 + StrictMath.log(count))
            .toArray();

    /** The characters of each run that is known, sixteen bits each, in ascending order. */
    private final long[] runs;

    /** Where each of {@link #runs} stands there, plus one, at the slot that its characters give or the next free one; 0 where none is. */
    private final int[] slots;

    private final double[] rarity;

    private final ThreadLocal<Tally> tallies = ThreadLocal.withInitial(() -> new Tally(size()));

    /** Most tokens of a text stand in others, too. */
    private final Remembered<String, int[]> known = new Remembered<>(KEPT, this::places);

    /**
     * @param texts the tokens of each text
     * @param topics of each text
     */
    Grams(List<List<String>> texts, List<String> topics) {
        // By the run times an odd number, as the hash of a long leaves too many runs alike.
        Map<Long, Seen> seen = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            for (String token : new HashSet<>(texts.get(i))) {
                each(
                        token,
                        gram -> seen.computeIfAbsent(gram * GOLDEN, each -> new Seen(gram))
                                .in(text, topics.get(text)));
            }
        }
        List<Seen> kept = seen.values().stream()
                .filter(run -> run.spread)
                .sorted(Comparator.comparingLong(run -> run.gram))
                .toList();
        runs = kept.stream().mapToLong(run -> run.gram).toArray();
        slots = new int[4 * Integer.highestOneBit(runs.length + 1)];
        rarity = new double[runs.length];
        for (int at = 0; at < rarity.length; at++) {
            slots[slot(runs[at])] = at + 1;
            rarity[at] = 1 + StrictMath.log((1.0 + texts.size()) / (1 + kept.get(at).texts));
        }
    }

    /** Where a run is kept, or would be. */
    private int slot(long gram) {
        // Fibonacci hashing: the upper bits of the product depend on all characters.
        int slot = (int) (gram * GOLDEN >>> 32) & slots.length - 1;
        while (slots[slot] > 0 && runs[slots[slot] - 1] != gram) slot = slot + 1 & slots.length - 1;
        return slot;
    }

    /** In which texts a run stands; they come in order. */
    private static final class Seen {
        private final long gram;
        private int texts;
        private int last = -1;
        private String topic = "";
        private boolean spread;

        Seen(long gram) {
            this.gram = gram;
        }

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
        /** A weight for each of so many runs, 0 for those that it has not. */
        double[] spread(int runs) {
            double[] spread = new double[runs];
            for (int i = 0; i < at.length; i++) spread[at[i]] = weights[i];
            return spread;
        }

        /** The product with another vector that is spread over all runs. */
        double times(double[] spread) {
            double sum = 0;
            for (int i = 0; i < at.length; i++) sum += weights[i] * spread[at[i]];
            return sum;
        }
    }

    Vector vector(List<String> tokens) {
        Tally tally = tallies.get();
        int found = 0;
        for (String token : tokens) {
            for (int place : token.length() <= LONGEST_KEPT ? known.of(token) : places(token)) {
                if (tally.counts[place]++ == 0) {
                    tally.places.set(place);
                    found++;
                }
            }
        }
        int[] at = new int[found];
        double[] weights = new double[found];
        double squares = 0;
        int filled = 0;
        for (int place = tally.places.nextSetBit(0); place >= 0; place = tally.places.nextSetBit(place + 1)) {
            double weight = emphasis(tally.counts[place]) * rarity[place];
            at[filled] = place;
            weights[filled++] = weight;
            squares += weight * weight;
            tally.counts[place] = 0;
        }
        tally.places.clear();
        double length = Math.sqrt(squares);
        for (int i = 0; i < found; i++) weights[i] /= length;
        return new Vector(at, weights);
    }

    /** How often each run stands in a text; empty between two texts, as to fill it with zeroes anew would take long. */
    private static final class Tally {
        private final int[] counts;
        /** Where they are not 0. */
        private final BitSet places;

        Tally(int runs) {
            counts = new int[runs];
            places = new BitSet(runs);
        }
    }

    /** How much a run counts that stands so often in a text. */
    private static double emphasis(int count) {
        return count < EMPHASIS.length ? EMPHASIS[count] : 1 + StrictMath.log(count);
    }

    /** Where the runs of a token are kept, one after the other. */
    private int[] places(String token) {
        int[] places = new int[longest(token)];
        int[] found = {0};
        each(token, gram -> {
            int place = slots[slot(gram)];
            if (place > 0) places[found[0]++] = place - 1;
        });
        return Arrays.copyOf(places, found[0]);
    }

    /** As many runs as a token has at most. */
    private static int longest(String token) {
        return (LONGEST - SHORTEST + 1) * (token.length() + 2);
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
