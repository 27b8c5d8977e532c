package org.phrasefield.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A request on its way: what was asked, and the queue on which its caller waits for what comes of it. */
final class Ticket {
    /** What a caller may hear: an event, or why there is none. */
    private sealed interface Word {
        record Heard(Generation.Event event) implements Word {}

        record Failed(Throwable cause) implements Word {}
    }

    private final Request request;
    private final int[] prompt;
    private final int limit;
    private final Finish atLimit;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    Ticket(Request request, int[] prompt, int context) {
        this.request = request;
        this.prompt = prompt;
        this.limit = Math.min(request.maxTokens(), context - prompt.length);
        this.atLimit = limit < request.maxTokens() ? Finish.CONTEXT_FULL : Finish.TOKEN_LIMIT;
    }

    Request request() {
        return request;
    }

    int[] prompt() {
        return prompt;
    }

    /** Most tokens of the answer. */
    int limit() {
        return limit;
    }

    /** How an answer ends that reaches the limit. */
    Finish atLimit() {
        return atLimit;
    }

    /** Positions that the sequence of this request can come to need. */
    int positions() {
        return prompt.length + limit;
    }

    void tell(Generation.Event event) {
        words.add(new Word.Heard(event));
    }

    void fail(Throwable cause) {
        words.add(new Word.Failed(cause));
    }

    /** Waits for the next event. */
    Generation.Event take() throws InterruptedException {
        requireWanted();
        return event(words.take());
    }

    /** Waits for the next event, at most so long. */
    Optional<Generation.Event> take(Duration longest) throws InterruptedException {
        requireWanted();
        return Optional.ofNullable(words.poll(longest.toNanos(), TimeUnit.NANOSECONDS))
                .map(this::event);
    }

    void cancel() {
        cancelled = true;
        // Whoever waits is woken, and finds it cancelled.
        fail(new CancellationException());
    }

    boolean cancelled() {
        return cancelled;
    }

    private Generation.Event event(Word word) {
        requireWanted();
        if (word instanceof Word.Failed failed) {
            throw asException(failed.cause());
        }
        return ((Word.Heard) word).event();
    }

    private void requireWanted() {
        if (cancelled) {
            throw new CancellationException("The answer was cancelled.");
        }
    }

    /** A new exception for each caller, so that its trace shows who waited. */
    private static EngineException asException(Throwable cause) {
        return cause instanceof EngineException
                ? new EngineException(String.valueOf(cause.getMessage()), cause)
                : new EngineException("The engine stopped: " + cause, cause);
    }
}
