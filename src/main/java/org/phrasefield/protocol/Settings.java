package org.phrasefield.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Sampling settings and limits of one answer; absent means the model's own default.
 *
 * @param temperature 0 or more; 0 is greedy
 * @param topK at least 1
 * @param topP above 0, at most 1
 * @param minP from 0 to 1
 * @param repeatPenalty above 0; 1 is none
 * @param contextTokens window in tokens ({@code num_ctx})
 * @param maxTokens answer's limit in tokens, at least 1
 * @param stop texts that end an answer, none empty
 * @param think whether a model that can is to reason first
 * @param threads engine threads of a local server ({@code num_thread})
 */
public record Settings(
        OptionalDouble temperature,
        OptionalInt topK,
        OptionalDouble topP,
        OptionalDouble minP,
        OptionalDouble repeatPenalty,
        OptionalInt contextTokens,
        int maxTokens,
        List<String> stop,
        Optional<Boolean> think,
        OptionalInt threads) {
    /** Answer's limit in tokens where the protocol names none. */
    public static final int DEFAULT_MAX_TOKENS = 400;

    /** Every setting left to the model, the answer's limit at its default. */
    public static final Settings DEFAULT = new Settings(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            DEFAULT_MAX_TOKENS,
            List.of(),
            Optional.empty(),
            OptionalInt.empty());

    public Settings {
        stop = List.copyOf(stop);
        if (maxTokens < 1) throw new IllegalArgumentException("max_tokens: " + maxTokens);
        if (stop.contains("")) throw new IllegalArgumentException("an empty stop text would empty every answer");
    }
}
