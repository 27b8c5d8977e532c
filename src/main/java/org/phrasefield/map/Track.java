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
 * @param deviation standard deviation from night to night in the reference; absent where there is none yet
 * @param steps the nights after the reference that have a value, in order
 */
public record Track(
        Followed followed, State state, Optional<Untold> untold, OptionalDouble deviation, List<Step> steps) {
    public Track {
        steps = List.copyOf(steps);
    }

    /**
     * The nights that the alarm that stands rests on: since the last one whose sum was nothing, which is the usual estimate of when a move began
     * (Page 1954); none without an alarm.
     */
    public List<Step> moving() {
        if (steps.isEmpty() || !last().alarm()) return List.of();
        int from = steps.size();
        while (from > 0 && sum(steps.get(from - 1)) > 0) from--;
        return steps.subList(from, steps.size());
    }

    /** The night that gave the alarm that stands; absent without one. */
    public Optional<Step> alarmed() {
        int at = steps.size();
        while (at > 0 && steps.get(at - 1).alarm()) at--;
        return at == steps.size() ? Optional.empty() : Optional.of(steps.get(at));
    }

    /** Whether the sum that gave the alarm is the upward one. */
    public boolean up() {
        return last().above() >= last().below();
    }

    private double sum(Step step) {
        return up() ? step.above() : step.below();
    }

    private Step last() {
        return steps.get(steps.size() - 1);
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
