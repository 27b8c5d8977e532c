package org.phrasefield.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    /** value = d · (q − 16), q of 5 bits: nibbles as in Q4_0, the fifth bits in a word of their own. */
    Q5_0(6, 32, 22) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            float d = half(raw, at);
            fives(raw, at + 2, into, to, d, -16 * d);
        }
    },
    /** value = d · q + m, q of 5 bits as in Q5_0. */
    Q5_1(7, 32, 24) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            fives(raw, at + 4, into, to, half(raw, at), half(raw, at + 2));
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
    /** Eight parts of 32 with 6-bit scales and minima of their own: value = d · scale · q − dmin · minimum, q of 4 bits. */
    Q4_K(12, 256, 144) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            for (int part = 0; part < 8; part++) {
                float scale = half(raw, at) * scale(raw, at + 4, part);
                float minimum = half(raw, at + 2) * minimum(raw, at + 4, part);
                int from = at + 16 + part / 2 * 32;
                for (int i = 0; i < 32; i++) {
                    into[to + part * 32 + i] = scale * nibble(raw[from + i], part) - minimum;
                }
            }
        }
    },
    /** As Q4_K with q of 5 bits: bit {@code part} of the i-th of 32 bytes is the fifth bit of the part's i-th value. */
    Q5_K(13, 256, 176) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            for (int part = 0; part < 8; part++) {
                float scale = half(raw, at) * scale(raw, at + 4, part);
                float minimum = half(raw, at + 2) * minimum(raw, at + 4, part);
                int from = at + 48 + part / 2 * 32;
                for (int i = 0; i < 32; i++) {
                    int high = raw[at + 16 + i] >> part & 1;
                    into[to + part * 32 + i] = scale * (nibble(raw[from + i], part) | high << 4) - minimum;
                }
            }
        }
    },
    /**
     * Sixteen parts of 16 with signed 8-bit scales: value = d · scale · (q − 32), q of 6 bits. Each half of the block has 64 bytes of low
     * nibbles and 32 bytes of high pairs of bits; a quarter of a half takes one nibble and one pair of each.
     */
    Q6_K(14, 256, 210) {
        @Override
        void block(byte[] raw, int at, float[] into, int to) {
            float d = half(raw, at + 208);
            for (int quarter = 0; quarter < 8; quarter++) {
                int low = at + quarter / 4 * 64 + quarter % 2 * 32;
                int high = at + 128 + quarter / 4 * 32;
                for (int i = 0; i < 32; i++) {
                    int q = nibble(raw[low + i], quarter % 4 / 2) | (raw[high + i] >> 2 * (quarter % 4) & 3) << 4;
                    into[to + quarter * 32 + i] = d * raw[at + 192 + quarter * 2 + i / 16] * (q - 32);
                }
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
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Names of formats that exist and are not read here, so that a refusal can say what it met. */
    private static final Map<Integer, String> FOREIGN = Map.ofEntries(
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
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

    /** The names of all formats that are read, for a refusal. */
    static String known() {
        return Arrays.stream(values()).map(TensorType::name).collect(Collectors.joining(", "));
    }

    /** ggml's number of this format. */
    int id() {
        return id;
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

    private static void fives(byte[] raw, int at, float[] into, int to, float scale, float offset) {
        int high = (int) INT.get(raw, at);
        for (int i = 0; i < 16; i++) {
            into[to + i] = scale * (raw[at + 4 + i] & 0xF | (high >> i & 1) << 4) + offset;
            into[to + i + 16] = scale * (raw[at + 4 + i] >> 4 & 0xF | (high >> i + 16 & 1) << 4) + offset;
        }
    }

    /** The low nibble for an even number, the high one for an odd. */
    private static int nibble(byte pair, int which) {
        return pair >> which % 2 * 4 & 0xF;
    }

    /** The 6-bit scale of a part: of parts 0 to 3 in bytes 0 to 3; of 4 to 7 in the low nibbles of bytes 8 to 11 and the top bits of 0 to 3. */
    private static int scale(byte[] raw, int at, int part) {
        return part < 4 ? raw[at + part] & 0x3F : raw[at + part + 4] & 0xF | (raw[at + part - 4] >> 6 & 3) << 4;
    }

    /** The 6-bit minimum of a part: as the scales, in bytes 4 to 7, the high nibbles of 8 to 11 and the top bits of 4 to 7. */
    private static int minimum(byte[] raw, int at, int part) {
        return part < 4 ? raw[at + part + 4] & 0x3F : raw[at + part + 4] >> 4 & 0xF | (raw[at + part] >> 6 & 3) << 4;
    }
}
