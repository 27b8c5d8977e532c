package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the real weights are: PHRASEFIELD_MODELS (property or environment), else the user's cache folder. */
public final class ModelWeights {
    private static final String NAME = "SmolLM2-135M-Instruct.Q4_1.gguf";

    private ModelWeights() {}

    /** The weights; without them the calling test is skipped, or fails where CI=true says that they must be there. */
    public static Path require() {
        Path file = folder().resolve(NAME);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(file).as("weights, which CI must have").isRegularFile();
        }
        assumeTrue(Files.isRegularFile(file), "no weights at " + file);
        return file;
    }

    static Path folder() {
        Optional<String> given =
                Optional.ofNullable(System.getProperty("PHRASEFIELD_MODELS", System.getenv("PHRASEFIELD_MODELS")));
        if (given.isPresent()) {
            return Path.of(given.get());
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "phrasefield")
                : Path.of(cache, "phrasefield");
    }
}
