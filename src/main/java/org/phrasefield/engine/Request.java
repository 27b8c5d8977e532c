package org.phrasefield.engine;

import java.util.List;

/**
 * A chat to be answered.
 *
 * @param turns at least one
 * @param maxTokens most tokens of the answer, at least 1; memory is set aside for all of them
 * @param stop texts at which the answer ends, none of them empty
 */
public record Request(List<Turn> turns, Sampling sampling, int maxTokens, List<String> stop) {
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
    }
}
