package org.phrasefield.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;

/** The trials of one model, asked by as many threads as there are lanes, in plan order. */
final class Block {
    private final Deque<Trial> waiting;
    private final Asking asking;
    private final Unconfirmed unconfirmed;
    private final Tolerance tolerance;
    private final Stop stop;
    private final Traffic traffic;
    private final Standing standing;
    private final BooleanSupplier over;
    /** Whether the block's share of the budget is used up. */
    private volatile boolean used;

    /** @param over whether the block's share of the time is used up, so that it begins nothing more */
    Block(
            List<Trial> trials,
            Asking asking,
            Traffic traffic,
            Standing standing,
            Unconfirmed unconfirmed,
            Tolerance tolerance,
            Stop stop,
            BooleanSupplier over) {
        waiting = new ConcurrentLinkedDeque<>(trials);
        this.traffic = traffic;
        this.standing = standing;
        this.asking = asking;
        this.unconfirmed = unconfirmed;
        this.tolerance = tolerance;
        this.stop = stop;
        this.over = over;
    }

    /**
     * Asks until nothing waits, the block's time is over, the model is lost, or the run is to stop; then gives what is in flight some grace and interrupts the
     * rest.
     *
     * @return why the model cannot be asked any more, if so
     */
    Optional<String> ask(Duration grace) {
        List<Lane> workers = new ArrayList<>();
        int lanes = Math.min(traffic.most(), waiting.size());
        for (int i = 0; i < lanes; i++) workers.add(new Lane(i));
        CompletableFuture<Void> done = CompletableFuture.allOf(
                workers.stream().map(worker -> worker.end).toArray(CompletableFuture[]::new));
        workers.forEach(Thread::start);
        await(done, grace, workers);
        for (Lane worker : workers) {
            if (worker.fault instanceof Error error) throw error;
            if (worker.fault instanceof RuntimeException fault) throw fault;
        }
        lookAtLast();
        return standing.lost();
    }

    private void lookAtLast() {
        try {
            standing.lookAtLast();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was not begun, in order. */
    List<Trial> left() {
        return List.copyOf(waiting);
    }

    private void await(CompletableFuture<Void> done, Duration grace, List<Lane> workers) {
        CompletableFuture.anyOf(done, stop.signal()).join();
        moved();
        try {
            done.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            workers.forEach(Thread::interrupt);
            done.join();
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            done.join();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane ends without a value only", e);
        }
    }

    private final class Lane extends Thread {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile @Nullable Throwable fault;

        Lane(int number) {
            super("lane-" + (number + 1));
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                askAll();
            } catch (InterruptedException e) {
                // Given up: what was in flight is asked again when the run is continued.
                interrupt();
            } catch (RuntimeException | Error e) {
                fault = e;
                stop.ask(Status.INCOMPLETE, "Phrasefield itself failed");
            } finally {
                end.complete(null);
            }
        }

        private void askAll() throws InterruptedException {
            while (begin()) {
                try {
                    Trial trial = waiting.poll();
                    if (trial == null) return;
                    Asking.Asked asked = asking.ask(trial, !waiting.isEmpty());
                    if (asked.again() && asked.result().outcome().equals(Purse.notRun())) used = true;
                    if (asked.result().attempts().isEmpty()) {
                        if (asked.again()) waiting.addFirst(trial);
                        return;
                    }
                    Unconfirmed.Handed handed = unconfirmed.keep(asked.result(), asked.begun());
                    tolerance.note(handed.result().outcome());
                    if (asked.again()) waiting.add(trial);
                    // What is not durable yet is in flight still: a process that is killed asks no more than that
                    // twice.
                    handed.durable().join();
                } finally {
                    traffic.leave();
                    if (standing.lost().isPresent()) traffic.end();
                    moved();
                }
            }
        }
    }

    /** Waits for room; false when there is nothing more to begin. */
    private synchronized boolean begin() throws InterruptedException {
        while (!stop.asked() && standing.lost().isEmpty() && !waiting.isEmpty() && !used && !over.getAsBoolean()) {
            if (traffic.enter()) return true;
            wait();
        }
        return false;
    }

    /** Lets waiting lanes look anew: there may be room, or nothing more to wait for. */
    private synchronized void moved() {
        notifyAll();
    }
}
