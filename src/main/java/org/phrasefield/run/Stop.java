package org.phrasefield.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.phrasefield.trial.RunRecord.Status;

/** Whether a run is to end early, and why. The first reason stays. */
public final class Stop {
    private final CompletableFuture<Reason> reason = new CompletableFuture<>();

    /**
     * Why a run ends early.
     *
     * @param status how the run stands then
     * @param words in one sentence
     * @param first what must be done before asking further can help; absent where nothing must
     */
    public record Reason(Status status, String words, Optional<Remedy> first) {}

    /** Asks the run to finish what is in flight and to start nothing new. */
    public void ask(Status status, String words) {
        reason.complete(new Reason(status, words, Optional.empty()));
    }

    /** The same, where something must be done before asking further can help. */
    void ask(Status status, String words, Remedy first) {
        reason.complete(new Reason(status, words, Optional.of(first)));
    }

    /** Whether nothing new is to be started. */
    public boolean asked() {
        return reason.isDone();
    }

    /** Why; empty while the run goes on. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    /** Waits this long at most, not beyond the run's stop nor the end of something else. */
    void within(Duration time, CompletableFuture<Void> over) throws InterruptedException {
        if (time.isZero() || time.isNegative()) return;
        try {
            CompletableFuture.anyOf(reason, over).get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("neither ever fails", impossible);
        }
    }

    CompletableFuture<Reason> signal() {
        return reason;
    }
}
