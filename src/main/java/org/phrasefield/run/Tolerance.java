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
    private Optional<Remedy> foremost = Optional.empty();
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

    /** Notes what must be done before anything else can help. */
    synchronized void first(Remedy remedy) {
        foremost = Optional.of(remedy);
    }

    /** What must be done before asking again can help; empty where the same may be asked as it is. */
    synchronized Optional<Remedy> first() {
        return foremost.or(() -> lasting.stream().findFirst().map(Tolerance::remedy));
    }

    private static Remedy remedy(Cause cause) {
        return switch (cause) {
            case REQUEST -> Remedy.REQUEST;
            case KEY -> Remedy.KEY;
            case QUOTA -> Remedy.QUOTA;
            case MODEL -> Remedy.MODEL;
            case SETTING -> Remedy.SETTING;
            case CONNECTION, SERVICE, RATE, REPLY -> throw new IllegalArgumentException(cause + " passes");
        };
    }
}
