package org.phrasefield.llm;

import org.phrasefield.trial.Outcome;

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
     * @param passing whether it may be there later, as a server that is started then
     */
    record Refused<T>(String sentence, boolean passing) implements Opened<T> {}

    /** It is there. */
    static <T> Opened<T> ready(T thing) {
        return new Ready<>(thing);
    }

    /** It is not there. */
    static <T> Opened<T> refused(String sentence) {
        return new Refused<>(sentence, false);
    }

    /**
     * It is not there.
     *
     * @param secrets hidden in what is told
     * @param outcome what came of asking for it
     */
    static <T> Opened<T> refused(Secrets secrets, Outcome outcome) {
        boolean passing = outcome instanceof Outcome.TimedOut
                || (outcome instanceof Outcome.Failed failed
                        && switch (failed.cause()) {
                            case CONNECTION, SERVICE, RATE -> true;
                            case REPLY, REQUEST, KEY, QUOTA, MODEL, SETTING -> false;
                        });
        return new Refused<>(secrets.hideIn(outcome.reason()), passing);
    }

    /**
     * A step that needs what was opened.
     *
     * @param <A> what was opened
     * @param <B> what the step opens
     */
    @FunctionalInterface
    interface Next<A, B> {
        /** Takes the step. */
        Opened<B> from(A thing) throws InterruptedException;
    }

    /** Goes on with what is there, or keeps the sentence why it is not. */
    default <B> Opened<B> then(Next<? super T, B> next) throws InterruptedException {
        if (this instanceof Ready<T> ready) return next.from(ready.thing());
        Refused<T> refused = (Refused<T>) this;
        return new Refused<>(refused.sentence(), refused.passing());
    }
}
