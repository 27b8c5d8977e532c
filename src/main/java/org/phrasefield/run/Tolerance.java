package org.phrasefield.run;

import java.util.Optional;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord.Status;

/** Counts failed trials as they come, and asks the run to stop when there are more than it bears. Safe from any thread. */
final class Tolerance {
    private final int borne;
    private final Stop stop;
    private int failed;
    private String first = "";

    /**
     * @param borne failed trials that the run bears, 0 or more
     */
    Tolerance(int borne, Stop stop) {
        this.borne = borne;
        this.stop = stop;
    }

    synchronized void note(Outcome outcome) {
        if (!(outcome instanceof Outcome.Failed || outcome instanceof Outcome.TimedOut)) return;
        if (failed == 0) first = outcome.reason();
        failed++;
        if (failed > borne) {
            stop.ask(Status.INCOMPLETE, "stopped, since more trials failed than the tolerance bears (" + borne + ")");
        }
    }

    /** How many failed and why the first did; empty when none failed. */
    synchronized Optional<String> summary() {
        return failed == 0 ? Optional.empty() : Optional.of(failed + " failed; the first: " + first);
    }
}
