package org.phrasefield.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A request on its way: what was asked, and the queue on which its caller waits for what comes of it. */
final class Ticket {
    /** What a caller hears of its request. */
    sealed interface Event {
        record Piece(String text) implements Event {}

        record Done(Completion completion) implements Event {}

        record Failed(Throwable cause) implements Event {
            /** A new exception for each caller, so that its trace shows who waited. */
            EngineException asException() {
                return cause instanceof EngineException
                        ? new EngineException(String.valueOf(cause.getMessage()), cause)
                        : new EngineException("The engine stopped: " + cause, cause);
            }
        }
    }

    private final Request request;
    private final int[] prompt;
    private final int limit;
    private final Finish atLimit;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
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

    void tell(Event event) {
        events.add(event);
    }

    Event take() throws InterruptedException {
        return events.take();
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }
}
