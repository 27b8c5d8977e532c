package org.phrasefield.engine;

import java.util.List;
import java.util.OptionalInt;

/**
 * A chat to be answered.
 *
 * @param turns at least one
 * @param maxTokens most tokens of the answer, at least 1; memory is set aside for all of them
 * @param stop texts at which the answer ends, none of them empty
 * @param alternatives how many of the likeliest tokens to tell of each place, 0 to {@value #MOST_ALTERNATIVES}, beside the chosen one; empty if
 *     no probabilities are wanted
 */
public record Request(List<Turn> turns, Sampling sampling, int maxTokens, List<String> stop, OptionalInt alternatives) {
    /** Most alternatives of one place. */
    public static final int MOST_ALTERNATIVES = 100;

    public Request {
        turns = List.copyOf(turns);
        stop = List.copyOf(stop);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("A request needs at least one turn");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("An answer needs a limit of at least 1 token, not " + maxTokens);
        }
        if (stop.contains("")) {
            throw new IllegalArgumentException("A stop string must not be empty");
        }
        int wanted = alternatives.orElse(0);
        if (wanted < 0 || wanted > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException(
                    "Alternatives can be 0 to " + MOST_ALTERNATIVES + " at each place, not " + wanted);
        }
    }

    /** Without probabilities. */
    public Request(List<Turn> turns, Sampling sampling, int maxTokens, List<String> stop) {
        this(turns, sampling, maxTokens, stop, OptionalInt.empty());
    }
}
