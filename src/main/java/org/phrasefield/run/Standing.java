package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/**
 * How a model stands while it is asked: it answers, or it is lost and nothing more is asked of it. A server that hangs from the beginning is found out by
 * calls that end in silence one after another: it is then asked whether it is ready, and after as many again, begun since, it is given up
 * whatever it says. Safe from any thread.
 */
final class Standing {
    /** So many calls in a row that end in silence are a sign. */
    static final int STREAK = 5;

    /** After the first call, and then whenever so many were made, it is looked who answers; and at the end. */
    static final int CALLS_BETWEEN_LOOKS = 100;

    /** Or when so much time has passed since the last look. */
    static final Duration TIME_BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final AtomicInteger calls = new AtomicInteger();
    private final Clock steady;
    private final AtomicReference<Instant> looksAgain;
    /** Whether a connection was lost since it was last looked who answers: the server may be another one now. */
    private final AtomicBoolean due = new AtomicBoolean();

    private final LanguageModel model;
    private final Unconfirmed unconfirmed;
    private final Lodging lodging;
    /** Who answered at the last look. */
    private volatile ModelIdentity known;

    private volatile boolean changed;
    private final Settings settings;
    private final Limits limits;
    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();
    /** Calls in a row that ended in silence. */
    private int silent;
    /** Those of them that began since the server was last asked whether it is ready. */
    private int since;
    /** Grows when the server is asked whether it is ready, and when it has said so. */
    private int era;
    /** Whether it was asked since this row began. */
    private boolean looked;

    /**
     * @param unconfirmed told what each look at the model found
     * @param lodging looks then, too
     * @param steady a clock that nobody sets
     */
    Standing(
            LanguageModel model,
            Settings settings,
            Limits limits,
            Unconfirmed unconfirmed,
            Lodging lodging,
            Clock steady) {
        this.lodging = lodging;
        this.steady = steady;
        this.looksAgain = new AtomicReference<>(steady.instant().plus(TIME_BETWEEN_LOOKS));
        this.model = model;
        this.known = model.identity();
        this.unconfirmed = unconfirmed;
        this.settings = settings;
        this.limits = limits;
    }

    /** Why nothing more is to be asked of the model; empty while it stands. */
    Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    /**
     * Looks from time to time who answers: a model that was fetched anew under the same name is another, and its answers do not belong into
     * this run.
     */
    void lookWho() throws InterruptedException {
        int made = calls.incrementAndGet();
        Instant now = steady.instant();
        Instant again = looksAgain.get();
        // One of the lanes looks for all.
        boolean time = !now.isBefore(again) && looksAgain.compareAndSet(again, now.plus(TIME_BETWEEN_LOOKS));
        if (due.getAndSet(false) || made == 1 || made % CALLS_BETWEEN_LOOKS == 0 || time) look();
    }

    /** Looks a last time where answers wait to be known as this model's. */
    void lookAtLast() throws InterruptedException {
        if (unconfirmed.waits() && !changed) look();
    }

    private void look() throws InterruptedException {
        int look = unconfirmed.looks();
        Optional<ModelIdentity> told = model.identityNow();
        if (told.isEmpty()) return;
        lodging.look();
        ModelIdentity now = told.get();
        if (model.identity().sameModel(now)) {
            known = now;
            unconfirmed.confirmed(look);
        } else {
            changed = true;
            unconfirmed.changed();
            // What made it another model comes first.
            lose(model.identity().changes(now).get(0));
        }
    }

    /** Who answered when it was last looked. */
    ModelIdentity known() {
        return known;
    }

    /** Whether another model was found under the same name. */
    boolean changed() {
        return changed;
    }

    /** Nothing more is to be asked of the model. */
    void lose(String why) {
        lost.compareAndSet(null, why);
    }

    /** A call begins; to be told again with what came of it. */
    synchronized int begins() {
        return era;
    }

    /** Learns from a call. */
    void note(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.CONNECTION) due.set(true);
        if (outcome instanceof Outcome.Failed failed && failed.cause().finalForModel()) lose(failed.reason());
    }

    /**
     * Learns from a call to a model that has not answered yet.
     *
     * @param then what {@link #begins} told before it
     */
    void listen(Outcome outcome, int then) throws InterruptedException {
        if (hangs(outcome, then)) lookAfter();
    }

    /** Whether the server is to be asked now; gives it up where that was done already. */
    private synchronized boolean hangs(Outcome outcome, int then) {
        if (!(outcome instanceof Outcome.TimedOut)) {
            silent = 0;
            since = 0;
            looked = false;
            return false;
        }
        silent++;
        // What was in flight while the server was asked says nothing new.
        if (then != era || ++since < STREAK) return false;
        if (looked) {
            lose(silent + " calls in a row got no answer in time, though the server says that it is ready;"
                    + " start it anew, then give the same command");
            return false;
        }
        looked = true;
        asked();
        return true;
    }

    private synchronized void asked() {
        since = 0;
        era++;
    }

    private void lookAfter() throws InterruptedException {
        Duration brief = limits.load().compareTo(limits.firstToken()) < 0 ? limits.load() : limits.firstToken();
        Optional<Reply> hindrance =
                model.warmUp(settings, new Limits(brief, limits.firstToken(), limits.silence(), limits.total()));
        asked();
        hindrance.ifPresent(reply -> lost.compareAndSet(
                null,
                STREAK + " calls in a row got no answer in time, and the server does not get ready either: "
                        + reply.outcome().reason()));
    }
}
