package org.phrasefield.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.phrasefield.trial.Outcome;

/**
 * What one call gave.
 *
 * @param outcome never {@link Outcome.NotRun}
 * @param status HTTP status; absent where there was no HTTP
 * @param retryAfter how long the service asked to wait; never negative
 * @param raw the reply as it came, bounded; absent where nothing came
 */
public record Reply(Outcome outcome, OptionalInt status, Optional<Duration> retryAfter, Optional<String> raw) {
    /** A reply without HTTP. */
    public static Reply of(Outcome outcome) {
        return new Reply(outcome, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
