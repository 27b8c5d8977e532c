package org.phrasefield.llm;

import dev.langchain4j.exception.TimeoutException;
import java.time.Duration;

/** An answer of the embedded engine took longer than it may. */
public final class EmbeddedTimeoutException extends TimeoutException {
    /** What took too long. */
    public enum Limit {
        /** Reading the prompt, up to the first token of the answer. */
        FIRST_TOKEN,
        /** The time between two tokens. */
        SILENCE,
        /** The whole answer. */
        TOTAL
    }

    private static final long serialVersionUID = 1L;

    private final Limit limit;

    EmbeddedTimeoutException(Limit limit, Duration longest) {
        super(
                switch (limit) {
                    case FIRST_TOKEN -> "No token of an answer came within " + longest.toMillis() + " ms.";
                    case SILENCE -> "The answer fell silent for " + longest.toMillis() + " ms.";
                    case TOTAL -> "The answer was not done within " + longest.toMillis() + " ms.";
                });
        this.limit = limit;
    }

    /** The limit that was reached. */
    public Limit limit() {
        return limit;
    }
}
