package org.phrasefield.run;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Cause;
import org.phrasefield.trial.RunRecord.Status;

/** Counts failed trials as they come, and asks the run to stop when there are more than it bears. Safe from any thread. */
final class Tolerance {
    private final int borne;
    private final Stop stop;
    private final Set<Cause> lasting = EnumSet.noneOf(Cause.class);
    private int failed;

    /**
     * @param borne failed trials that the run bears, 0 or more
     */
    Tolerance(int borne, Stop stop) {
        this.borne = borne;
        this.stop = stop;
    }

    synchronized void note(Outcome outcome) {
        if (!outcome.failed()) return;
        failed++;
        lasts(outcome);
        if (failed > borne) {
            stop.ask(Status.INCOMPLETE, "stopped, since more trials failed than the tolerance bears (" + borne + ")");
        }
    }

    /** Notes a fault that asking again cannot mend. */
    synchronized void lasts(Outcome outcome) {
        if (outcome instanceof Outcome.Failed fault && !fault.cause().passing()) lasting.add(fault.cause());
    }

    /** What must be done before asking again can help, the beginning of a sentence; empty where the same may be asked as it is. */
    synchronized Optional<String> first() {
        return lasting.stream().findFirst().map(Tolerance::way);
    }

    private static String way(Cause cause) {
        return switch (cause) {
            case REQUEST -> "Change in the protocol what the service refuses";
            case KEY -> "Give the right key in its environment variable";
            case QUOTA -> "Fill up the service's account";
            case MODEL -> "See that the model can be asked, or name another";
            case SETTING -> "Change that setting in the protocol";
            case CONNECTION, SERVICE, RATE, REPLY -> throw new IllegalArgumentException(cause + " passes");
        };
    }
}
