package org.phrasefield.map;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One index of one form over the nights of an epoch.
 *
 * @param followed which
 * @param state how it stands
 * @param untold why it cannot be told; absent otherwise
 * @param since the run whose night gave the alarm that stands; empty without one
 * @param deviation standard deviation from night to night in the reference; absent where there is none yet
 * @param steps the nights after the reference that have a value, in order
 */
public record Track(
        Followed followed,
        State state,
        Optional<Untold> untold,
        String since,
        OptionalDouble deviation,
        List<Step> steps) {
    public Track {
        steps = List.copyOf(steps);
    }

    /** How an index stands. */
    public enum State {
        /** Followed, and no alarm stands. */
        SAME,
        /** One alarm, which a second run of the same night would confirm or not. */
        SUSPECTED,
        /** An alarm that a second run of the same night confirmed: what came after is another epoch. */
        MOVED,
        /** Too few nights, or nights that are all alike. */
        CANNOT_TELL
    }

    /**
     * One night.
     *
     * @param run the run's id
     * @param startedAt when it began
     * @param value mean over intents of the difference from the reference, in the metric's unit
     * @param score the same as a standard score: normal where nothing moved
     * @param above cumulative sum upwards
     * @param below cumulative sum downwards
     * @param alarm whether one of the sums is beyond the limit
     */
    public record Step(
            String run, Instant startedAt, double value, double score, double above, double below, boolean alarm) {}
}
