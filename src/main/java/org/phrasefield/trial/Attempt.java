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
 */
public record Attempt(
        int number, Instant startedAt, Duration took, Outcome outcome, OptionalInt status, Optional<String> raw) {}
