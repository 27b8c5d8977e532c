package org.phrasefield.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** File formats whose weights are small whole numbers times a factor plus an offset, block by block of 32, and may stay so in memory. */
enum Packing {
    Q4_0(4, 18) {
        @Override
        void pack(ByteBuffer stored, int output, int block, Blocks into) {
            float d = half(stored, 0);
            into.scale(output, block, d, -8 * d);
            nibbles(stored, 2, output, block, into);
        }
    },
    Q4_1(4, 20) {
        @Override
        void pack(ByteBuffer stored, int output, int block, Blocks into) {
            into.scale(output, block, half(stored, 0), half(stored, 2));
            nibbles(stored, 4, output, block, into);
        }
    },
    /** Signed bytes become 0 to 255, which the offset takes back without loss. */
    Q8_0(8, 34) {
        @Override
        void pack(ByteBuffer stored, int output, int block, Blocks into) {
            float d = half(stored, 0);
            into.scale(output, block, d, -128 * d);
            for (int i = 0; i < BLOCK; i++) {
                into.number(output, block * BLOCK + i, stored.get(2 + i) + 128);
            }
        }
    };

    /** Weights that have a factor and an offset together. */
    static final int BLOCK = 32;

    /** A layout of such weights, filled number by number. */
    interface Blocks {
        /** Sets one output's factor and offset for a block. */
        void scale(int output, int block, float factor, float offset);

        /** Sets one weight, from 0 to 2^bits − 1, that was 0. */
        void number(int output, int input, int number);
    }

    private final int bits;
    private final int blockBytes;

    Packing(int bits, int blockBytes) {
        this.bits = bits;
        this.blockBytes = blockBytes;
    }

    /** How the weights of {@code count} outputs can be packed; empty if they are of different formats or of one that is kept as floats. */
    static Optional<Packing> of(Weights weights, int first, int count) {
        Optional<Packing> packing = of(weights, first);
        for (int output = first + 1; output < first + count; output++) {
            if (!of(weights, output).equals(packing)) {
                return Optional.empty();
            }
        }
        return packing;
    }

    private static Optional<Packing> of(Weights weights, int output) {
        return weights.stored(output).flatMap(row -> switch (row.type()) {
            case Q4_0 -> Optional.of(Q4_0);
            case Q4_1 -> Optional.of(Q4_1);
            case Q8_0 -> Optional.of(Q8_0);
            default -> Optional.empty();
        });
    }

    int bits() {
        return bits;
    }

    /** Puts one row into a strip, as its output {@code output}. */
    void pack(TensorRow row, int output, Blocks into) {
        byte[] bytes = new byte[row.length()];
        row.copy(bytes);
        for (int block = 0; block * blockBytes < bytes.length; block++) {
            ByteBuffer stored = ByteBuffer.wrap(bytes, block * blockBytes, blockBytes)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            pack(stored, output, block, into);
        }
    }

    abstract void pack(ByteBuffer stored, int output, int block, Blocks into);

    private static float half(ByteBuffer stored, int at) {
        return Half.binary16(stored.getShort(at) & 0xFFFF);
    }

    /** Low nibbles are the first half of the block. */
    private static void nibbles(ByteBuffer stored, int at, int output, int block, Blocks into) {
        int first = block * BLOCK;
        for (int i = 0; i < BLOCK / 2; i++) {
            into.number(output, first + i, stored.get(at + i) & 0xF);
            into.number(output, first + i + BLOCK / 2, stored.get(at + i) >> 4 & 0xF);
        }
    }
}
