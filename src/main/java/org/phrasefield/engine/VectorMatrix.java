package org.phrasefield.engine;

import java.util.Optional;

/** Weights in strips of {@value VectorStrip#OUTPUTS} outputs, each strip in the layout that its format allows. */
final class VectorMatrix implements Matrix {
    private final int inputs;
    private final int outputs;
    private final VectorStrip[] strips;

    VectorMatrix(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.strips = new VectorStrip[count(outputs)];
    }

    static long bytes(Weights weights) {
        long bytes = 0;
        for (int strip = 0; strip < count(weights.outputs()); strip++) {
            bytes += packing(weights, strip)
                    .map(packing -> VectorBlocks.bytes(weights.inputs(), packing.bits()))
                    .orElseGet(() -> VectorFloats.bytes(weights.inputs()));
        }
        return bytes;
    }

    private static int count(int outputs) {
        return (outputs + VectorStrip.OUTPUTS - 1) / VectorStrip.OUTPUTS;
    }

    private static Optional<Packing> packing(Weights weights, int strip) {
        return Packing.of(weights, strip * VectorStrip.OUTPUTS, here(weights.outputs(), strip));
    }

    void fill(int strip, Weights weights) {
        Optional<Packing> packing = packing(weights, strip);
        strips[strip] = packing.isPresent() ? blocks(packing.get(), strip, weights) : floats(strip, weights);
    }

    private VectorStrip blocks(Packing packing, int strip, Weights weights) {
        VectorBlocks blocks = packing.bits() == 4 ? new VectorNibbles(inputs) : new VectorBytes(inputs);
        for (int j = 0; j < here(strip); j++) {
            packing.pack(weights.stored(strip * VectorStrip.OUTPUTS + j).orElseThrow(), j, blocks);
        }
        return blocks;
    }

    private VectorStrip floats(int strip, Weights weights) {
        VectorFloats floats = new VectorFloats(inputs);
        float[] row = new float[inputs];
        for (int j = 0; j < here(strip); j++) {
            weights.row(strip * VectorStrip.OUTPUTS + j, row);
            floats.set(j, row);
        }
        return floats;
    }

    /** Outputs of a strip that exist: the last one may have fewer. */
    private int here(int strip) {
        return here(outputs, strip);
    }

    private static int here(int outputs, int strip) {
        return Math.min(VectorStrip.OUTPUTS, outputs - strip * VectorStrip.OUTPUTS);
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
        VectorOperand laid = (VectorOperand) x;
        for (int panel = 0; panel < x.panels(); panel++) {
            int from = panel * Operand.PANEL;
            int height = x.height(panel);
            if (here(strip) == VectorStrip.OUTPUTS && (height == 1 || height == Operand.PANEL)) {
                multiply(laid, panel, strip, y, from, strip * VectorStrip.OUTPUTS);
            } else {
                float[][] tile = scratch.tile(Operand.PANEL, VectorStrip.OUTPUTS);
                multiply(laid, panel, strip, tile, 0, 0);
                for (int r = 0; r < height; r++) {
                    System.arraycopy(tile[r], 0, y[from + r], strip * VectorStrip.OUTPUTS, here(strip));
                }
            }
        }
    }

    private void multiply(VectorOperand x, int panel, int strip, float[][] y, int from, int at) {
        if (x.lanes(panel) == 1) {
            strips[strip].one(x.panel(panel), x.sums(panel), y[from], at);
        } else {
            strips[strip].four(x.panel(panel), x.sums(panel), y, from, at);
        }
    }

    @Override
    public void row(int output, float[] into) {
        strips[output / VectorStrip.OUTPUTS].row(output % VectorStrip.OUTPUTS, into);
    }
}
