package org.phrasefield.trial;

import java.util.List;

/**
 * What came of one trial.
 *
 * @param key the trial's key
 * @param attempts every call in order; empty where nobody asked
 * @param outcome the last attempt's; {@link Outcome.NotRun} where nobody asked, or where the run ended before it was asked again
 */
public record Result(String key, List<Attempt> attempts, Outcome outcome) {
    public Result {
        attempts = List.copyOf(attempts);
    }
}
