package org.phrasefield.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to build a transformer, as model files name it; all are kin of Llama and differ in what is said here. */
enum Architecture {
    /** Llama, SmolLM2: pairs that turn together are neighbours, no biases, the rotary angles may have factors of their own. */
    LLAMA("llama", false, false, true),
    /** Qwen2, Qwen2.5: a dimension turns with the one half a head further; queries, keys and values have biases. */
    QWEN2("qwen2", true, true, false);

    private final String label;
    private final boolean biases;
    private final boolean halves;
    private final boolean factors;

    Architecture(String label, boolean biases, boolean halves, boolean factors) {
        this.label = label;
        this.biases = biases;
        this.halves = halves;
        this.factors = factors;
    }

    /** The architecture that a file names; refuses any that is not built. */
    static Architecture of(Metadata metadata) {
        String named = metadata.requiredText("general.architecture");
        Optional<Architecture> known =
                Arrays.stream(values()).filter(each -> each.label.equals(named)).findFirst();
        return known.orElseThrow(() -> metadata.refused("architecture '" + named + "' is not supported; supported are "
                + Arrays.stream(values()).map(each -> "'" + each.label + "'").collect(Collectors.joining(", "))
                + " (Llama, SmolLM2, Qwen2 and their kin)"));
    }

    /** The key of that name under this architecture, such as {@code llama.block_count}. */
    String key(String name) {
        return label + "." + name;
    }

    /** Whether queries, keys and values have biases. */
    boolean biases() {
        return biases;
    }

    /** Whether dimension i of a head turns with i + half a head; else 2i turns with 2i + 1. */
    boolean halves() {
        return halves;
    }

    /** Whether the file may hold divisors of the rotary angles, as Llama 3 files do. */
    boolean factors() {
        return factors;
    }
}
