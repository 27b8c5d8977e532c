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
    private static final String LATEST = ":latest";

    public ModelChoice {
        reference = canonical(reference);
    }

    /** Without what Ollama takes for granted, so that a model has one name: {@code ollama/x:latest} is {@code ollama/x}. */
    public static String canonical(String reference) {
        boolean latest = reference.startsWith("ollama/") && reference.endsWith(LATEST);
        return latest ? reference.substring(0, reference.length() - LATEST.length()) : reference;
    }

    /** Whether a text names an environment variable, as far as that can be told, and is not the key itself. */
    public static boolean namesKey(String text) {
        return Secrets.isVariable(text);
    }

    /** What a model is for. */
    public enum Role {
        /** The model whose answers are studied. */
        SUBJECT,
        /** The model that turns answers into vectors. */
        EMBEDDER
    }
}
