package org.phrasefield.engine;

import java.util.Arrays;

/** Weights in strips of outputs, each strip in the layout that its format allows. */
final class FloatMatrix implements Matrix {
    /** Rows whose sums are worked on together: they stay in the second-level cache, and weights are unpacked once for all. */
    private static final int TILE = 64;

    private final int inputs;
    private final int outputs;
    private final int width;
    private final Loops loops;
    private final FloatStrip[] strips;

    /** @param width outputs of a strip; the last one may have fewer */
    FloatMatrix(int inputs, int outputs, int width, Loops loops) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.width = width;
        this.loops = loops;
        this.strips = new FloatStrip[(outputs + width - 1) / width];
    }

    void fill(int strip, Weights weights) {
        int first = strip * width;
        strips[strip] = Packing.of(weights, first, here(strip))
                .<FloatStrip>map(packing -> DigitStrip.of(packing, weights, first, here(strip)))
                .orElseGet(() -> FloatStrip.Whole.of(weights, first, here(strip)));
    }

    private int here(int strip) {
        return Math.min(width, outputs - strip * width);
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
        int here = here(strip);
        float[][] sums = scratch.tile(Math.min(TILE, x.count()), width);
        float[][] room = scratch.group(FloatStrip.GROUP, width);
        for (int from = 0; from < x.count(); from += TILE) {
            int rows = Math.min(TILE, x.count() - from);
            for (int r = 0; r < rows; r++) {
                Arrays.fill(sums[r], 0, here, 0);
            }
            for (int group = 0; group * FloatStrip.GROUP < inputs; group++) {
                int input = group * FloatStrip.GROUP;
                int count = Math.min(FloatStrip.GROUP, inputs - input);
                loops.add(sums, rows, x.rows(), from, input, strips[strip].group(group, room), 0, count, here);
            }
            for (int r = 0; r < rows; r++) {
                System.arraycopy(sums[r], 0, y[from + r], strip * width, here);
            }
        }
    }

    @Override
    public void row(int output, float[] into) {
        strips[output / width].row(output % width, into);
    }
}
