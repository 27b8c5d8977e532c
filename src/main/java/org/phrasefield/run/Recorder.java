package org.phrasefield.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phrasefield.trial.Result;

/**
 * Writes results on a thread of its own, several in one transaction when they come faster than the disk. A result counts only once it is durable.
 */
final class Recorder implements AutoCloseable {
    private static final int QUEUE = 1024;

    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private final Consumer<List<Result>> write;
    private final Consumer<Result> durable;
    private final Runnable onFailure;
    private volatile @Nullable Throwable failure;

    private sealed interface Message {}

    private record Keep(Result result, CompletableFuture<Void> done) implements Message {}

    private record Beside(Runnable writing, CompletableFuture<Void> done) implements Message {}

    private record End() implements Message {}

    /**
     * @param write makes results durable
     * @param durable told of each result once it is
     * @param onFailure told when a write failed, after which nothing more is written
     */
    Recorder(Consumer<List<Result>> write, Consumer<Result> durable, Runnable onFailure) {
        this.write = write;
        this.durable = durable;
        this.onFailure = onFailure;
        thread = new Thread(this::work, "recorder");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Hands over a result; waits only when the disk is far behind, and is not to be interrupted: an answer was paid for.
     *
     * @return done when it is durable, or cannot be any more
     */
    CompletableFuture<Void> keep(Result result) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        put(new Keep(result, done));
        return done;
    }

    /** Writes something beside the results, such as how many calls may be in flight from now on; waits until it is durable, so that no more is done than is known of a process that is killed. */
    void beside(Runnable writing) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        put(new Beside(writing, done));
        done.join();
    }

    private void put(Message message) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void work() {
        try {
            boolean ended = false;
            while (!ended) {
                List<Message> messages = new ArrayList<>();
                messages.add(queue.take());
                queue.drainTo(messages);
                List<Result> results = new ArrayList<>();
                for (Message message : messages) {
                    if (message instanceof Keep keep) results.add(keep.result());
                    else if (message instanceof Beside beside) store(beside.writing());
                    else ended = true;
                }
                if (!results.isEmpty()) store(() -> store(results));
                for (Message message : messages) {
                    if (message instanceof Keep keep) keep.done().complete(null);
                    if (message instanceof Beside beside) beside.done().complete(null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Result> results) {
        write.accept(results);
        results.forEach(durable);
    }

    private void store(Runnable writing) {
        if (failure != null) return;
        try {
            writing.run();
        } catch (RuntimeException | Error e) {
            // The thread lives on and empties the queue, or the lanes would wait for room for ever.
            failure = e;
            onFailure.run();
        }
    }

    /** Waits until everything handed over is durable; throws what hindered the writing. */
    @Override
    public void close() {
        put(new End());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        Throwable failed = failure;
        if (failed instanceof Error error) throw error;
        if (failed instanceof RuntimeException fault) throw fault;
    }
}
