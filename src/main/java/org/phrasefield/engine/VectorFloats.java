package org.phrasefield.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Weights as floats, for formats that {@link VectorBlocks} does not hold. */
final class VectorFloats implements VectorStrip {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** [input][output] */
    private final float[] weights;

    VectorFloats(int inputs) {
        this.weights = new float[inputs * OUTPUTS];
    }

    static long bytes(long inputs) {
        return inputs * OUTPUTS * Float.BYTES;
    }

    /** Takes over one output's weights. */
    void set(int output, float[] row) {
        for (int i = 0; i < weights.length / OUTPUTS; i++) {
            weights[i * OUTPUTS + output] = row[i];
        }
    }

    @Override
    public void row(int output, float[] into) {
        for (int i = 0; i < weights.length / OUTPUTS; i++) {
            into[i] = weights[i * OUTPUTS + output];
        }
    }

    @Override
    public void four(float[] x, int sums, float[][] y, int from, int at) {
        fourByTwo(x, y, from, at);
    }

    @Override
    public void one(float[] x, int sums, float[] y, int at) {
        oneByFour(x, y, at);
    }

    /** Four rows by two vectors of outputs. */
    private void fourByTwo(float[] x, float[][] y, int from, int at) {
        float[] w = weights;
        int inputs = w.length / OUTPUTS;
        for (int j = 0; j < OUTPUTS; j += 2 * LANES) {
            FloatVector s00 = FloatVector.zero(FLOATS);
            FloatVector s01 = FloatVector.zero(FLOATS);
            FloatVector s10 = FloatVector.zero(FLOATS);
            FloatVector s11 = FloatVector.zero(FLOATS);
            FloatVector s20 = FloatVector.zero(FLOATS);
            FloatVector s21 = FloatVector.zero(FLOATS);
            FloatVector s30 = FloatVector.zero(FLOATS);
            FloatVector s31 = FloatVector.zero(FLOATS);
            for (int i = 0; i < inputs; i++) {
                FloatVector u0 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j);
                FloatVector u1 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j + LANES);
                FloatVector e = FloatVector.broadcast(FLOATS, x[i * Operand.PANEL]);
                s00 = u0.fma(e, s00);
                s01 = u1.fma(e, s01);
                e = FloatVector.broadcast(FLOATS, x[i * Operand.PANEL + 1]);
                s10 = u0.fma(e, s10);
                s11 = u1.fma(e, s11);
                e = FloatVector.broadcast(FLOATS, x[i * Operand.PANEL + 2]);
                s20 = u0.fma(e, s20);
                s21 = u1.fma(e, s21);
                e = FloatVector.broadcast(FLOATS, x[i * Operand.PANEL + 3]);
                s30 = u0.fma(e, s30);
                s31 = u1.fma(e, s31);
            }
            s00.intoArray(y[from], at + j);
            s01.intoArray(y[from], at + j + LANES);
            s10.intoArray(y[from + 1], at + j);
            s11.intoArray(y[from + 1], at + j + LANES);
            s20.intoArray(y[from + 2], at + j);
            s21.intoArray(y[from + 2], at + j + LANES);
            s30.intoArray(y[from + 3], at + j);
            s31.intoArray(y[from + 3], at + j + LANES);
        }
    }

    /** One row by four vectors of outputs. */
    private void oneByFour(float[] x, float[] y, int at) {
        float[] w = weights;
        int inputs = w.length / OUTPUTS;
        for (int j = 0; j < OUTPUTS; j += 4 * LANES) {
            FloatVector s00 = FloatVector.zero(FLOATS);
            FloatVector s01 = FloatVector.zero(FLOATS);
            FloatVector s02 = FloatVector.zero(FLOATS);
            FloatVector s03 = FloatVector.zero(FLOATS);
            for (int i = 0; i < inputs; i++) {
                FloatVector u0 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j);
                FloatVector u1 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j + LANES);
                FloatVector u2 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j + 2 * LANES);
                FloatVector u3 = FloatVector.fromArray(FLOATS, w, i * OUTPUTS + j + 3 * LANES);
                FloatVector e = FloatVector.broadcast(FLOATS, x[i]);
                s00 = u0.fma(e, s00);
                s01 = u1.fma(e, s01);
                s02 = u2.fma(e, s02);
                s03 = u3.fma(e, s03);
            }
            s00.intoArray(y, at + j);
            s01.intoArray(y, at + j + LANES);
            s02.intoArray(y, at + j + 2 * LANES);
            s03.intoArray(y, at + j + 3 * LANES);
        }
    }
}
