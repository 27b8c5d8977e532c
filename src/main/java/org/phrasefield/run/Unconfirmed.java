package org.phrasefield.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;

/**
 * Results of calls that began since the model was last seen to be the one that the run asks. Where it is found to be another, nobody knows which of the
 * two gave them: they are taken back, so that the trial is not run, and the calls stay counted. Safe from any thread.
 */
final class Unconfirmed {
    /** What becomes of a result that is taken back. */
    static final Outcome TAKEN_BACK =
            new Outcome.NotRun("taken back: the model changed since it was last seen to be the same");

    private final Recorder recorder;
    private final List<Kept> open = new ArrayList<>();
    /** Looks at the model that have begun. */
    private int looks;
    /** The last look that found the same model. */
    private int confirmed;

    private boolean changed;

    /** @param look the newest look when the call began */
    private record Kept(String key, int look) {}

    Unconfirmed(Recorder recorder) {
        this.recorder = recorder;
    }

    /** A call begins; to be told again with its result. */
    synchronized int begins() {
        return looks;
    }

    /** It is looked who answers; to be told again with what was found. */
    synchronized int looks() {
        return ++looks;
    }

    /** A look found the same model: what began before it was that one's. */
    synchronized void confirmed(int look) {
        confirmed = Math.max(confirmed, look);
        open.removeIf(kept -> kept.look() < confirmed);
    }

    /** A look found another model: what is not confirmed is taken back, now and when it comes. */
    @SuppressWarnings("FutureReturnValueIgnored") // what cannot be kept the recorder tells itself
    synchronized void changed() {
        if (changed) return;
        changed = true;
        open.forEach(kept -> recorder.keep(new Result(kept.key(), List.of(), TAKEN_BACK)));
        open.clear();
    }

    /**
     * A result in the recorder's hands.
     *
     * @param result as it is kept
     * @param durable done when it is durable, or cannot be any more
     */
    record Handed(Result result, CompletableFuture<Void> durable) {}

    /**
     * Hands a result to the recorder.
     *
     * @param begun what {@link #begins} told before its last call
     */
    synchronized Handed keep(Result result, int begun) {
        boolean sure = begun < confirmed || !result.outcome().settled();
        Result kept = sure || !changed ? result : new Result(result.key(), result.attempts(), TAKEN_BACK);
        CompletableFuture<Void> durable = recorder.keep(kept);
        if (!sure && !changed) open.add(new Kept(result.key(), begun));
        return new Handed(kept, durable);
    }

    /** Whether anything waits to be confirmed. */
    synchronized boolean waits() {
        return !open.isEmpty();
    }
}
