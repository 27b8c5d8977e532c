package org.phrasefield.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Outcome;

/**
 * A server that is gone for a while, such as one that is started anew at night: after a few lost connections in a row every lane waits at the gate,
 * and one asks whether the server is back, more and more seldom, until it is or patience ends. Safe from any thread.
 */
final class Outage {
    /** So many connections lost in a row, with no reply between them, are a sign: a single one happens. */
    private static final int STREAK = 2;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final LanguageModel model;
    private final Settings settings;
    private final Limits limits;
    private final Gate gate;
    private final Terms terms;
    private int lost;
    private boolean probing;

    /**
     * How a server is waited for.
     *
     * @param longest for no longer than this
     * @param stop ends the waiting
     * @param progress told of it
     */
    record Terms(Duration longest, Stop stop, Progress progress) {}

    Outage(LanguageModel model, Settings settings, Limits limits, Gate gate, Terms terms) {
        this.model = model;
        this.settings = settings;
        this.limits = limits;
        this.gate = gate;
        this.terms = terms;
    }

    /**
     * Learns from a call; where that shows that the server is gone, waits until it is back.
     *
     * @return why it is given up; empty where it is not
     */
    Optional<String> note(Reply reply) throws InterruptedException {
        if (!begins(reply)) return Optional.empty();
        gate.close();
        try {
            return probed(reply.outcome().reason());
        } finally {
            over();
            gate.open();
        }
    }

    private synchronized boolean begins(Reply reply) {
        boolean gone = reply.outcome() instanceof Outcome.Failed failed
                && failed.cause() == Outcome.Cause.CONNECTION
                && reply.status().isEmpty();
        if (!gone) {
            lost = 0;
            return false;
        }
        if (++lost < STREAK || probing) return false;
        probing = true;
        return true;
    }

    private synchronized void over() {
        probing = false;
        lost = 0;
    }

    private Optional<String> probed(String why) throws InterruptedException {
        CompletableFuture<Void> never = new CompletableFuture<>();
        Duration waited = Duration.ZERO;
        Duration wait = shorter(FIRST, terms.longest());
        while (!terms.stop().asked()) {
            Optional<Reply> hindrance = model.warmUp(settings, limits);
            if (hindrance.isEmpty()) {
                if (!waited.isZero()) terms.progress().back(model.identity().reference());
                return Optional.empty();
            }
            boolean passing = hindrance.get().outcome() instanceof Outcome.Failed failed
                    ? failed.cause().passing()
                    : hindrance.get().outcome() instanceof Outcome.TimedOut;
            if (!passing || waited.compareTo(terms.longest()) >= 0) {
                return Optional.of(hindrance.get().outcome().reason());
            }
            if (waited.isZero()) terms.progress().gone(model.identity().reference(), why, terms.longest());
            terms.stop().within(wait, never);
            waited = waited.plus(wait);
            wait = shorter(wait.multipliedBy(2), shorter(SELDOM, terms.longest()));
        }
        return Optional.empty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
