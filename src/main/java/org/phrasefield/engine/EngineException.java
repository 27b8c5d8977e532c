package org.phrasefield.engine;

/**
 * What the engine says when it cannot do what was asked; the message is one sentence for a person to read. Unless it is a
 * {@link RequestRefusedException} or a {@link ModelFileException}, the engine itself is at fault and asking again does not help.
 */
public class EngineException extends RuntimeException {
    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
