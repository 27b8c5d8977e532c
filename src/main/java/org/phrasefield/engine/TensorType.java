package org.phrasefield.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/** How a tensor's numbers are stored; formats as in ggml. A block is the smallest piece that can be read by itself. */
enum TensorType {
    F32(0, 1, 4) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            into[to] = (float) FLOAT.get(raw, at);
        }
    },
    F16(1, 1, 2) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            into[to] = half(raw, at);
        }
    },
    /** value = d · (q − 8), q of 4 bits; low nibbles are the first half of the block. */
    Q4_0(2, 32, 18) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            float d = half(raw, at);
            nibbles(raw, at + 2, into, to, d, -8 * d);
        }
    },
    /** value = d · q + m, q of 4 bits; low nibbles are the first half of the block. */
    Q4_1(3, 32, 20) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            nibbles(raw, at + 4, into, to, half(raw, at), half(raw, at + 2));
        }
    },
    /** value = d · q, q a signed byte. */
    Q8_0(8, 32, 34) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            float d = half(raw, at);
            for (int i = 0; i < 32; i++) {
                into[to + i] = d * raw[at + 2 + i];
            }
        }
    },
    BF16(30, 1, 2) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            into[to] = Half.brain((short) SHORT.get(raw, at));
        }
    };

    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Names of formats that exist and are not read here, so that a refusal can say what it met. */
    private static final Map<Integer, String> FOREIGN = Map.ofEntries(
            Map.entry(6, "Q5_0"),
            Map.entry(7, "Q5_1"),
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
            Map.entry(12, "Q4_K"),
            Map.entry(13, "Q5_K"),
            Map.entry(14, "Q6_K"),
            Map.entry(15, "Q8_K"),
            Map.entry(16, "IQ2_XXS"),
            Map.entry(17, "IQ2_XS"),
            Map.entry(18, "IQ3_XXS"),
            Map.entry(19, "IQ1_S"),
            Map.entry(20, "IQ4_NL"),
            Map.entry(21, "IQ3_S"),
            Map.entry(22, "IQ2_S"),
            Map.entry(23, "IQ4_XS"),
            Map.entry(24, "I8"),
            Map.entry(25, "I16"),
            Map.entry(26, "I32"),
            Map.entry(27, "I64"),
            Map.entry(28, "F64"),
            Map.entry(29, "IQ1_M"),
            Map.entry(34, "TQ1_0"),
            Map.entry(35, "TQ2_0"),
            Map.entry(39, "MXFP4"));

    private final int id;
    private final int blockLength;
    private final int blockBytes;

    TensorType(int id, int blockLength, int blockBytes) {
        this.id = id;
        this.blockLength = blockLength;
        this.blockBytes = blockBytes;
    }

    abstract void block(byte[] raw, int at, float[] into, int to);

    static Optional<TensorType> of(int id) {
        for (TensorType type : values()) {
            if (type.id == id) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What to call format {@code id} in a message, known here or not. */
    static String nameOf(int id) {
        return of(id).map(TensorType::name).orElseGet(() -> FOREIGN.getOrDefault(id, "number " + id));
    }

    /** Values in a block; a row's length must be a multiple of it. */
    int blockLength() {
        return blockLength;
    }

    /** Bytes that {@code values} numbers take, a whole number of blocks. */
    long bytes(long values) {
        return values / blockLength * blockBytes;
    }

    /** Reads the first {@code count} numbers of {@code raw}, a whole number of blocks. */
    void decode(byte[] raw, float[] into, int count) {
        for (int to = 0, at = 0; to < count; to += blockLength, at += blockBytes) {
            block(raw, at, into, to);
        }
    }

    private static float half(byte[] raw, int at) {
        return Half.binary16((short) SHORT.get(raw, at) & 0xFFFF);
    }

    private static void nibbles(byte[] raw, int at, float[] into, int to, float scale, float offset) {
        for (int i = 0; i < 16; i++) {
            into[to + i] = scale * (raw[at + i] & 0xF) + offset;
            into[to + i + 16] = scale * (raw[at + i] >> 4 & 0xF) + offset;
        }
    }
}
