package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share out the units of a job: the caller and its helpers. Helpers spin for a moment after
 * a job, because the next one usually comes within microseconds, and then sleep. The caller never waits for a helper that
 * has not begun: on a busy machine it does the units itself. One job at a time.
 */
final class Team implements AutoCloseable {
    private static final int SPINS = 4_000;

    /** One unit of a job; units of a job may run at the same time, each with its thread's own scratch memory. */
    interface Unit {
        void run(int unit, Scratch scratch);
    }

    private final List<Helper> helpers = new ArrayList<>();
    private final Scratch scratch = new Scratch();
    private volatile Job current = new Job(0, (unit, own) -> {}, Thread.currentThread());
    private volatile boolean closed;

    /** @param threads the caller's included; never more are used than the machine has cores */
    Team(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A team needs at least one thread, not " + threads);
        }
        int count = Math.min(threads, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i < count; i++) {
            Helper helper = new Helper("engine-helper-" + i);
            helpers.add(helper);
            helper.start();
        }
    }

    /** Threads at work, the caller's included. */
    int size() {
        return helpers.size() + 1;
    }

    /** Runs units 0 to {@code units} − 1 and returns when all are done; what a unit throws is thrown here. */
    synchronized void run(int units, Unit unit) {
        if (units == 1 || helpers.isEmpty()) {
            for (int i = 0; i < units; i++) {
                unit.run(i, scratch);
            }
            return;
        }
        Job job = new Job(units, unit, Thread.currentThread());
        current = job;
        helpers.forEach(Helper::wake);
        job.work(scratch);
        job.await();
    }

    @Override
    public void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }

    private static final class Job {
        private final int units;
        private final Unit unit;
        private final Thread caller;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Job(int units, Unit unit, Thread caller) {
            this.units = units;
            this.unit = unit;
            this.caller = caller;
        }

        void work(Scratch own) {
            for (int i = next.getAndIncrement(); i < units; i = next.getAndIncrement()) {
                try {
                    unit.run(i, own);
                } catch (Throwable e) {
                    failure = e;
                }
                if (done.incrementAndGet() == units && Thread.currentThread() != caller) {
                    LockSupport.unpark(caller);
                }
            }
        }

        void await() {
            for (int spins = 0; done.get() < units; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            Throwable thrown = failure;
            if (thrown instanceof Error error) {
                throw error;
            } else if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private final class Helper extends Thread {
        private final Scratch own = new Scratch();
        private volatile boolean asleep;

        Helper(String name) {
            super(name);
            setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            Job last = current;
            while (!closed) {
                last = next(last);
                last.work(own);
            }
        }

        private Job next(Job last) {
            for (int spins = 0; spins < SPINS; spins++) {
                if (current != last || closed) {
                    return current;
                }
                Thread.onSpinWait();
            }
            asleep = true;
            while (current == last && !closed) {
                LockSupport.park(Team.this);
            }
            asleep = false;
            return current;
        }
    }
}
