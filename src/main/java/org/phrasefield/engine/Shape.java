package org.phrasefield.engine;

import java.util.Set;

/**
 * The measures of a model.
 *
 * @param architecture how it is built
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
        Architecture architecture,
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
        Architecture architecture = Architecture.of(metadata);
        refuseUnknownKeys(metadata, architecture);
        int width = metadata.requiredInteger(architecture.key("embedding_length"), 4, 1 << 16);
        int heads = metadata.requiredInteger(architecture.key("attention.head_count"), 1, 1 << 10);
        int keyHeads = metadata.integer(architecture.key("attention.head_count_kv"), 1, heads)
                .orElse(heads);
        int headSize = metadata.integer(architecture.key("attention.key_length"), 2, 1 << 12)
                .orElse(width / heads);
        Shape shape = new Shape(
                architecture,
                metadata.requiredInteger(architecture.key("block_count"), 1, 1 << 10),
                width,
                heads,
                keyHeads,
                headSize,
                metadata.requiredInteger(architecture.key("feed_forward_length"), 4, 1 << 20),
                vocabulary,
                metadata.requiredInteger(architecture.key("context_length"), 2, 1 << 24),
                metadata.number(architecture.key("rope.freq_base")).orElse(10_000.0),
                metadata.requiredNumber(architecture.key("attention.layer_norm_rms_epsilon")));
        shape.check(metadata);
        return shape;
    }

    private static void refuseUnknownKeys(Metadata metadata, Architecture architecture) {
        String prefix = architecture.key("");
        for (String key : metadata.keys()) {
            if (key.startsWith(prefix) && !KNOWN.contains(key.substring(prefix.length()))) {
                throw metadata.refused("key '" + key + "' is not known to this engine, which would have to ignore it");
            }
        }
        String scaling = metadata.text(architecture.key("rope.scaling.type")).orElse("none");
        if (!scaling.equals("none")) {
            throw metadata.refused("key '" + architecture.key("rope.scaling.type") + "' is '" + scaling
                    + "'; only 'none' is supported");
        }
        metadata.integer(architecture.key("expert_count"), 0, 0);
        metadata.integer(architecture.key("expert_used_count"), 0, 0);
    }

    private void check(Metadata metadata) {
        metadata.integer(architecture.key("attention.value_length"), headSize, headSize);
        metadata.integer(architecture.key("rope.dimension_count"), headSize, headSize);
        metadata.integer(architecture.key("vocab_size"), vocabulary, vocabulary);
        if (metadata.integer(architecture.key("attention.key_length"), 2, 1 << 12)
                        .isEmpty()
                && width % heads != 0) {
            throw metadata.refused("key '" + architecture.key("attention.head_count") + "' is " + heads
                    + ", which does not divide the width of " + width);
        }
        if (heads % keyHeads != 0) {
            throw metadata.refused("key '" + architecture.key("attention.head_count") + "' is " + heads
                    + ", not a multiple of the " + keyHeads + " key and value heads");
        }
        requireFours(metadata, "embedding_length", width);
        requireFours(metadata, "feed_forward_length", feedForward);
        requireFours(metadata, "attention.key_length", headSize);
        if (!(ropeBase > 1 && ropeBase <= Float.MAX_VALUE)) {
            throw metadata.refused(
                    "key '" + architecture.key("rope.freq_base") + "' is " + ropeBase + " and must be above 1");
        }
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw metadata.refused("key '" + architecture.key("attention.layer_norm_rms_epsilon") + "' is " + epsilon
                    + " and must lie between 0 and 1");
        }
    }

    private void requireFours(Metadata metadata, String key, int length) {
        if (length % 4 != 0) {
            throw metadata.refused("key '" + architecture.key(key) + "' gives rows of " + length
                    + " values and must give a multiple of 4");
        }
    }
}
