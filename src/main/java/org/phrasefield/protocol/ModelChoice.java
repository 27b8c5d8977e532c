package org.phrasefield.protocol;

import java.util.Optional;

/**
 * A model and how to ask it.
 *
 * @param role what the model is for
 * @param reference {@code service/name}, {@code echo}, {@code scripted/FILE}, or {@code auto}
 * @param settings sampling and limits of one answer
 * @param url the server's address; absent means the service's own
 * @param key name of the environment variable that holds the key, never the key
 */
public record ModelChoice(Role role, String reference, Settings settings, Optional<String> url, Optional<String> key) {
    /** What a model is for. */
    public enum Role {
        /** The model whose answers are studied. */
        SUBJECT,
        /** The model that turns answers into vectors. */
        EMBEDDER
    }
}
