package org.phrasefield.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** Byte pair encoding: joins neighbouring tokens, always the pair that comes first in the model's list of merges. */
final class Merges {
    private final Map<Long, Merge> merges;

    private Merges(Map<Long, Merge> merges) {
        this.merges = merges;
    }

    static Merges of(Metadata metadata, Vocabulary vocabulary) {
        List<String> lines = metadata.requiredTexts("tokenizer.ggml.merges");
        Map<Long, Merge> merges = new HashMap<>(lines.size() * 2);
        for (int rank = 0; rank < lines.size(); rank++) {
            String line = lines.get(rank);
            int space = line.indexOf(' ', 1);
            OptionalInt left = space < 0 ? OptionalInt.empty() : vocabulary.id(line.substring(0, space));
            OptionalInt right = space < 0 ? OptionalInt.empty() : vocabulary.id(line.substring(space + 1));
            OptionalInt whole = space < 0
                    ? OptionalInt.empty()
                    : vocabulary.id(line.substring(0, space) + line.substring(space + 1));
            if (left.isEmpty() || right.isEmpty() || whole.isEmpty()) {
                throw metadata.refused("key 'tokenizer.ggml.merges' has '" + line + "', which does not join two tokens"
                        + " into a third");
            }
            merges.putIfAbsent(key(left.getAsInt(), right.getAsInt()), new Merge(rank, whole.getAsInt()));
        }
        return new Merges(merges);
    }

    private record Merge(int rank, int whole) {}

    /** A pair that may be joined, with the tokens it saw: if one has changed since, the offer is stale. */
    private record Offer(int rank, int at, int left, int right, int whole) implements Comparable<Offer> {
        @Override
        public int compareTo(Offer other) {
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Integer.compare(at, other.at);
        }
    }

    /** Joins the first {@code count} tokens of {@code word} in place as far as possible; returns how many are left. */
    int join(int[] word, int count) {
        int[] next = new int[count];
        int[] previous = new int[count];
        for (int i = 0; i < count; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        PriorityQueue<Offer> offers = new PriorityQueue<>();
        for (int i = 0; i + 1 < count; i++) {
            offer(offers, word, i, i + 1);
        }
        for (Offer offer = offers.poll(); offer != null; offer = offers.poll()) {
            int right = next[offer.at];
            if (word[offer.at] != offer.left || right >= count || word[right] != offer.right) {
                continue;
            }
            word[offer.at] = offer.whole;
            word[right] = -1;
            next[offer.at] = next[right];
            if (next[right] < count) {
                previous[next[right]] = offer.at;
                offer(offers, word, offer.at, next[right]);
            }
            if (previous[offer.at] >= 0) {
                offer(offers, word, previous[offer.at], offer.at);
            }
        }
        int[] left = Arrays.stream(word, 0, count).filter(id -> id >= 0).toArray();
        System.arraycopy(left, 0, word, 0, left.length);
        return left.length;
    }

    private void offer(PriorityQueue<Offer> offers, int[] word, int left, int right) {
        Merge merge = merges.get(key(word[left], word[right]));
        if (merge != null) {
            offers.add(new Offer(merge.rank, left, word[left], word[right], merge.whole));
        }
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }
}
