package org.phrasefield.map;

import java.time.Instant;
import java.util.List;

/**
 * Nights of one model under the same conditions; nights of different epochs are never pooled.
 *
 * @param model model reference
 * @param nights its nights in order
 * @param changed what was other than in the epoch before, and from what to what; empty for the first, and where a confirmed move without a known cause began it
 * @param moved whether a confirmed move began it
 * @param tracks what is followed in it
 */
public record Epoch(String model, List<Place> nights, List<Change> changed, boolean moved, List<Track> tracks) {
    public Epoch {
        nights = List.copyOf(nights);
        changed = List.copyOf(changed);
        tracks = List.copyOf(tracks);
    }

    /** Whether an alarm stands that was given after a moment. */
    public boolean alarmedAfter(Instant looked) {
        return tracks.stream()
                .flatMap(track -> track.alarmed().stream())
                .anyMatch(alarm -> alarm.startedAt().isAfter(looked));
    }

    /**
     * A night as a calendar shows it.
     *
     * @param run the run's id
     * @param startedAt when it began
     * @param mark the gravest that is to be said of it
     */
    public record Place(String run, Instant startedAt, Mark mark) {}

    /** What is to be said of a night. */
    public enum Mark {
        /** Nothing that is followed has a value: it says nothing, and is skipped. */
        EMPTY,
        /** Part of the references that later nights are compared with, and no more. */
        REFERENCE,
        /** Compared, and nothing is to be said. */
        QUIET,
        /** One index at least gave alarm. */
        SUSPECTED,
        /** A second run of the same night confirmed an alarm. */
        MOVED
    }
}
