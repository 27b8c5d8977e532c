package org.phrasefield.engine;

/** A model file that is damaged or that this engine does not run; the message names the file and the key or tensor. */
public final class ModelFileException extends EngineException {
    public ModelFileException(String message) {
        super(message);
    }

    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
