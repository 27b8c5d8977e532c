package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work on things that take unequally long, on all cores: whoever is free takes the next one. A parallel stream on two cores deals out quarters, and whoever has done
 * the lighter ones waits for the other.
 */
final class Crew {
    private Crew() {}

    /** What comes of each thing, in their order; throws what hindered one of them. */
    static <A, B> List<B> work(List<A> things, Function<A, B> done) {
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(things.size());
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        // Those who have begun are waited for, and nobody else: the pool may have no thread to spare.
        Phaser present = new Phaser(1);
        Runnable member = () -> {
            present.register();
            try {
                for (int at = next.getAndIncrement(); at < things.size(); at = next.getAndIncrement()) {
                    results.set(at, done.apply(things.get(at)));
                }
            } catch (RuntimeException | Error hindrance) {
                fault.compareAndSet(null, hindrance);
                // Nobody takes a further thing.
                next.set(things.size());
            } finally {
                present.arriveAndDeregister();
            }
        };
        for (int other = 0; other < ForkJoinPool.getCommonPoolParallelism(); other++) {
            ForkJoinPool.commonPool().execute(member);
        }
        member.run();
        present.arriveAndAwaitAdvance();
        Throwable hindrance = fault.get();
        if (hindrance instanceof RuntimeException exception) throw exception;
        if (hindrance instanceof Error error) throw error;
        List<B> all = new ArrayList<>(things.size());
        for (int at = 0; at < things.size(); at++) all.add(results.get(at));
        return all;
    }
}
