package org.phrasefield.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.phrasefield.map.Drift;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.Moves;
import org.phrasefield.trial.Course;

/**
 * What lies behind a run: the runs of its protocol until then, what moved since the last one, and over all of them.
 *
 * @param evenings the runs in order, the run itself as the last
 * @param since what moved since the newest earlier run that can be compared; absent where there is none
 * @param drift what moved over all of them
 * @param course how the asking of the run itself went
 */
public record History(List<Evening> evenings, Optional<Since> since, Drift drift, Course course) {
    /** Of a run of which nothing else is known. */
    public static final History NONE = new History(List.of(), Optional.empty(), Drift.NONE, Course.NONE);

    public History {
        evenings = List.copyOf(evenings);
    }

    /** Whether there is no other run. */
    public boolean alone() {
        return evenings.size() < 2;
    }

    /**
     * One run as a calendar shows it.
     *
     * @param run the run's id
     * @param startedAt when it began
     * @param end how it ended
     * @param settled trials that need not be asked again
     * @param planned trials of its plan
     */
    public record Evening(String run, Instant startedAt, End end, int settled, int planned) {}

    /** How a run ended. */
    public enum End {
        /** Every trial is settled. */
        COMPLETE,
        /** Some trials are. */
        CUT,
        /** None is. */
        FAILED
    }

    /**
     * What moved since an earlier run.
     *
     * @param run the earlier run's id
     * @param startedAt when that began
     * @param moves index by index
     * @param maps on the semantic maps that both have
     */
    public record Since(String run, Instant startedAt, Moves moves, List<MapDrift> maps) {
        public Since {
            maps = List.copyOf(maps);
        }
    }
}
