package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Works on things in order on a thread of its own, a batch behind whoever hands them over; no more than two batches wait in memory. */
final class Behind<T> implements AutoCloseable {
    private final String name;
    private final int batch;
    private final Consumer<T> work;
    private List<T> waiting = new ArrayList<>();
    private Optional<Meanwhile<Integer>> last = Optional.empty();

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
        last = Optional.of(new Meanwhile<>(name, () -> {
            together.forEach(work);
            return together.size();
        }));
    }

    private void await() {
        Optional<Meanwhile<Integer>> before = last;
        last = Optional.empty();
        before.ifPresent(Meanwhile::get);
    }

    /** Waits until all is done; throws what hindered it. */
    @Override
    public void close() {
        begin();
        await();
    }
}
