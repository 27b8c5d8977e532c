package org.phrasefield.llm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What this machine holds for models: scripts and weights. The wiring opens files; this room is handed what is in them. */
public interface Locals {
    /** The text of a script. */
    Opened<String> script(String file);

    /**
     * Loads weights that are on this machine; fetches none.
     *
     * @param nameOrFile name of known weights, or a file whose name ends in {@code .gguf}
     * @param threads how many threads compute; absent means one for each core
     */
    Opened<Weights> weights(String nameOrFile, OptionalInt threads);

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
