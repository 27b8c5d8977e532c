package org.phrasefield.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** File formats whose weights are whole numbers times a factor plus an offset, block by block of 32, as packed here. */
enum VectorPacking {
    Q4_0(4, 18) {
        @Override
        void pack(ByteBuffer stored, int output, int block, VectorBlocks into) {
            float d = half(stored, 0);
            into.scale(output, block, d, -8 * d);
            nibbles(stored, 2, output, block, into);
        }
    },
    Q4_1(4, 20) {
        @Override
        void pack(ByteBuffer stored, int output, int block, VectorBlocks into) {
            into.scale(output, block, half(stored, 0), half(stored, 2));
            nibbles(stored, 4, output, block, into);
        }
    },
    /** Signed bytes become 0 to 255, which the offset takes back without loss. */
    Q8_0(8, 34) {
        @Override
        void pack(ByteBuffer stored, int output, int block, VectorBlocks into) {
            float d = half(stored, 0);
            into.scale(output, block, d, -128 * d);
            for (int i = 0; i < VectorOperand.BLOCK; i++) {
                into.number(output, block * VectorOperand.BLOCK + i, stored.get(2 + i) + 128);
            }
        }
    };

    private final int bits;
    private final int blockBytes;

    VectorPacking(int bits, int blockBytes) {
        this.bits = bits;
        this.blockBytes = blockBytes;
    }

    /** How a format is packed; empty if it is kept as floats. */
    static Optional<VectorPacking> of(TensorType type) {
        return switch (type) {
            case Q4_0 -> Optional.of(Q4_0);
            case Q4_1 -> Optional.of(Q4_1);
            case Q8_0 -> Optional.of(Q8_0);
            default -> Optional.empty();
        };
    }

    int bits() {
        return bits;
    }

    /** Puts one row into a strip, as its output {@code output}. */
    void pack(TensorRow row, int output, VectorBlocks into) {
        byte[] bytes = new byte[row.length()];
        row.copy(bytes);
        for (int block = 0; block * blockBytes < bytes.length; block++) {
            ByteBuffer stored = ByteBuffer.wrap(bytes, block * blockBytes, blockBytes)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            pack(stored, output, block, into);
        }
    }

    abstract void pack(ByteBuffer stored, int output, int block, VectorBlocks into);

    private static float half(ByteBuffer stored, int at) {
        return Half.binary16(stored.getShort(at) & 0xFFFF);
    }

    /** Low nibbles are the first half of the block. */
    private static void nibbles(ByteBuffer stored, int at, int output, int block, VectorBlocks into) {
        int first = block * VectorOperand.BLOCK;
        for (int i = 0; i < VectorOperand.BLOCK / 2; i++) {
            into.number(output, first + i, stored.get(at + i) & 0xF);
            into.number(output, first + i + VectorOperand.BLOCK / 2, stored.get(at + i) >> 4 & 0xF);
        }
    }
}
