package org.phrasefield.engine;

/**
 * Products in loops that the JIT compiler vectorises without any flag. Weights lie transposed: for each strip of outputs and each input
 * there is an array with the weights of the strip's outputs, and a product is a sum of arrays.
 */
record FloatKernel(Loops loops) implements Kernel {
    /** Outputs of a strip: at least this many, so that a loop is worth starting. */
    private static final int NARROW = 96;

    /** Outputs of a strip: at most this many, so that a group of weights stays in the first-level cache. */
    private static final int WIDE = 512;

    @Override
    public String name() {
        return "float, " + loops.name();
    }

    @Override
    public boolean fast() {
        return true;
    }

    @Override
    public Operand operand(int width) {
        return new Operand(width);
    }

    @Override
    public long bytes(Weights weights) {
        int outputs = weights.outputs();
        int width = Math.min(NARROW, outputs);
        long bytes = 0;
        for (int first = 0; first < outputs; first += width) {
            int here = Math.min(width, outputs - first);
            bytes += Packing.of(weights, first, here)
                    .map(packing -> DigitStrip.bytes(weights.inputs(), here, packing.bits()))
                    .orElseGet(() -> FloatStrip.Whole.bytes(weights.inputs(), here));
        }
        return bytes;
    }

    @Override
    public Matrix pack(Weights weights, Team team) {
        int width = width(weights.outputs(), team.size());
        FloatMatrix matrix = new FloatMatrix(weights.inputs(), weights.outputs(), width, loops);
        team.run(matrix.strips(), (strip, scratch) -> matrix.fill(strip, weights));
        return matrix;
    }

    /** Outputs of a strip: as many as may be, but so that all threads get equal shares. */
    static int width(int outputs, int threads) {
        int rounds = (outputs + WIDE * threads - 1) / (WIDE * threads);
        int width = (outputs + rounds * threads - 1) / (rounds * threads);
        return Math.max(NARROW, (width + 15) / 16 * 16);
    }
}
