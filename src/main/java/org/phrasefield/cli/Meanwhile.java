package org.phrasefield.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that goes on on a thread of its own while others do theirs. */
final class Meanwhile<T> {
    private final CompletableFuture<T> work;

    /**
     * Begins at once.
     *
     * @param name of the thread
     */
    Meanwhile(String name, Supplier<T> work) {
        this.work = CompletableFuture.supplyAsync(work, task -> new Thread(task, name).start());
    }

    /** Waits for what comes of it; throws what hindered it. */
    T get() {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) throw fault;
            if (e.getCause() instanceof Error fault) throw fault;
            throw e;
        }
    }
}
