package org.phrasefield.engine;

/** A prompt that leaves no room for an answer in the context window. Nothing was computed. */
public final class PromptTooLongException extends RequestRefusedException {
    private final int promptTokens;
    private final int contextLength;

    public PromptTooLongException(int promptTokens, int contextLength) {
        super("The prompt has " + promptTokens + " tokens and the context window holds " + contextLength
                + ", the answer included; shorten the prompt.");
        this.promptTokens = promptTokens;
        this.contextLength = contextLength;
    }

    public int promptTokens() {
        return promptTokens;
    }

    public int contextLength() {
        return contextLength;
    }
}
