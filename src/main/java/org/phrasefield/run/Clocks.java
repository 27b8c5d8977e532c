package org.phrasefield.run;

import java.time.Clock;

/**
 * Two clocks: one for when something was, one for how long it takes. The clock on the wall is set now and then, and goes on while the machine sleeps.
 *
 * @param wall the time of day
 * @param steady one that nobody sets; only differences of its moments mean anything
 */
public record Clocks(Clock wall, Clock steady) {
    /** One clock for both. */
    public static Clocks of(Clock clock) {
        return new Clocks(clock, clock);
    }
}
