package org.phrasefield.trial;

import java.util.OptionalInt;

/**
 * What an answer cost, as the service counts.
 *
 * @param inputTokens tokens of the prompt; absent where the service does not say
 * @param outputTokens tokens of the answer, reasoning included; absent where the service does not say
 */
public record Usage(OptionalInt inputTokens, OptionalInt outputTokens) {
    /** Nothing is known. */
    public static final Usage UNKNOWN = new Usage(OptionalInt.empty(), OptionalInt.empty());

    /** Both counts are known. */
    public static Usage of(int inputTokens, int outputTokens) {
        return new Usage(OptionalInt.of(inputTokens), OptionalInt.of(outputTokens));
    }
}
