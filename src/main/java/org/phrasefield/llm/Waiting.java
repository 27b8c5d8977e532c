package org.phrasefield.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a server has been waited for. Time in which this very process stood still, with a machine that slept or had no room for it, is no silence of
 * the server, and what came in the meantime is to be heard: each wait is made of steps, of which none counts for more than it was to last, and a last one for
 * what came in time and is still on its way through this machine. Not for several threads.
 */
final class Waiting {
    /** How long what came in time may take to be read where the machine has much else to do. */
    static final Duration LATE = Duration.ofMillis(250);

    private static final int STEPS = 8;

    private final LongSupplier nanos;
    private final long began;
    private long stoodStill;

    /**
     * Begins now.
     *
     * @param nanos a steady clock, in nanoseconds; only differences mean anything
     */
    Waiting(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Waits for so long at most; empty when nothing came. */
    interface Step<T, E extends Exception> {
        Optional<T> within(Duration time) throws E, InterruptedException;
    }

    /**
     * What comes within a time; empty when nothing does.
     *
     * @param time not negative; with none left, only what lies there already is taken
     */
    <T, E extends Exception> Optional<T> within(Duration time, Step<T, E> step) throws E, InterruptedException {
        Duration one = time.dividedBy(STEPS);
        Optional<T> came = Optional.empty();
        for (int made = 0; made < STEPS && came.isEmpty(); made++) {
            long before = nanos.getAsLong();
            came = step.within(one);
            if (came.isEmpty()) stoodStill += Math.max(0, nanos.getAsLong() - before - one.toNanos());
        }
        return came.isPresent() || time.isZero() ? came : step.within(LATE);
    }

    /** What is left of a limit since the beginning; negative when it is over. */
    Duration left(Duration limit) {
        return limit.minusNanos(nanos.getAsLong() - began - stoodStill);
    }
}
