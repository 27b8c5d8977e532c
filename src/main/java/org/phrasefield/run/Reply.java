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
 * @param loading how long the server says that it loaded its model while the call waited, not negative; absent where it does not tell
 */
public record Reply(
        Outcome outcome,
        OptionalInt status,
        Optional<Duration> retryAfter,
        Optional<String> raw,
        Optional<Duration> loading) {
    /** One whose server does not tell how long it loaded. */
    public Reply(Outcome outcome, OptionalInt status, Optional<Duration> retryAfter, Optional<String> raw) {
        this(outcome, status, retryAfter, raw, Optional.empty());
    }

    /** The same reply, with another outcome. */
    public Reply with(Outcome other) {
        return new Reply(other, status, retryAfter, raw, loading);
    }

    /** The same reply of a server that loaded its model for so long while the call waited. */
    public Reply loading(Optional<Duration> time) {
        return new Reply(outcome, status, retryAfter, raw, time);
    }

    /** A reply without HTTP. */
    public static Reply of(Outcome outcome) {
        return new Reply(outcome, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
