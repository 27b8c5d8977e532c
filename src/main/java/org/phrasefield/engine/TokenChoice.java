package org.phrasefield.engine;

import java.util.List;

/**
 * A token of an answer and how likely the model held it: by its own distribution, before temperature, penalties and cuts.
 *
 * @param token the id; {@link Tokenizer#bytes} says what it stands for
 * @param logProbability ln p, 0 or less
 * @param alternatives the likeliest tokens of that place, likeliest first, the chosen one among them if it is one of them
 */
public record TokenChoice(int token, double logProbability, List<Alternative> alternatives) {
    public TokenChoice {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A token that could have come.
     *
     * @param logProbability ln p, 0 or less
     */
    public record Alternative(int token, double logProbability) {}

    /** The choice of {@code token} with the {@code count} likeliest; of equals the lowest id first. */
    static TokenChoice of(int token, float[] logits, int count) {
        double[] logProbabilities = Distribution.logProbabilities(logits);
        return new TokenChoice(
                token,
                logProbabilities[token],
                Distribution.likeliest(logits, count).stream()
                        .map(id -> new Alternative(id, logProbabilities[id]))
                        .toList());
    }
}
