package org.phrasefield.engine;

import java.util.List;

/**
 * An answer.
 *
 * @param inputTokens tokens of the prompt, system message and framing included
 * @param outputTokens tokens of the answer, the end token not counted
 * @param choices the tokens in order with their probabilities, an end token included; empty unless the request wants them
 */
public record Completion(String text, Finish finish, int inputTokens, int outputTokens, List<TokenChoice> choices) {
    public Completion {
        choices = List.copyOf(choices);
    }
}
