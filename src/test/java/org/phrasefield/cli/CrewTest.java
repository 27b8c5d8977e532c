package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrewTest {
    private static final List<Integer> THINGS =
            IntStream.range(0, 1_000).boxed().toList();

    @Test
    void whatComesOfThingsHasTheirOrder() {
        assertThat(Crew.work(THINGS, thing -> -thing))
                .isEqualTo(THINGS.stream().map(thing -> -thing).toList());
        assertThat(Crew.work(List.of(), thing -> thing)).isEmpty();
    }

    @Test
    void whatHindersOneIsThrownAndNothingMoreIsBegun() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> Crew.work(THINGS, thing -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("no " + thing);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no ");
        assertThat(begun.get()).isLessThanOrEqualTo(1 + ForkJoinPool.getCommonPoolParallelism());
    }

    /** A server's replies, say, may hold the pool: who asked for the work does it alone then. */
    @Test
    @Timeout(60)
    void itIsDoneWhileThePoolIsBusy() throws InterruptedException {
        int threads = ForkJoinPool.getCommonPoolParallelism();
        CountDownLatch busy = new CountDownLatch(threads);
        CountDownLatch over = new CountDownLatch(1);
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (int other = 0; other < threads; other++) {
            others.add(ForkJoinPool.commonPool().submit(() -> {
                busy.countDown();
                return over.await(60, TimeUnit.SECONDS);
            }));
        }
        busy.await();
        try {
            assertThat(Crew.work(THINGS, thing -> thing)).isEqualTo(THINGS);
        } finally {
            over.countDown();
        }
        others.forEach(ForkJoinTask::join);
    }
}
