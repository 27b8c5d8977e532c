package org.phrasefield.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Counts from some moment on, whatever the clock on the wall is set to. */
final class SteadyClock {
    private SteadyClock() {}

    /** One that nobody sets. */
    static Clock started() {
        InstantSource counted = () -> Instant.EPOCH.plusNanos(System.nanoTime());
        return counted.withZone(ZoneOffset.UTC);
    }
}
