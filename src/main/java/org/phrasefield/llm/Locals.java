package org.phrasefield.llm;

import java.util.List;
import java.util.Optional;

/** What this machine holds for models: scripts and weights. The wiring opens files; this room is handed what is in them. */
public interface Locals {
    /** The text of a script. */
    Opened<String> script(String file);

    /** Names of the known weights that are in the cache, such as {@code SmolLM2-135M-Instruct}. */
    List<String> cached();

    /**
     * Brings known weights into the cache, where the user lets it.
     *
     * @return why they are not there, in one sentence; empty when they are
     * @throws InterruptedException when the caller is interrupted; nothing half-written stays
     */
    Optional<String> fetch(String name) throws InterruptedException;
}
