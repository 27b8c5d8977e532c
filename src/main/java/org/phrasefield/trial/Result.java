package org.phrasefield.trial;

import java.util.List;

/**
 * What came of one trial.
 *
 * @param key the trial's key
 * @param attempts every call in order; empty where nobody asked
 * @param outcome the last attempt's, or {@link Outcome.NotRun}
 */
public record Result(String key, List<Attempt> attempts, Outcome outcome) {
    public Result {
        attempts = List.copyOf(attempts);
    }
}
