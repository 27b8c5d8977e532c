package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A fair sample of at most so many things: each has a number drawn from the seed and its own key, and those with the least stay. So the sample is the
 * same in whatever order things come, and of the same key in every map.
 *
 * @param <T> what is drawn
 */
final class Draw<T> {
    private static final Comparator<Drawn<?>> LEAST =
            Comparator.<Drawn<?>>comparingLong(Drawn::number).thenComparing(Drawn::key);

    private final int most;
    private final long seed;
    private final PriorityQueue<Drawn<T>> kept = new PriorityQueue<>(LEAST.reversed());

    private record Drawn<T>(long number, String key, T thing) {}

    Draw(int most, long seed) {
        this.most = most;
        this.seed = seed;
    }

    /** Takes a thing in; it is only made where it stays. */
    void add(String key, Supplier<T> thing) {
        long number = number(key);
        if (kept.size() == most) {
            Drawn<T> last = java.util.Objects.requireNonNull(kept.peek());
            if (number > last.number() || (number == last.number() && key.compareTo(last.key()) >= 0)) return;
            kept.poll();
        }
        kept.add(new Drawn<>(number, key, thing.get()));
    }

    /** The sample, in the order of the numbers drawn: any first part of it is a fair sample too. */
    List<T> drawn() {
        List<Drawn<T>> sorted = new ArrayList<>(kept);
        sorted.sort(LEAST);
        return sorted.stream().map(Drawn::thing).toList();
    }

    private long number(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        return new SplittableRandom(seed ^ hash).nextLong();
    }
}
