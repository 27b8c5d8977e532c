package org.phrasefield.engine;

/**
 * Weights as small whole numbers, packed into ints, with a factor and an offset for each block of 32: weight = d · q + m.
 * A lane of a vector is an output: no sum goes across lanes, and all loops add in the same order, so that a result depends
 * neither on the number of rows nor on the width of the vectors.
 *
 * <p>Each size of numbers has its loops in a class of its own, with the constants written out, rolled, the numbers shifted in
 * place and little in a body: the compiler of Java 17 has a limit beyond which every vector becomes an object, and such a loop
 * is thirty times slower. A change must be held against the kernel benchmark.
 */
abstract class VectorBlocks implements VectorStrip, Packing.Blocks {
    private static final int BLOCK = Packing.BLOCK;

    private final int bits;
    /** [input / (32 / bits)][output]; the first input in the lowest bits. */
    final int[] packed;
    /** [block][output] */
    final float[] factors;
    /** [block][output] */
    final float[] offsets;

    /** @param bits 4 or 8 */
    VectorBlocks(int inputs, int bits) {
        this.bits = bits;
        this.packed = new int[inputs / (32 / bits) * OUTPUTS];
        this.factors = new float[inputs / BLOCK * OUTPUTS];
        this.offsets = new float[inputs / BLOCK * OUTPUTS];
    }

    static long bytes(long inputs, int bits) {
        return OUTPUTS * (inputs * bits / 8 + inputs / BLOCK * 2 * Float.BYTES);
    }

    @Override
    public void scale(int output, int block, float factor, float offset) {
        factors[block * OUTPUTS + output] = factor;
        offsets[block * OUTPUTS + output] = offset;
    }

    @Override
    public void number(int output, int input, int number) {
        int perInt = 32 / bits;
        packed[input / perInt * OUTPUTS + output] |= number << input % perInt * bits;
    }

    @Override
    public void row(int output, float[] into) {
        int perInt = 32 / bits;
        int inputs = packed.length / OUTPUTS * perInt;
        for (int i = 0; i < inputs; i++) {
            int number = packed[i / perInt * OUTPUTS + output] >>> i % perInt * bits & (1 << bits) - 1;
            int block = i / BLOCK * OUTPUTS + output;
            into[i] = factors[block] * number + offsets[block];
        }
    }
}
