package org.phrasefield.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * The innermost loops, in shapes that the JIT compiler of Java 17 turns into vector instructions: one array per operand, no
 * offsets, and four products in a body. All add a row's products in the order of the inputs, so that a sum is the same
 * in every shape. A change here must be held against the kernel benchmark: a small one can cost a factor of five.
 */
interface Loops {
    /** Arrays that are added to one row after the other before the next are: few enough for the first-level cache. */
    int CHUNK = 8;

    /** Short name, for reports of speed. */
    String name();

    /** y[j] += p·a[j] for j below {@code length}. */
    void one(float[] y, int length, float p, float[] a);

    /** y[j] += p·a[j] + q·b[j] + r·c[j] + s·d[j] for j below {@code length}. */
    void four(float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d);

    /**
     * y[j] += p·a[j] + q·b[j], and z[j] += r·a[j] + s·b[j], for j below {@code length}; a and b are read once for both.
     */
    void pair(float[] y, float[] z, int length, float[] a, float[] b, float p, float q, float r, float s);

    /**
     * Adds products to the sums of several rows: {@code sums[r][j]} grows by the sum over k below {@code count} of x[first + r][i + k] ·
     * w[at + k][j], for r below {@code rows} and j below {@code length}.
     */
    default void add(
            float[][] sums, int rows, float[][] x, int first, int i, float[][] w, int at, int count, int length) {
        for (int k = 0; k < count; k += CHUNK) {
            int few = Math.min(CHUNK, count - k);
            int r = 0;
            for (; r + 2 <= rows; r += 2) {
                add(sums[r], sums[r + 1], x[first + r], x[first + r + 1], i + k, w, at + k, few, length);
            }
            if (r < rows) {
                add(sums[r], x[first + r], i + k, w, at + k, few, length);
            }
        }
    }

    private void add(float[] y, float[] z, float[] u, float[] v, int i, float[][] w, int at, int count, int length) {
        int k = 0;
        for (; k + 2 <= count; k += 2) {
            int n = i + k;
            pair(y, z, length, w[at + k], w[at + k + 1], u[n], u[n + 1], v[n], v[n + 1]);
        }
        if (k < count) {
            one(y, length, u[i + k], w[at + k]);
            one(z, length, v[i + k], w[at + k]);
        }
    }

    /** {@code sum[j]} grows by the sum over k below {@code count} of x[i + k] · w[at + k][j], for j below {@code length}. */
    default void add(float[] sum, float[] x, int i, float[][] w, int at, int count, int length) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int n = i + k;
            int m = at + k;
            four(sum, length, x[n], w[m], x[n + 1], w[m + 1], x[n + 2], w[m + 2], x[n + 3], w[m + 3]);
        }
        for (; k < count; k++) {
            one(sum, length, x[i + k], w[at + k]);
        }
    }

    /**
     * Products of several rows' queries with all keys: {@code into[r][p]} becomes the sum over i of queries[r][from + i] ·
     * scale · keys[key + i][p].
     *
     * @param size length of a head
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
        int rows = queries.length;
        float[][] scaled = new float[rows][size];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < size; i++) {
                scaled[r][i] = queries[r][from + i] * scale;
            }
            Arrays.fill(into[r], 0, positions, 0);
        }
        add(into, rows, scaled, 0, 0, keys, key, size, positions);
    }

    /** {@code into[r][j]} becomes the sum over positions p of weights[r][p] · values[p][j], for several rows. */
    default void gather(float[][] values, float[][] weights, int positions, float[][] into, int size) {
        int rows = into.length;
        for (int r = 0; r < rows; r++) {
            Arrays.fill(into[r], 0, size, 0);
        }
        add(into, rows, weights, 0, 0, values, 0, positions, size);
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
    class Fused implements Loops {
        @Override
        public String name() {
            return "fma";
        }

        @Override
        public final void one(float[] y, int length, float p, float[] a) {
            for (int j = 0; j < length; j++) {
                y[j] = Math.fma(p, a[j], y[j]);
            }
        }

        @Override
        public final void four(
                float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d) {
            for (int j = 0; j < length; j++) {
                y[j] = Math.fma(s, d[j], Math.fma(r, c[j], Math.fma(q, b[j], Math.fma(p, a[j], y[j]))));
            }
        }

        @Override
        public final void pair(
                float[] y, float[] z, int length, float[] a, float[] b, float p, float q, float r, float s) {
            for (int j = 0; j < length; j++) {
                // Read before y is written, which for all the compiler knows might be one of them.
                float u = a[j];
                float v = b[j];
                y[j] = Math.fma(q, v, Math.fma(p, u, y[j]));
                z[j] = Math.fma(s, v, Math.fma(r, u, z[j]));
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
        public void one(float[] y, int length, float p, float[] a) {
            for (int j = 0; j < length; j++) {
                y[j] += p * a[j];
            }
        }

        @Override
        public void four(
                float[] y, int length, float p, float[] a, float q, float[] b, float r, float[] c, float s, float[] d) {
            for (int j = 0; j < length; j++) {
                y[j] = y[j] + p * a[j] + q * b[j] + r * c[j] + s * d[j];
            }
        }

        @Override
        public void pair(float[] y, float[] z, int length, float[] a, float[] b, float p, float q, float r, float s) {
            for (int j = 0; j < length; j++) {
                float u = a[j];
                float v = b[j];
                y[j] = y[j] + p * u + q * v;
                z[j] = z[j] + r * u + s * v;
            }
        }
    }
}
