package org.phrasefield.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a slow function made of each of its arguments, so that it need not make it again. It keeps a bounded number: of two generations the older goes when the
 * younger is full, but for what was asked for meanwhile; that changes no value. For any number of threads; two that ask for the same at once may both make it.
 *
 * @param <K> arguments, equal where they give the same value
 * @param <V> values, never changed
 */
public final class Remembered<K, V> {
    private final int most;
    private final Function<K, V> made;
    private volatile Map<K, V> younger = new ConcurrentHashMap<>();
    private volatile Map<K, V> older = Map.of();

    /**
     * @param most how many are kept at most; the latest half of so many always are
     * @param made the function; the same argument always gives an equal value
     */
    public Remembered(int most, Function<K, V> made) {
        this.most = most;
        this.made = made;
    }

    /** The function's value. */
    public V of(K argument) {
        V known = younger.get(argument);
        if (known != null) return known;
        V kept = older.get(argument);
        V value = kept == null ? made.apply(argument) : kept;
        if (younger.size() >= most / 2) {
            older = younger;
            younger = new ConcurrentHashMap<>();
        }
        younger.put(argument, value);
        return value;
    }
}
