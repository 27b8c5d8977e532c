package org.phrasefield.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Outcome;

/**
 * How a model stands while it is asked: it answers, or it is lost and nothing more is asked of it. A server that hangs is found out by
 * calls that end in silence one after another: it is then asked whether it is ready, and after as many again it is given up whatever it says.
 * Safe from any thread.
 */
final class Standing {
    /** So many calls in a row that end in silence are a sign. */
    static final int STREAK = 5;

    private final LanguageModel model;
    private final Settings settings;
    private final Limits limits;
    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();
    private int silent;

    Standing(LanguageModel model, Settings settings, Limits limits) {
        this.model = model;
        this.settings = settings;
        this.limits = limits;
    }

    /** Why nothing more is to be asked of the model; empty while it stands. */
    Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    /** Learns from a call. */
    void note(Outcome outcome) throws InterruptedException {
        if (outcome instanceof Outcome.Failed failed && failed.cause().finalForModel()) {
            lost.compareAndSet(null, failed.reason());
        }
        int streak = streak(outcome);
        if (streak == STREAK) lookAfter();
        if (streak >= 2 * STREAK) {
            lost.compareAndSet(
                    null,
                    streak + " calls in a row got no answer in time, though the server says that it is ready;"
                            + " start it anew, then give the same command");
        }
    }

    private synchronized int streak(Outcome outcome) {
        silent = outcome instanceof Outcome.TimedOut ? silent + 1 : 0;
        return silent;
    }

    private void lookAfter() throws InterruptedException {
        Duration brief = limits.load().compareTo(limits.firstToken()) < 0 ? limits.load() : limits.firstToken();
        model.warmUp(settings, new Limits(brief, limits.firstToken(), limits.silence(), limits.total()))
                .ifPresent(hindrance -> lost.compareAndSet(
                        null,
                        STREAK + " calls in a row got no answer in time, and the server does not get ready either: "
                                + hindrance.outcome().reason()));
    }
}
