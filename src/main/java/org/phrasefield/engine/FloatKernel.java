package org.phrasefield.engine;

import java.util.Arrays;

/**
 * Weights as plain floats, transposed: for each strip of outputs and each input an array of its own with the weights of
 * the strip's outputs. A product then is a sum of arrays, which the JIT compiler vectorises without any flag.
 */
record FloatKernel(Loops loops) implements Kernel {
    /** Outputs of a strip: at least this many, so that a loop is worth starting. */
    private static final int NARROW = 96;

    /** Outputs of a strip in the largest matrices. */
    private static final int WIDE = 1536;

    /** Sums that are worked on together: they and four arrays of weights stay in the first-level cache. */
    private static final int TILE_FLOATS = 4608;

    private static final int TILE_ROWS = 16;

    /** Outputs whose weights are read together before they are transposed. */
    private static final int READ = 16;

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
        long outputs = weights.outputs();
        // An array's header counts too.
        return weights.inputs() * (outputs * Float.BYTES + (outputs / width(weights.outputs()) + 1) * 20);
    }

    @Override
    public Matrix pack(Weights weights, Team team) {
        FloatMatrix matrix = new FloatMatrix(weights.inputs(), weights.outputs(), width(weights.outputs()), loops);
        team.run(matrix.strips(), (strip, scratch) -> matrix.fill(strip, weights));
        return matrix;
    }

    /** Strip width: about 150 outputs and an even number of strips, so that two threads get equal shares. */
    static int width(int outputs) {
        if (outputs >= 16 * WIDE) {
            return WIDE;
        }
        int pairs = Math.max(1, outputs / (2 * (NARROW + NARROW / 2)));
        int width = (outputs + 2 * pairs - 1) / (2 * pairs);
        return (width + 15) / 16 * 16;
    }

    private static final class FloatMatrix implements Matrix {
        private final int inputs;
        private final int outputs;
        private final int width;
        private final Loops loops;
        private final float[][][] strips;

        FloatMatrix(int inputs, int outputs, int width, Loops loops) {
            this.inputs = inputs;
            this.outputs = outputs;
            this.width = width;
            this.loops = loops;
            this.strips = new float[(outputs + width - 1) / width][][];
        }

        void fill(int strip, Weights weights) {
            int from = strip * width;
            int here = Math.min(width, outputs - from);
            float[][] arrays = new float[inputs][here];
            float[][] read = new float[READ][inputs];
            for (int at = 0; at < here; at += READ) {
                int count = Math.min(READ, here - at);
                for (int o = 0; o < count; o++) {
                    weights.row(from + at + o, read[o]);
                }
                for (int i = 0; i < inputs; i++) {
                    for (int o = 0; o < count; o++) {
                        arrays[i][at + o] = read[o][i];
                    }
                }
            }
            strips[strip] = arrays;
        }

        @Override
        public int inputs() {
            return inputs;
        }

        @Override
        public int outputs() {
            return outputs;
        }

        @Override
        public int strips() {
            return strips.length;
        }

        @Override
        public void multiply(Operand x, float[][] y, int strip, Scratch scratch) {
            int rows = x.count();
            float[][] weights = strips[strip];
            int here = weights[0].length;
            int tileRows = Math.max(1, Math.min(TILE_ROWS, TILE_FLOATS / here));
            float[][] sums = scratch.tile(TILE_ROWS, width);
            for (int from = 0; from < rows; from += tileRows) {
                int to = Math.min(rows, from + tileRows);
                for (int r = from; r < to; r++) {
                    Arrays.fill(sums[r - from], 0, here, 0);
                }
                accumulate(weights, x, from, to, sums, here);
                for (int r = from; r < to; r++) {
                    System.arraycopy(sums[r - from], 0, y[r], strip * width, here);
                }
            }
        }

        private void accumulate(float[][] weights, Operand x, int from, int to, float[][] sums, int here) {
            for (int i = 0; i < inputs; i += 4) {
                float[] a = weights[i];
                float[] b = weights[i + 1];
                float[] c = weights[i + 2];
                float[] d = weights[i + 3];
                for (int r = from; r < to; r++) {
                    float[] row = x.row(r);
                    loops.add(sums[r - from], here, row[i], a, row[i + 1], b, row[i + 2], c, row[i + 3], d);
                }
            }
        }

        @Override
        public void row(int output, float[] into) {
            float[][] weights = strips[output / width];
            for (int i = 0; i < inputs; i++) {
                into[i] = weights[i][output % width];
            }
        }
    }
}
