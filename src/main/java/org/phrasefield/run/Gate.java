package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Holds every lane of a server back for as long as the server asked to be left alone. Safe from any thread. */
class Gate {
    /** Whoever waits for a closed gate looks again after this. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Steady, so that no wait grows where the clock on the wall is put back. */
    private final Clock clock;

    private final Stop stop;
    private volatile Instant opens = Instant.MIN;
    private volatile CompletableFuture<Void> door = CompletableFuture.completedFuture(null);
    /** Whether one may pass though the door is shut. */
    private boolean admits;
    /** Since when it is shut, where it is and that is not counted yet. */
    private Optional<Instant> since = Optional.empty();
    /** When the door was last opened. */
    private Instant opened = Instant.MIN;

    private Duration shutFor = Duration.ZERO;

    /**
     * An open gate.
     *
     * @param clock one that nobody sets
     */
    Gate(Clock clock, Stop stop) {
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Shuts the gate from now on, unless it is shut for longer already.
     *
     * @return for how long it was shut before
     */
    synchronized Duration shut(Duration time) {
        begin();
        Duration before = left(opens);
        Instant until = clock.instant().plus(time);
        if (until.isAfter(opens)) opens = until;
        return before;
    }

    /** Shuts the gate until it is opened, however long that takes. */
    synchronized void close() {
        begin();
        admits = false;
        if (door.isDone()) door = new CompletableFuture<>();
    }

    private void begin() {
        count();
        if (since.isEmpty()) since = Optional.of(clock.instant());
    }

    /** Counts the time that it was shut, once it is open. */
    private void count() {
        if (since.isEmpty() || !door.isDone() || opens.isAfter(clock.instant())) return;
        Instant end = opened.isAfter(opens) ? opened : opens;
        if (end.isAfter(since.get())) shutFor = shutFor.plus(Duration.between(since.get(), end));
        since = Optional.empty();
    }

    /** For how long it was shut in all until now. */
    synchronized Duration shutFor() {
        count();
        return since.map(begin -> shutFor.plus(Duration.between(begin, clock.instant())))
                .orElse(shutFor);
    }

    /** Lets one call through what {@link #close} shut: what comes of it tells whether to open. */
    synchronized void ajar() {
        if (door.isDone()) return;
        admits = true;
        CompletableFuture<Void> shut = door;
        door = new CompletableFuture<>();
        shut.complete(null);
    }

    /** Opens what {@link #close} shut. */
    synchronized void open() {
        admits = false;
        if (!door.isDone()) opened = clock.instant();
        door.complete(null);
    }

    private synchronized boolean admitted() {
        boolean one = admits;
        admits = false;
        return one;
    }

    /**
     * Waits until the gate is open, or this caller is the one that is let through, or the run is to stop.
     *
     * @param over done when nothing is to be waited for any more
     */
    void pass(CompletableFuture<Void> over) throws InterruptedException {
        Instant seen;
        do {
            seen = opens;
            rest(left(seen), over);
            // Read before it is asked for admission, so that whoever is not admitted is woken when the next one is.
            CompletableFuture<Void> shut = door;
            if (!shut.isDone()) {
                if (admitted()) return;
                stop.within(LONG, CompletableFuture.allOf(CompletableFuture.anyOf(over, shut)));
            }
        } while ((opens.isAfter(seen) || !door.isDone()) && !stop.asked() && !over.isDone());
    }

    /** Waits for as long as this, at most until the run is to stop or this is over. */
    void rest(Duration time, CompletableFuture<Void> over) throws InterruptedException {
        stop.within(time, over);
    }

    private Duration left(Instant until) {
        Instant now = clock.instant();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
