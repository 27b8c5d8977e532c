package org.phrasefield.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** An answer on its way. One thread hears what comes; any thread may cancel. */
public final class Generation {
    /** What is heard of an answer. */
    public sealed interface Event {
        /**
         * A token has been written.
         *
         * @param text whole characters that it completes; often empty, when a character or a stop text is not yet complete
         */
        record Piece(String text) implements Event {}

        /** The answer is complete or cut; nothing follows. */
        record Done(Completion completion) implements Event {}
    }

    private final Desk desk;
    private final Ticket ticket;

    Generation(Desk desk, Ticket ticket) {
        this.desk = desk;
        this.ticket = ticket;
    }

    /**
     * Waits for the next event, as long as it takes.
     *
     * @throws CancellationException if the answer was cancelled
     * @throws EngineException if the engine failed or was closed
     * @throws InterruptedException if the calling thread is interrupted; the answer goes on
     */
    public Event next() throws InterruptedException {
        return ticket.take();
    }

    /**
     * Waits for the next event, at most so long; empty if none came. The answer goes on.
     *
     * @throws CancellationException if the answer was cancelled
     * @throws EngineException if the engine failed or was closed
     * @throws InterruptedException if the calling thread is interrupted; the answer goes on
     */
    public Optional<Event> next(Duration longest) throws InterruptedException {
        return ticket.take(longest);
    }

    /**
     * Hears the answer to its end.
     *
     * @param listener gets the text piece by piece, none empty, on the calling thread; what it throws cancels the answer and is thrown here
     * @throws CancellationException if the answer was cancelled
     * @throws EngineException if the engine failed or was closed
     * @throws InterruptedException if the calling thread is interrupted; the answer is cancelled
     */
    public Completion await(Consumer<String> listener) throws InterruptedException {
        try {
            while (true) {
                Event event = next();
                if (event instanceof Event.Done done) {
                    return done.completion();
                } else if (event instanceof Event.Piece piece && !piece.text().isEmpty()) {
                    listener.accept(piece.text());
                }
            }
        } finally {
            cancel();
        }
    }

    /**
     * Gives the answer up, in the middle of a prompt or an answer, after the step that is being computed. Who waits for it is told at once.
     */
    public void cancel() {
        desk.cancel(ticket);
    }
}
