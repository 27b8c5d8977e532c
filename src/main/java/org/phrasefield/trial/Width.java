package org.phrasefield.trial;

import java.time.Instant;

/**
 * How many calls to one model may be in flight from a moment on.
 *
 * @param model model reference
 * @param since the moment
 * @param calls 1 or more
 * @param why it is so many
 */
public record Width(String model, Instant since, int calls, Why why) {
    public Width {
        if (calls < 1) throw new IllegalArgumentException(calls + " calls in flight");
    }

    /** Why the number is as it is. */
    public enum Why {
        /** The asking of the model begins: what the protocol names, or what the service allows. */
        BEGINNING,
        /** More is tried, since more brought more answers in the same time. */
        TRIED,
        /** More did not bring a tenth more answers in the same time, or there is no more to try. */
        FOUND,
        /** The service said that it is busy. */
        BUSY,
        /** The service failed by its own fault. */
        FAULTS,
        /** The service has not said so for a while. */
        CALM
    }
}
