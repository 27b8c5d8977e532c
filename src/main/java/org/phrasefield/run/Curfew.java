package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.phrasefield.trial.RunRecord.Status;

/**
 * Ends a run when its time is over, by the clock on the wall: it looks again and again, so that a machine that slept, or a clock that was put
 * right, is noticed within moments.
 */
public final class Curfew implements AutoCloseable {
    /** So long after the end at most it is noticed where nothing is asked just then. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Instant until;
    private final String words;
    private final Clock clock;
    private final Stop stop;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Thread watch;

    Curfew(Instant until, String words, Clock clock, Stop stop) {
        this.until = until;
        this.words = words;
        this.clock = clock;
        this.stop = stop;
        watch = new Thread(this::look, "curfew");
        watch.setDaemon(true);
    }

    /**
     * Watches until closed.
     *
     * @param until when nothing new is to be asked any more
     * @param words why the run ends then, in one sentence
     * @param clock the time
     * @param stop asked then
     */
    public static Curfew watch(Instant until, String words, Clock clock, Stop stop) {
        Curfew curfew = new Curfew(until, words, clock, stop);
        curfew.watch.start();
        return curfew;
    }

    /** When the time is over. */
    Instant until() {
        return until;
    }

    /** Whether the time is over; if so, the run is asked to stop. */
    boolean over() {
        if (clock.instant().isBefore(until)) return false;
        stop.ask(Status.INCOMPLETE, words);
        return true;
    }

    private void look() {
        try {
            while (!closed.isDone() && !stop.asked()) {
                if (awaited(until, clock, stop, closed)) {
                    stop.ask(Status.INCOMPLETE, words);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little; whether the moment has come. */
    private static boolean awaited(Instant moment, Clock clock, Stop stop, CompletableFuture<Void> over)
            throws InterruptedException {
        Duration left = Duration.between(clock.instant(), moment);
        if (left.isNegative() || left.isZero()) return true;
        stop.within(left.compareTo(LOOK) < 0 ? left : LOOK, over);
        return false;
    }

    /** Waits for a moment of a clock; false where the run is to stop before. */
    public static boolean await(Instant moment, Clock clock, Stop stop) throws InterruptedException {
        CompletableFuture<Void> never = new CompletableFuture<>();
        while (!stop.asked()) {
            if (awaited(moment, clock, stop, never)) return true;
        }
        return false;
    }

    @Override
    public void close() {
        closed.complete(null);
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
