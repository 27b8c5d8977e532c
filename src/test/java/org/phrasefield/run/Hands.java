package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Those of a clock that stands still until a test moves them. */
final class Hands implements InstantSource {
    private Instant now;

    Hands(Instant now) {
        this.now = now;
    }

    Clock clock() {
        return withZone(ZoneOffset.UTC);
    }

    synchronized void move(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
