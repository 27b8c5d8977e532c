package org.phrasefield.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

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
