package org.phrasefield.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.phrasefield.trial.RunRecord.Status;

/** Whether a run is to end early, and why. The first reason stays. */
public final class Stop {
    private final CompletableFuture<Reason> reason = new CompletableFuture<>();

    /**
     * Why a run ends early.
     *
     * @param status how the run stands then
     * @param words in one sentence
     */
    public record Reason(Status status, String words) {}

    /** Asks the run to finish what is in flight and to start nothing new. */
    public void ask(Status status, String words) {
        reason.complete(new Reason(status, words));
    }

    /** Whether nothing new is to be started. */
    public boolean asked() {
        return reason.isDone();
    }

    /** Why; empty while the run goes on. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    CompletableFuture<Reason> signal() {
        return reason;
    }
}
