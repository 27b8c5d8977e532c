package org.phrasefield.protocol;

import java.time.Duration;

/**
 * How long to wait for a model; each above zero.
 *
 * @param load until a model is loaded
 * @param firstToken until an answer's first byte, once the model is loaded
 * @param silence between two bytes of an answer
 * @param total for one whole attempt
 */
public record Limits(Duration load, Duration firstToken, Duration silence, Duration total) {
    /** Ten minutes to load, two to the first token, one of silence, ten in all. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofSeconds(60), Duration.ofMinutes(10));
}
