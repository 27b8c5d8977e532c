package org.phrasefield.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Attention and activation by the Vector API: sums stay in registers, and four rows read a key or value once. All add in the
 * order of {@link Loops.Fused}, so that results are the same bit by bit.
 */
final class VectorLoops extends Loops.Fused {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public void scores(
            float[][] queries,
            int from,
            float scale,
            float[][] keys,
            int key,
            int size,
            float[][] into,
            int positions) {
        if (queries.length == Operand.PANEL) {
            fourScores(queries, from, scale, keys, key, size, into, positions);
        } else {
            for (int r = 0; r < queries.length; r++) {
                oneScores(queries[r], from, scale, keys, key, size, into[r], positions);
            }
        }
    }

    private static void oneScores(
            float[] query, int from, float scale, float[][] keys, int key, int size, float[] into, int positions) {
        for (int p = 0; p < positions; p += 2 * LANES) {
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = s0;
            for (int i = 0; i < size; i++) {
                float[] array = keys[key + i];
                FloatVector q = FloatVector.broadcast(FLOATS, query[from + i] * scale);
                s0 = FloatVector.fromArray(FLOATS, array, p).fma(q, s0);
                s1 = FloatVector.fromArray(FLOATS, array, p + LANES).fma(q, s1);
            }
            s0.intoArray(into, p);
            s1.intoArray(into, p + LANES);
        }
    }

    private static void fourScores(
            float[][] queries,
            int from,
            float scale,
            float[][] keys,
            int key,
            int size,
            float[][] into,
            int positions) {
        float[] a = queries[0];
        float[] b = queries[1];
        float[] c = queries[2];
        float[] d = queries[3];
        for (int p = 0; p < positions; p += 2 * LANES) {
            FloatVector a0 = FloatVector.zero(FLOATS);
            FloatVector a1 = a0;
            FloatVector b0 = a0;
            FloatVector b1 = a0;
            FloatVector c0 = a0;
            FloatVector c1 = a0;
            FloatVector d0 = a0;
            FloatVector d1 = a0;
            for (int i = 0; i < size; i++) {
                float[] array = keys[key + i];
                FloatVector k0 = FloatVector.fromArray(FLOATS, array, p);
                FloatVector k1 = FloatVector.fromArray(FLOATS, array, p + LANES);
                FloatVector q = FloatVector.broadcast(FLOATS, a[from + i] * scale);
                a0 = k0.fma(q, a0);
                a1 = k1.fma(q, a1);
                q = FloatVector.broadcast(FLOATS, b[from + i] * scale);
                b0 = k0.fma(q, b0);
                b1 = k1.fma(q, b1);
                q = FloatVector.broadcast(FLOATS, c[from + i] * scale);
                c0 = k0.fma(q, c0);
                c1 = k1.fma(q, c1);
                q = FloatVector.broadcast(FLOATS, d[from + i] * scale);
                d0 = k0.fma(q, d0);
                d1 = k1.fma(q, d1);
            }
            a0.intoArray(into[0], p);
            a1.intoArray(into[0], p + LANES);
            b0.intoArray(into[1], p);
            b1.intoArray(into[1], p + LANES);
            c0.intoArray(into[2], p);
            c1.intoArray(into[2], p + LANES);
            d0.intoArray(into[3], p);
            d1.intoArray(into[3], p + LANES);
        }
    }

    @Override
    public void gather(float[][] values, float[][] weights, int positions, float[][] into, int size) {
        if (into.length == Operand.PANEL && size % (2 * LANES) == 0) {
            fourGathered(values, weights, positions, into, size);
        } else if (size % (2 * LANES) == 0) {
            for (int r = 0; r < into.length; r++) {
                oneGathered(values, weights[r], positions, into[r], size);
            }
        } else {
            super.gather(values, weights, positions, into, size);
        }
    }

    private static void oneGathered(float[][] values, float[] weights, int positions, float[] into, int size) {
        for (int j = 0; j < size; j += 2 * LANES) {
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = s0;
            for (int p = 0; p < positions; p++) {
                float[] value = values[p];
                FloatVector w = FloatVector.broadcast(FLOATS, weights[p]);
                s0 = FloatVector.fromArray(FLOATS, value, j).fma(w, s0);
                s1 = FloatVector.fromArray(FLOATS, value, j + LANES).fma(w, s1);
            }
            s0.intoArray(into, j);
            s1.intoArray(into, j + LANES);
        }
    }

    private static void fourGathered(float[][] values, float[][] weights, int positions, float[][] into, int size) {
        float[] a = weights[0];
        float[] b = weights[1];
        float[] c = weights[2];
        float[] d = weights[3];
        for (int j = 0; j < size; j += 2 * LANES) {
            FloatVector a0 = FloatVector.zero(FLOATS);
            FloatVector a1 = a0;
            FloatVector b0 = a0;
            FloatVector b1 = a0;
            FloatVector c0 = a0;
            FloatVector c1 = a0;
            FloatVector d0 = a0;
            FloatVector d1 = a0;
            for (int p = 0; p < positions; p++) {
                float[] value = values[p];
                FloatVector v0 = FloatVector.fromArray(FLOATS, value, j);
                FloatVector v1 = FloatVector.fromArray(FLOATS, value, j + LANES);
                FloatVector w = FloatVector.broadcast(FLOATS, a[p]);
                a0 = v0.fma(w, a0);
                a1 = v1.fma(w, a1);
                w = FloatVector.broadcast(FLOATS, b[p]);
                b0 = v0.fma(w, b0);
                b1 = v1.fma(w, b1);
                w = FloatVector.broadcast(FLOATS, c[p]);
                c0 = v0.fma(w, c0);
                c1 = v1.fma(w, c1);
                w = FloatVector.broadcast(FLOATS, d[p]);
                d0 = v0.fma(w, d0);
                d1 = v1.fma(w, d1);
            }
            a0.intoArray(into[0], j);
            a1.intoArray(into[0], j + LANES);
            b0.intoArray(into[1], j);
            b1.intoArray(into[1], j + LANES);
            c0.intoArray(into[2], j);
            c1.intoArray(into[2], j + LANES);
            d0.intoArray(into[3], j);
            d1.intoArray(into[3], j + LANES);
        }
    }

    @Override
    public float highest(float[] x, int count) {
        FloatVector highest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            highest = highest.max(FloatVector.fromArray(FLOATS, x, i));
        }
        float single = highest.reduceLanes(VectorOperators.MAX);
        for (int i = whole; i < count; i++) {
            single = Math.max(single, x[i]);
        }
        return single;
    }

    @Override
    public void exponentials(float[] x, int count, float less) {
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            exponential(FloatVector.fromArray(FLOATS, x, i).sub(less)).intoArray(x, i);
        }
        for (int i = whole; i < count; i++) {
            x[i] = Exponential.of(x[i] - less);
        }
    }

    @Override
    public void gate(float[] gateUp, float[] into, int half) {
        int whole = FLOATS.loopBound(half);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector gate = FloatVector.fromArray(FLOATS, gateUp, i);
            gate.div(exponential(gate.neg()).add(1))
                    .mul(FloatVector.fromArray(FLOATS, gateUp, half + i))
                    .intoArray(into, i);
        }
        for (int i = whole; i < half; i++) {
            float gate = gateUp[i];
            into[i] = gate / (1 + Exponential.of(-gate)) * gateUp[half + i];
        }
    }

    /** As {@link Exponential#of}; the whole number n is read from the low bits of the rounding sum. */
    private static FloatVector exponential(FloatVector x) {
        FloatVector bounded = x.min(Exponential.HIGHEST);
        FloatVector sum = bounded.mul(Exponential.LOG2_E).add(Exponential.ROUND);
        FloatVector n = sum.sub(Exponential.ROUND);
        FloatVector r = bounded.sub(n.mul(Exponential.LN2_HIGH)).sub(n.mul(Exponential.LN2_LOW));
        FloatVector p = FloatVector.broadcast(FLOATS, Exponential.C7);
        p = p.mul(r).add(Exponential.C6);
        p = p.mul(r).add(Exponential.C5);
        p = p.mul(r).add(Exponential.C4);
        p = p.mul(r).add(Exponential.C3);
        p = p.mul(r).add(Exponential.C2);
        p = p.mul(r).mul(r).add(r).add(1);
        IntVector power =
                sum.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(127 << 23);
        FloatVector result = p.mul(power.reinterpretAsFloats());
        return result.blend(0, x.compare(VectorOperators.LT, Exponential.LOWEST));
    }
}
