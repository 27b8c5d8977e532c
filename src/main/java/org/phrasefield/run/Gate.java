package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Holds every lane of a server back for as long as the server asked to be left alone. Safe from any thread. */
final class Gate {
    private final Clock clock;
    private final Stop stop;
    private volatile Instant opens = Instant.MIN;

    /** An open gate. */
    Gate(Clock clock, Stop stop) {
        this.clock = clock;
        this.stop = stop;
    }

    /** Shuts the gate from now on, unless it is shut for longer already. */
    synchronized void shut(Duration time) {
        Instant until = clock.instant().plus(time);
        if (until.isAfter(opens)) opens = until;
    }

    /** Waits until the gate is open, or the run is to stop. */
    void pass() throws InterruptedException {
        Instant seen;
        do {
            seen = opens;
            stop.within(left(seen));
        } while (opens.isAfter(seen) && !stop.asked());
    }

    private Duration left(Instant until) {
        Instant now = clock.instant();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
