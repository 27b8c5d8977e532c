package org.phrasefield.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call to a service inside a trial.
 *
 * @param number from 1
 * @param startedAt when the call began
 * @param took how long it lasted
 * @param outcome what came of it
 * @param status HTTP status; absent where there was no HTTP
 * @param raw the reply as it came, bounded; absent where nothing came
 * @param digest hash of the model's weights, as the service told it last before the call; absent where it tells none
 * @param server name and version of the server, told in the same way
 * @param loading how much of the time the server loaded its model, as it says; absent where it does not
 */
public record Attempt(
        int number,
        Instant startedAt,
        Duration took,
        Outcome outcome,
        OptionalInt status,
        Optional<String> raw,
        Optional<String> digest,
        Optional<String> server,
        Optional<Duration> loading) {
    /** One of a model of which nothing is told. */
    public Attempt(
            int number, Instant startedAt, Duration took, Outcome outcome, OptionalInt status, Optional<String> raw) {
        this(number, startedAt, took, outcome, status, raw, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same call, with all that came of it. */
    public Attempt with(Outcome whole) {
        return new Attempt(number, startedAt, took, whole, status, raw, digest, server, loading);
    }
}
