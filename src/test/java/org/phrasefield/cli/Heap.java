package org.phrasefield.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What lives in the heap, in megabytes, again and again after it was cleared, from its making until it is closed, then once more. */
final class Heap implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;
    private final Duration pause;
    private final List<Long> used = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch = new Thread(this::watch, "heap");

    Heap(Duration pause) {
        this.pause = pause;
        watch.start();
    }

    private void watch() {
        try {
            boolean last;
            do {
                last = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                System.gc();
                used.add(left() / MEGABYTE);
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the collection left, and not what is in use now: others fill the heap while this thread waits for its turn. */
    private static long left() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    List<Long> used() {
        return used;
    }

    long most() {
        return Collections.max(used);
    }

    /** Median of the last third less that of the middle one: at first the plan is laid out, and code is loaded. */
    long growth() {
        int third = used.size() / 3;
        return median(used.subList(used.size() - third, used.size())) - median(used.subList(third, 2 * third));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        watch.join();
    }
}
