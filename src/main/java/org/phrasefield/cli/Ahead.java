package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.phrasefield.run.Plan;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * Scores answers while others are asked, on a thread of its own, so that little is left to do when the last one is there. Nobody waits for it:
 * what it has no time for is left to those who score after the asking, and so is whatever hinders it, for they meet it again and can tell it.
 */
final class Ahead implements AutoCloseable {
    /** Answers that wait at most; more are left to the end. */
    private static final int WAITING = 256;
    /** Answers whose scores are kept together. */
    private static final int BATCH = 64;

    private final String run;
    private final Map<String, Trial> trials = new HashMap<>();
    private final Supplier<Scoreboard> scoreboard;
    private final JdbcAnswerStore writer;
    /** An empty one is the end. */
    private final BlockingQueue<Optional<Result>> waiting = new ArrayBlockingQueue<>(WAITING);

    private final Thread thread;
    private volatile boolean over;

    /**
     * @param run id of the run
     * @param plan what is asked
     * @param scoreboard made on the thread, since its word lists take as long to read as the first answers to come
     * @param writer where scores are kept; a connection that nobody else writes by meanwhile
     */
    Ahead(String run, Plan plan, Supplier<Scoreboard> scoreboard, JdbcAnswerStore writer) {
        this.run = run;
        plan.trials().forEach(trial -> trials.put(trial.key(), trial));
        this.scoreboard = scoreboard;
        this.writer = writer;
        thread = new Thread(this::work, "scores-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a result that is in the store; never waits. */
    void offer(Result result) {
        waiting.offer(Optional.of(result));
    }

    private void work() {
        try {
            Scoreboard scores = scoreboard.get();
            while (!over) {
                List<Optional<Result>> results = new ArrayList<>();
                results.add(waiting.take());
                waiting.drainTo(results, BATCH - 1);
                Map<String, Assessment> assessed = new LinkedHashMap<>();
                for (Optional<Result> result : results) result.ifPresent(each -> assess(scores, each, assessed));
                if (!assessed.isEmpty()) scores.keep(writer, run, assessed);
            }
        } catch (InterruptedException nobody) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException hindrance) {
            // Told by those who score the rest.
            waiting.clear();
        }
    }

    private void assess(Scoreboard scores, Result result, Map<String, Assessment> assessed) {
        Trial trial = trials.get(result.key());
        if (trial == null || over) return;
        scores.assess(trial, result).ifPresent(assessment -> assessed.put(trial.key(), assessment));
    }

    /** Ends when the answer in work is scored; what waits is left. */
    @Override
    public void close() {
        over = true;
        waiting.clear();
        waiting.offer(Optional.empty());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
