package org.phrasefield.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * The innermost loops, in the only shape that the JIT compiler of Java 17 turns into vector instructions: one array per
 * operand, no offsets, one target, four sources. A change here must be held against the kernel benchmark: a small one can
 * cost a factor of five.
 */
interface Loops {
    /** Short name, for reports of speed. */
    String name();

    /** y[j] += p·a[j] + q·b[j] + r·c[j] + s·d[j] for j below {@code length}. */
    void add(float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d);

    /** y[j] += p·a[j] for j below {@code length}. */
    void add(float[] y, int length, float p, float[] a);

    /**
     * Products of several rows' queries with all keys: {@code into[r][p]} becomes the sum over i of queries[r][from + i] ·
     * scale · keys[key + i][p].
     *
     * @param size length of a head, a multiple of 4
     * @param into arrays that are as long as those of {@code keys}; what lies behind {@code positions} may change
     */
    default void scores(
            float[][] queries,
            int from,
            float scale,
            float[][] keys,
            int key,
            int size,
            float[][] into,
            int positions) {
        for (int r = 0; r < queries.length; r++) {
            float[] query = queries[r];
            Arrays.fill(into[r], 0, positions, 0);
            for (int i = 0; i < size; i += 4) {
                int q = from + i;
                int k = key + i;
                add(
                        into[r],
                        positions,
                        query[q] * scale,
                        keys[k],
                        query[q + 1] * scale,
                        keys[k + 1],
                        query[q + 2] * scale,
                        keys[k + 2],
                        query[q + 3] * scale,
                        keys[k + 3]);
            }
        }
    }

    /** {@code into[r][j]} becomes the sum over positions p of weights[r][p] · values[p][j], for several rows. */
    default void gather(float[][] values, float[][] weights, int positions, float[][] into, int size) {
        for (int r = 0; r < weights.length; r++) {
            float[] w = weights[r];
            Arrays.fill(into[r], 0, size, 0);
            int p = 0;
            for (; p + 4 <= positions; p += 4) {
                add(
                        into[r],
                        size,
                        w[p],
                        values[p],
                        w[p + 1],
                        values[p + 1],
                        w[p + 2],
                        values[p + 2],
                        w[p + 3],
                        values[p + 3]);
            }
            for (; p < positions; p++) {
                add(into[r], size, w[p], values[p]);
            }
        }
    }

    /** The largest of the first {@code count} values. */
    default float highest(float[] x, int count) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, x[i]);
        }
        return highest;
    }

    /** x[i] becomes e^(x[i] − less) for i below {@code count}. */
    default void exponentials(float[] x, int count, float less) {
        for (int i = 0; i < count; i++) {
            x[i] = Exponential.of(x[i] - less);
        }
    }

    /** SwiGLU: {@code into[i]} becomes g / (1 + e^−g) · up, with g the first half of {@code gateUp} and up the second. */
    default void gate(float[] gateUp, float[] into, int half) {
        for (int i = 0; i < half; i++) {
            float gate = gateUp[i];
            into[i] = gate / (1 + Exponential.of(-gate)) * gateUp[half + i];
        }
    }

    /**
     * The faster of the two on this machine. {@code Math.fma} without hardware support is computed with decimals and a
     * thousand times slower. The JVM is asked and not the clock: the choice changes the last bits of results, so it must
     * be the same every time.
     */
    static Loops fastest() {
        return hardwareFma() ? new Fused() : new Separate();
    }

    static boolean hardwareFma() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError notHotSpot) {
            return false;
        }
    }

    /** Multiplication and addition rounded once. */
    final class Fused implements Loops {
        @Override
        public String name() {
            return "fma";
        }

        @Override
        public void add(
                float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d) {
            for (int j = 0; j < length; j++) {
                y[j] = Math.fma(s, d[j], Math.fma(r, c[j], Math.fma(q, b[j], Math.fma(p, a[j], y[j]))));
            }
        }

        @Override
        public void add(float[] y, int length, float p, float[] a) {
            for (int j = 0; j < length; j++) {
                y[j] = Math.fma(p, a[j], y[j]);
            }
        }
    }

    /** Multiplication and addition rounded each. */
    final class Separate implements Loops {
        @Override
        public String name() {
            return "no fma";
        }

        @Override
        public void add(
                float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d) {
            for (int j = 0; j < length; j++) {
                y[j] += p * a[j] + q * b[j] + r * c[j] + s * d[j];
            }
        }

        @Override
        public void add(float[] y, int length, float p, float[] a) {
            for (int j = 0; j < length; j++) {
                y[j] += p * a[j];
            }
        }
    }
}
