package org.phrasefield.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a slow function made of each of its arguments, so that it need not make it again. It keeps a bounded number; when there are that many
 * all start again, which changes no value. For any number of threads; two that ask for the same at once may both make it.
 *
 * @param <K> arguments, equal where they give the same value
 * @param <V> values, never changed
 */
public final class Remembered<K, V> {
    private final int most;
    private final Function<K, V> made;
    private final Map<K, V> kept = new ConcurrentHashMap<>();

    /**
     * @param most how many are kept
     * @param made the function; the same argument always gives an equal value
     */
    public Remembered(int most, Function<K, V> made) {
        this.most = most;
        this.made = made;
    }

    /** The function's value. */
    public V of(K argument) {
        V known = kept.get(argument);
        if (known != null) return known;
        V value = made.apply(argument);
        if (kept.size() >= most) kept.clear();
        kept.put(argument, value);
        return value;
    }
}
