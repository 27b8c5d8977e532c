package org.phrasefield.llm;

/**
 * Something that was asked for by name: there, or one clear sentence why not.
 *
 * @param <T> what was asked for
 */
public sealed interface Opened<T> {
    /**
     * It is there.
     *
     * @param thing what was asked for
     */
    record Ready<T>(T thing) implements Opened<T> {}

    /**
     * It is not there, and nothing was asked of any model.
     *
     * @param sentence what is wrong, where, and the way out
     */
    record Refused<T>(String sentence) implements Opened<T> {}

    /** It is there. */
    static <T> Opened<T> ready(T thing) {
        return new Ready<>(thing);
    }

    /** It is not there. */
    static <T> Opened<T> refused(String sentence) {
        return new Refused<>(sentence);
    }
}
