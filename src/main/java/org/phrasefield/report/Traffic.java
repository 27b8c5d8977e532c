package org.phrasefield.report;

import org.phrasefield.report.Study.Row;
import org.phrasefield.trial.Attempt;

/** What some calls took: how many there were beyond the first of each trial, how long, how many tokens. */
final class Traffic {
    private int trials;
    private int retries;
    private double seconds;
    private long inputTokens;
    private long outputTokens;

    /** Adds what a trial took, whatever came of it. */
    void add(Row row) {
        row.result().ifPresent(result -> {
            if (!result.attempts().isEmpty()) trials++;
            retries += Math.max(0, result.attempts().size() - 1);
            for (Attempt attempt : result.attempts()) seconds += attempt.took().toMillis() / 1000.0;
            result.outcome().text().ifPresent(answer -> {
                inputTokens += answer.usage().inputTokens().orElse(0);
                outputTokens += answer.usage().outputTokens().orElse(0);
            });
        });
    }

    /** Both together. */
    Traffic plus(Traffic other) {
        Traffic sum = new Traffic();
        sum.trials = trials + other.trials;
        sum.retries = retries + other.retries;
        sum.seconds = seconds + other.seconds;
        sum.inputTokens = inputTokens + other.inputTokens;
        sum.outputTokens = outputTokens + other.outputTokens;
        return sum;
    }

    /** Trials that somebody was asked for. */
    int trials() {
        return trials;
    }

    /** Calls beyond the first of each trial. */
    int retries() {
        return retries;
    }

    /** Seconds of all calls, laid end to end. */
    double seconds() {
        return seconds;
    }

    long inputTokens() {
        return inputTokens;
    }

    long outputTokens() {
        return outputTokens;
    }
}
