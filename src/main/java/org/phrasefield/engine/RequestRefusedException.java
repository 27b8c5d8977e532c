package org.phrasefield.engine;

/** A request that this engine cannot answer, whoever asks and whenever; others it can. Nothing was computed. */
public class RequestRefusedException extends EngineException {
    public RequestRefusedException(String message) {
        super(message);
    }
}
