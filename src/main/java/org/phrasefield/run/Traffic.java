package org.phrasefield.run;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Width;

/**
 * How many calls are in flight to one model. Where the protocol names a number, that is the most; where it names none, the number is found
 * by trying: it grows by half for as long as that brings at least a tenth more answers in the same time, otherwise goes one step back, and after a
 * long calm is tried again, since the hour may have been a bad one. Either way a service that says it is busy, or fails by its own fault, and not just to one call among many, halves it, once for all that were in flight then, and it grows
 * back by one at a time: soon to what was not too much, and after a long calm beyond, since what was too much for a while need not be so for good. What
 * is asked, and what comes of it, does not hang on the number. Safe from any thread.
 */
final class Traffic {
    private static final double WORTH = 1.1;
    private static final int ROUNDS = 3;
    private static final int FEWEST = 8;
    /** A wait that nobody wonders at. */
    static final Duration UNSAID = Duration.ofSeconds(5);

    /** So many rounds without a sign that the service is busy let one more be tried than was too much before. */
    private static final int CALM = 10;

    /** So many of them let the number that was found be doubted. */
    private static final int LONG_CALM = 50;

    /** A second trial goes on for so many times as long as the first: it is held against a long calm, and chance is not to pass for a gain. */
    private static final int CAREFUL = 4;

    /** A service that is too busy for so small a share of calls, and for so few more, may be so for reasons of its own: fewer calls would not help. */
    private static final double RARE = 0.05;

    private static final int FEW = 2;

    /** No passing thing: after so many calls in a row it is said. */
    private static final int BUSY_IN_A_ROW = 3;

    private final Clocks clocks;
    private final Gate gate;
    private final Progress progress;
    private final Consumer<Width> history;
    private final String model;
    private final String server;
    private final int most;
    private int width;
    private int top;
    /** The most that is worth growing back to, until more is tried again. */
    private int roof;

    private final boolean named;
    /** Rounds at the most that is allowed now, without a sign that the service is busy. */
    private int calm;

    private int calmCalls;
    private Instant calmSince;
    private boolean triedBefore;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean trying;
    private int before;
    private double pace;
    private int inFlight;
    private int era;
    private final AtomicInteger busyInARow = new AtomicInteger();
    private int ended;
    private int refused;
    private Instant since;

    /**
     * Nothing in flight yet.
     *
     * @param asked what the protocol says; absent means to try
     * @param progress told of a long wait that the server asks for
     * @param history told how many calls may be in flight, now and whenever that becomes another number
     */
    Traffic(
            LanguageModel model,
            OptionalInt asked,
            Clocks clocks,
            Gate gate,
            Progress progress,
            Consumer<Width> history) {
        this.progress = progress;
        this.history = history;
        this.model = model.identity().reference();
        this.server = server(model);
        this.clocks = clocks;
        this.gate = gate;
        this.most = asked.orElse(Math.max(model.lanes(), model.mostLanes()));
        this.width = asked.orElse(model.lanes());
        this.top = most;
        this.roof = most;
        this.before = width;
        this.trying = asked.isEmpty() && most > width;
        this.named = asked.isPresent();
        this.since = clocks.steady().instant();
        this.calmSince = since;
        history.accept(new Width(this.model, clocks.wall().instant(), width, Width.Why.BEGINNING));
    }

    /** How many lanes there can ever be use for. */
    int most() {
        return most;
    }

    /** How many calls may be in flight now. */
    synchronized int width() {
        return width;
    }

    /** Whether one more may begin; if so, it has begun. */
    synchronized boolean enter() {
        if (inFlight >= width) return false;
        inFlight++;
        return true;
    }

    /** One that had begun has ended. */
    synchronized void leave() {
        inFlight--;
    }

    /** Waits until the server lets itself be asked; tells when that was. */
    int pass() throws InterruptedException {
        gate.pass(over);
        synchronized (this) {
            return era;
        }
    }

    /** Rests for this long before another attempt; not longer than the model stands and the run goes on. */
    void rest(Duration time) throws InterruptedException {
        gate.rest(time, over);
    }

    /** Nothing more is to be asked of the model: whoever rests or waits is woken. */
    void end() {
        over.complete(null);
    }

    /**
     * Learns from a call.
     *
     * @param then what {@link #pass} told before it
     * @param longest the gate is shut for no longer
     */
    void learn(Reply reply, int then, Duration longest) {
        boolean busy = busy(reply);
        if (busy) {
            reply.retryAfter().ifPresent(asked -> shut(asked, longest, reply));
            boolean said = reply.retryAfter()
                    .filter(asked -> asked.compareTo(UNSAID) > 0)
                    .isPresent();
            if (busyInARow.incrementAndGet() == BUSY_IN_A_ROW && !said) progress.busy(server, said(reply));
        } else if (reply.outcome().text().isPresent()) {
            busyInARow.set(0);
        }
        synchronized (this) {
            if (busy) narrow(then, Width.Why.BUSY);
            else if (Outage.broken(reply)) narrow(then, Width.Why.FAULTS);
            else if (reply.outcome().text().isPresent()) widen();
        }
    }

    private void shut(Duration asked, Duration longest, Reply reply) {
        Duration waits = asked.compareTo(longest) > 0 ? longest : asked;
        Duration before = gate.shut(waits);
        // Whoever was in flight learns the same; it is said once.
        if (waits.compareTo(UNSAID) > 0 && before.compareTo(UNSAID) <= 0) {
            progress.waits(server, said(reply), asked, waits);
        }
    }

    /** Host and port of a model's server, or the model where it has none. */
    static String server(LanguageModel model) {
        return model.identity().host().orElse(model.identity().reference());
    }

    /** What a busy server said, a clause. */
    static String said(Reply reply) {
        return reply.status().isPresent()
                ? "answered with status " + reply.status().getAsInt()
                : "says that it is busy";
    }

    /** Whether the service says that it has too much to do. */
    static boolean busy(Reply reply) {
        boolean rate = reply.outcome() instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.RATE;
        int status = reply.status().orElse(0);
        return rate || ((status == 503 || status == 529) && reply.outcome() instanceof Outcome.Failed);
    }

    /** What was in flight before the last narrowing says nothing new. */
    private void narrow(int then, Width.Why why) {
        if (then != era) return;
        refused++;
        if (refused <= FEW + RARE * (refused + ended)) return;
        era++;
        if (trying) roof = width;
        top = Math.max(1, width - 1);
        tryingEnds();
        set(Math.max(1, width / 2), why);
    }

    private void widen() {
        ended++;
        int round = Math.max(FEWEST, ROUNDS * width);
        if (ended < (trying && triedBefore ? CAREFUL * round : round)) return;
        if (trying) {
            tried(pace(ended, since));
        } else if (width < top) {
            set(width + 1, Width.Why.CALM);
            calmBegins();
        } else {
            calm();
        }
    }

    /** Answers a second since a moment; 0 where no time has passed. */
    private double pace(int answers, Instant from) {
        long nanos = Duration.between(from, clocks.steady().instant()).toNanos();
        return nanos > 0 ? answers * 1e9 / nanos : 0;
    }

    private void tried(double now) {
        boolean worth = now > 0 && now >= pace * WORTH;
        if (worth && width < top) {
            step(now);
        } else {
            top = worth ? width : before;
            roof = top;
            set(top, Width.Why.FOUND);
            tryingEnds();
        }
    }

    /** Goes on to try more than is in flight now, at this pace. */
    private void step(double now) {
        before = width;
        pace = now;
        set(Math.min(top, width + Math.max(1, width / 2)), Width.Why.TRIED);
    }

    private void tryingEnds() {
        trying = false;
        triedBefore = true;
        calmBegins();
    }

    private void calmBegins() {
        calm = 0;
        calmCalls = 0;
        calmSince = clocks.steady().instant();
    }

    private void calm() {
        calm++;
        calmCalls += ended;
        double now = pace(calmCalls, calmSince);
        if (top < roof && calm >= CALM) {
            top++;
            set(width + 1, Width.Why.CALM);
            calmBegins();
        } else if (!named && roof < most && calm >= LONG_CALM && now > 0) {
            trying = true;
            top = most;
            step(now);
        } else {
            set(width, Width.Why.CALM);
        }
    }

    private void set(int wider, Width.Why why) {
        boolean other = wider != width;
        width = wider;
        ended = 0;
        refused = 0;
        since = clocks.steady().instant();
        if (other) history.accept(new Width(model, clocks.wall().instant(), width, why));
    }
}
