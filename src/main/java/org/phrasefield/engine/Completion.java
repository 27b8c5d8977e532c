package org.phrasefield.engine;

/**
 * An answer.
 *
 * @param inputTokens tokens of the prompt, system message and framing included
 * @param outputTokens tokens of the answer, the end token not counted
 */
public record Completion(String text, Finish finish, int inputTokens, int outputTokens) {}
