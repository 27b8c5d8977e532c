package org.phrasefield.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Weights of 8 bits, four to an int. */
final class VectorBytes extends VectorBlocks {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    VectorBytes(int inputs) {
        super(inputs, 8);
    }

    @Override
    public void four(float[] x, int sums, float[][] y, int from, int at) {
        fourByTwo(packed, factors, offsets, x, sums, y, from, at);
    }

    @Override
    public void one(float[] x, int sums, float[] y, int at) {
        oneByFour(packed, factors, offsets, x, sums, y, at);
    }

    /** Four rows by two vectors of outputs. */
    private static void fourByTwo(int[] w, float[] d, float[] m, float[] x, int sums, float[][] y, int from, int at) {
        int blocks = d.length / OUTPUTS;
        for (int j = 0; j < OUTPUTS; j += 2 * LANES) {
            FloatVector zero = FloatVector.zero(FLOATS);
            FloatVector a00 = zero;
            FloatVector a01 = zero;
            FloatVector a10 = zero;
            FloatVector a11 = zero;
            FloatVector a20 = zero;
            FloatVector a21 = zero;
            FloatVector a30 = zero;
            FloatVector a31 = zero;
            for (int block = 0; block < blocks; block++) {
                FloatVector s00 = zero;
                FloatVector s01 = zero;
                FloatVector s10 = zero;
                FloatVector s11 = zero;
                FloatVector s20 = zero;
                FloatVector s21 = zero;
                FloatVector s30 = zero;
                FloatVector s31 = zero;
                for (int g = block * 8; g < block * 8 + 8; g++) {
                    IntVector p0 = IntVector.fromArray(INTS, w, g * OUTPUTS + j);
                    IntVector p1 = IntVector.fromArray(INTS, w, g * OUTPUTS + j + LANES);
                    for (int k = 0; k < 4; k++) {
                        FloatVector u0 = (FloatVector) p0.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        FloatVector u1 = (FloatVector) p1.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        int i = (g * 4 + k) * 4;
                        FloatVector e = FloatVector.broadcast(FLOATS, x[i]);
                        s00 = u0.fma(e, s00);
                        s01 = u1.fma(e, s01);
                        e = FloatVector.broadcast(FLOATS, x[i + 1]);
                        s10 = u0.fma(e, s10);
                        s11 = u1.fma(e, s11);
                        e = FloatVector.broadcast(FLOATS, x[i + 2]);
                        s20 = u0.fma(e, s20);
                        s21 = u1.fma(e, s21);
                        e = FloatVector.broadcast(FLOATS, x[i + 3]);
                        s30 = u0.fma(e, s30);
                        s31 = u1.fma(e, s31);
                        p0 = p0.lanewise(VectorOperators.LSHR, 8);
                        p1 = p1.lanewise(VectorOperators.LSHR, 8);
                    }
                }
                int c = block * OUTPUTS + j;
                int t = sums + block * 4;
                FloatVector d0 = FloatVector.fromArray(FLOATS, d, c);
                FloatVector m0 = FloatVector.fromArray(FLOATS, m, c);
                FloatVector d1 = FloatVector.fromArray(FLOATS, d, c + LANES);
                FloatVector m1 = FloatVector.fromArray(FLOATS, m, c + LANES);
                FloatVector e = FloatVector.broadcast(FLOATS, x[t]);
                a00 = m0.fma(e, d0.fma(s00, a00));
                a01 = m1.fma(e, d1.fma(s01, a01));
                e = FloatVector.broadcast(FLOATS, x[t + 1]);
                a10 = m0.fma(e, d0.fma(s10, a10));
                a11 = m1.fma(e, d1.fma(s11, a11));
                e = FloatVector.broadcast(FLOATS, x[t + 2]);
                a20 = m0.fma(e, d0.fma(s20, a20));
                a21 = m1.fma(e, d1.fma(s21, a21));
                e = FloatVector.broadcast(FLOATS, x[t + 3]);
                a30 = m0.fma(e, d0.fma(s30, a30));
                a31 = m1.fma(e, d1.fma(s31, a31));
            }
            a00.intoArray(y[from], at + j);
            a01.intoArray(y[from], at + j + LANES);
            a10.intoArray(y[from + 1], at + j);
            a11.intoArray(y[from + 1], at + j + LANES);
            a20.intoArray(y[from + 2], at + j);
            a21.intoArray(y[from + 2], at + j + LANES);
            a30.intoArray(y[from + 3], at + j);
            a31.intoArray(y[from + 3], at + j + LANES);
        }
    }

    /** One row by four vectors of outputs. */
    private static void oneByFour(int[] w, float[] d, float[] m, float[] x, int sums, float[] y, int at) {
        int blocks = d.length / OUTPUTS;
        for (int j = 0; j < OUTPUTS; j += 4 * LANES) {
            FloatVector zero = FloatVector.zero(FLOATS);
            FloatVector a00 = zero;
            FloatVector a01 = zero;
            FloatVector a02 = zero;
            FloatVector a03 = zero;
            for (int block = 0; block < blocks; block++) {
                FloatVector s00 = zero;
                FloatVector s01 = zero;
                FloatVector s02 = zero;
                FloatVector s03 = zero;
                for (int g = block * 8; g < block * 8 + 8; g++) {
                    IntVector p0 = IntVector.fromArray(INTS, w, g * OUTPUTS + j);
                    IntVector p1 = IntVector.fromArray(INTS, w, g * OUTPUTS + j + LANES);
                    IntVector p2 = IntVector.fromArray(INTS, w, g * OUTPUTS + j + 2 * LANES);
                    IntVector p3 = IntVector.fromArray(INTS, w, g * OUTPUTS + j + 3 * LANES);
                    for (int k = 0; k < 4; k++) {
                        FloatVector u0 = (FloatVector) p0.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        FloatVector u1 = (FloatVector) p1.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        FloatVector u2 = (FloatVector) p2.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        FloatVector u3 = (FloatVector) p3.and(255).convertShape(VectorOperators.I2F, FLOATS, 0);
                        int i = g * 4 + k;
                        FloatVector e = FloatVector.broadcast(FLOATS, x[i]);
                        s00 = u0.fma(e, s00);
                        s01 = u1.fma(e, s01);
                        s02 = u2.fma(e, s02);
                        s03 = u3.fma(e, s03);
                        p0 = p0.lanewise(VectorOperators.LSHR, 8);
                        p1 = p1.lanewise(VectorOperators.LSHR, 8);
                        p2 = p2.lanewise(VectorOperators.LSHR, 8);
                        p3 = p3.lanewise(VectorOperators.LSHR, 8);
                    }
                }
                int c = block * OUTPUTS + j;
                int t = sums + block;
                FloatVector d0 = FloatVector.fromArray(FLOATS, d, c);
                FloatVector m0 = FloatVector.fromArray(FLOATS, m, c);
                FloatVector d1 = FloatVector.fromArray(FLOATS, d, c + LANES);
                FloatVector m1 = FloatVector.fromArray(FLOATS, m, c + LANES);
                FloatVector d2 = FloatVector.fromArray(FLOATS, d, c + 2 * LANES);
                FloatVector m2 = FloatVector.fromArray(FLOATS, m, c + 2 * LANES);
                FloatVector d3 = FloatVector.fromArray(FLOATS, d, c + 3 * LANES);
                FloatVector m3 = FloatVector.fromArray(FLOATS, m, c + 3 * LANES);
                FloatVector e = FloatVector.broadcast(FLOATS, x[t]);
                a00 = m0.fma(e, d0.fma(s00, a00));
                a01 = m1.fma(e, d1.fma(s01, a01));
                a02 = m2.fma(e, d2.fma(s02, a02));
                a03 = m3.fma(e, d3.fma(s03, a03));
            }
            a00.intoArray(y, at + j);
            a01.intoArray(y, at + j + LANES);
            a02.intoArray(y, at + j + 2 * LANES);
            a03.intoArray(y, at + j + 3 * LANES);
        }
    }
}
