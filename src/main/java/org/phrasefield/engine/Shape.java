package org.phrasefield.engine;

import java.util.Set;

/**
 * The measures of a Llama model.
 *
 * @param layers number of blocks
 * @param width length of the residual
 * @param heads query heads; head h reads key and value head h / (heads / keyHeads)
 * @param keyHeads key and value heads
 * @param headSize length of a head, an even number
 * @param feedForward inner length of the feed-forward part
 * @param vocabulary number of tokens
 * @param context most positions of a sequence, prompt and answer together
 * @param ropeBase base of the rotary angles
 * @param epsilon added to the mean square in the norms
 */
record Shape(
        int layers,
        int width,
        int heads,
        int keyHeads,
        int headSize,
        int feedForward,
        int vocabulary,
        int context,
        double ropeBase,
        double epsilon) {

    static final String ARCHITECTURE = "llama";

    private static final Set<String> KNOWN = Set.of(
            "block_count",
            "context_length",
            "embedding_length",
            "feed_forward_length",
            "attention.head_count",
            "attention.head_count_kv",
            "attention.key_length",
            "attention.value_length",
            "attention.layer_norm_rms_epsilon",
            "rope.freq_base",
            "rope.dimension_count",
            "rope.scaling.type",
            "vocab_size",
            "expert_count",
            "expert_used_count");

    int queryWidth() {
        return heads * headSize;
    }

    int keyWidth() {
        return keyHeads * headSize;
    }

    /** Bytes of keys and values that one position of a sequence takes. */
    long bytesPerPosition() {
        return 2L * Float.BYTES * layers * keyWidth();
    }

    /**
     * Reads the measures and refuses, by key, whatever the forward pass would have to know and does not.
     *
     * @param vocabulary number of tokens of the tokeniser
     */
    static Shape of(Metadata metadata, int vocabulary) {
        requireArchitecture(metadata);
        for (String key : metadata.keys()) {
            if (key.startsWith("llama.") && !KNOWN.contains(key.substring("llama.".length()))) {
                throw metadata.refused("key '" + key + "' is not known to this engine, which would have to ignore it");
            }
        }
        String scaling = metadata.text("llama.rope.scaling.type").orElse("none");
        if (!scaling.equals("none")) {
            throw metadata.refused("key 'llama.rope.scaling.type' is '" + scaling + "'; only 'none' is supported");
        }
        metadata.integer("llama.expert_count", 0, 0);
        int width = metadata.requiredInteger("llama.embedding_length", 4, 1 << 16);
        int heads = metadata.requiredInteger("llama.attention.head_count", 1, 1 << 10);
        int keyHeads =
                metadata.integer("llama.attention.head_count_kv", 1, heads).orElse(heads);
        int headSize =
                metadata.integer("llama.attention.key_length", 2, 1 << 12).orElse(width / heads);
        Shape shape = new Shape(
                metadata.requiredInteger("llama.block_count", 1, 1 << 10),
                width,
                heads,
                keyHeads,
                headSize,
                metadata.requiredInteger("llama.feed_forward_length", 4, 1 << 20),
                vocabulary,
                metadata.requiredInteger("llama.context_length", 2, 1 << 24),
                metadata.number("llama.rope.freq_base").orElse(10_000.0),
                metadata.requiredNumber("llama.attention.layer_norm_rms_epsilon"));
        shape.check(metadata);
        return shape;
    }

    /** Refuses every architecture but the one that is built. */
    static void requireArchitecture(Metadata metadata) {
        String architecture = metadata.requiredText("general.architecture");
        if (!architecture.equals(ARCHITECTURE)) {
            throw metadata.refused("architecture '" + architecture + "' is not supported; supported is '" + ARCHITECTURE
                    + "' (Llama, SmolLM2 and their kin)");
        }
    }

    private void check(Metadata metadata) {
        metadata.integer("llama.attention.value_length", headSize, headSize);
        metadata.integer("llama.rope.dimension_count", headSize, headSize);
        metadata.integer("llama.vocab_size", vocabulary, vocabulary);
        if (heads % keyHeads != 0) {
            throw metadata.refused("key 'llama.attention.head_count' is " + heads + ", not a multiple of the "
                    + keyHeads + " key and value heads");
        }
        if (headSize % 4 != 0 || width % 4 != 0 || feedForward % 4 != 0) {
            throw metadata.refused("key 'llama.embedding_length' or 'llama.feed_forward_length' does not give rows and"
                    + " heads of a multiple of 4 values");
        }
        if (!(ropeBase > 1) || !(epsilon >= 0 && epsilon < 1) || Double.isInfinite(ropeBase)) {
            throw metadata.refused(
                    "key 'llama.rope.freq_base' or 'llama.attention.layer_norm_rms_epsilon' is out of range");
        }
    }
}
