package org.phrasefield.llm;

import org.phrasefield.engine.Engine;

/**
 * Weights that the embedded engine has loaded.
 *
 * @param name what people call them, such as {@code SmolLM2-135M-Instruct}
 * @param engine runs them; whoever opens a model with it closes it through that model
 */
public record Weights(String name, Engine engine) {}
