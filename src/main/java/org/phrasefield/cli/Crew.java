package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

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
        Runnable member = () -> {
            for (int at = next.getAndIncrement(); at < things.size(); at = next.getAndIncrement()) {
                results.set(at, done.apply(things.get(at)));
            }
        };
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (int other = 0; other < ForkJoinPool.getCommonPoolParallelism(); other++) {
            others.add(ForkJoinPool.commonPool().submit(member));
        }
        try {
            member.run();
        } finally {
            // Nobody takes a further thing once one has failed; those who have not begun find nothing left.
            next.set(things.size());
            others.forEach(ForkJoinTask::quietlyJoin);
        }
        others.forEach(ForkJoinTask::join);
        List<B> all = new ArrayList<>(things.size());
        for (int at = 0; at < things.size(); at++) all.add(results.get(at));
        return all;
    }
}
