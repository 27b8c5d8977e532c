package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Works on things in order on a thread of its own, a batch behind whoever hands them over; no more than two batches wait in memory. */
final class Behind<T> implements AutoCloseable {
    private final String name;
    private final int batch;
    private final Consumer<T> work;
    private List<T> waiting = new ArrayList<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * @param name of the thread
     * @param batch how many things are worked on together
     */
    Behind(String name, int batch, Consumer<T> work) {
        this.name = name;
        this.batch = batch;
        this.work = work;
    }

    /** Hands a thing over; waits where too many do already, and throws what hindered the work on them. */
    void hand(T thing) {
        waiting.add(thing);
        if (waiting.size() == batch) begin();
    }

    private void begin() {
        await();
        List<T> together = waiting;
        waiting = new ArrayList<>();
        last = CompletableFuture.runAsync(() -> together.forEach(work), this::thread);
    }

    private void thread(Runnable task) {
        new Thread(task, name).start();
    }

    private void await() {
        try {
            last.join();
        } catch (CompletionException e) {
            last = CompletableFuture.completedFuture(null);
            if (e.getCause() instanceof RuntimeException fault) throw fault;
            if (e.getCause() instanceof Error fault) throw fault;
            throw e;
        }
    }

    /** Waits until all is done; throws what hindered it. */
    @Override
    public void close() {
        begin();
        await();
    }
}
