package org.phrasefield.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Outcome;

/** Makes a model ready, again where that may help, on a thread of its own, so that nobody has to wait for a load when the run is to stop. */
final class WarmUp extends Thread {
    /** Stands for no hindrance, which asking again would not mend. */
    private static final Reply READY = Reply.of(new Outcome.NotRun("ready"));

    private final LanguageModel model;
    private final Settings settings;
    private final Limits limits;
    private final Patience patience;
    private final Progress progress;
    private final Runnable found;
    private final CompletableFuture<Optional<Reply>> end = new CompletableFuture<>();
    /** How long the last reply asked to wait, and what it said; of this thread only. */
    private Optional<Duration> asked = Optional.empty();

    private String said = "";

    /**
     * @param progress told of long waits
     * @param found done whenever the model is there and about to be made ready
     */
    WarmUp(
            LanguageModel model,
            Settings settings,
            Limits limits,
            Patience patience,
            Progress progress,
            Runnable found) {
        super("warm-up");
        setDaemon(true);
        this.model = model;
        this.settings = settings;
        this.limits = limits;
        this.patience = patience;
        this.progress = progress;
        this.found = found;
    }

    /** What hinders every question to the model; empty when it is ready, and when the run is to stop before that. */
    Optional<Reply> orUntil(Stop stop) {
        start();
        CompletableFuture.anyOf(end, stop.signal())
                .exceptionally(fault -> fault)
                .join();
        if (!end.isDone()) interrupt();
        try {
            return end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) throw fault;
            if (e.getCause() instanceof Error error) throw error;
            throw e;
        }
    }

    private Reply attempt() throws InterruptedException {
        Optional<Reply> hindrance = model.look();
        if (hindrance.isEmpty()) {
            found.run();
            hindrance = model.warmUp(settings, limits);
        }
        Reply reply = hindrance.orElse(READY);
        asked = Traffic.busy(reply) ? reply.retryAfter() : Optional.empty();
        said = Traffic.said(reply);
        return reply;
    }

    /** Waits, and says before a long wait whom it is for. */
    private void rest(Duration time) throws InterruptedException {
        if (asked.isPresent() && time.compareTo(Traffic.UNSAID) > 0) {
            progress.waits(Traffic.server(model), said, asked.get(), time);
        }
        Thread.sleep(time.toMillis());
    }

    @Override
    public void run() {
        try {
            Reply last = patience.with(new Random(0), this::rest, this::attempt);
            end.complete(Optional.of(last).filter(reply -> reply != READY));
        } catch (InterruptedException e) {
            end.complete(Optional.empty());
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }
}
