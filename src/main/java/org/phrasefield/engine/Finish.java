package org.phrasefield.engine;

/** Why an answer ended. */
public enum Finish {
    /** The model ended it. */
    END_TOKEN,
    /** One of the request's stop strings came; the text ends before it. */
    STOP_STRING,
    /** The request's token limit was reached; the answer is cut. */
    TOKEN_LIMIT,
    /** The context window is full; the answer is cut. */
    CONTEXT_FULL;

    /** Whether the answer is complete as far as the request goes. */
    public boolean isComplete() {
        return switch (this) {
            case END_TOKEN, STOP_STRING -> true;
            case TOKEN_LIMIT, CONTEXT_FULL -> false;
        };
    }
}
