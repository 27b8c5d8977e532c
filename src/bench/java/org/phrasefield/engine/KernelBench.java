package org.phrasefield.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Rate of the inner product alone, in 10⁹ multiplications with addition a second on one thread, for 1 to 32 rows at once.
 * The weights (about 110 MB) do not fit any cache, so that few rows show the memory's speed and many the arithmetic's.
 * The yardstick is a sum of products in strict order, which cannot be vectorised: a kernel that is not at least ten times as
 * fast at 16 rows is no longer vectorised either, and that ends with an error.
 *
 * <p>Run: {@code java -Xmx1g -cp target/test-classes:target/classes:$(cat target/class-path) org.phrasefield.engine.KernelBench}
 */
public final class KernelBench {
    /** Vectorised loops reach about 20 times the yardstick, scalar ones 6 times. */
    private static final double FLOOR = 10;

    private static final int[] ROWS = {1, 4, 8, 16, 32};
    private static final int PASSES = 6;

    private KernelBench() {}

    public static void main(String[] args) {
        System.out.println(
                "kernel, GMAC/s on one thread, Java " + Runtime.version() + ", best of " + PASSES + " passes");
        for (Loops loops : new Loops[] {new Loops.Fused(), new Loops.Separate()}) {
            if (loops instanceof Loops.Fused && !(Loops.fastest() instanceof Loops.Fused)) {
                System.out.println("fma: no hardware support, left out");
                continue;
            }
            for (int[] size : new int[][] {{576, 960}, {576, 576}, {576, 3072}, {1536, 576}, {576, 49_152}}) {
                line(loops, size[0], size[1]);
            }
        }
    }

    private static void line(Loops loops, int inputs, int outputs) {
        try (Team one = new Team(1)) {
            FloatKernel kernel = new FloatKernel(loops);
            Matrix[] matrices = new Matrix[Math.max(1, 28_000_000 / inputs / outputs)];
            Arrays.setAll(matrices, i -> kernel.pack(new Noise(outputs, inputs), one));
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-8s %4d -> %5d, strips of %4d:",
                    loops.name(),
                    inputs,
                    outputs,
                    FloatKernel.width(outputs)));
            double at16 = 0;
            for (int rows : ROWS) {
                double best = rate(matrices, rows);
                at16 = rows == 16 ? best : at16;
                line.append(String.format(Locale.ROOT, "  %d rows %5.1f", rows, best));
            }
            double ratio = at16 / yardstick();
            System.out.printf(Locale.ROOT, "%s  %.1f × the yardstick%n", line, ratio);
            if (ratio < FLOOR) {
                throw new IllegalStateException("Below the floor of " + FLOOR + " times the yardstick");
            }
        }
    }

    private static double rate(Matrix[] matrices, int rows) {
        int inputs = matrices[0].inputs();
        int outputs = matrices[0].outputs();
        float[][] x = new float[rows][inputs];
        float[][] y = new float[rows][outputs];
        for (float[] row : x) {
            Arrays.fill(row, 0.5f);
        }
        Scratch scratch = new Scratch();
        double best = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            for (Matrix matrix : matrices) {
                for (int strip = 0; strip < matrix.strips(); strip++) {
                    matrix.multiply(x, rows, y, strip, scratch);
                }
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = Math.max(best, (double) matrices.length * rows * inputs * outputs / seconds * 1e-9);
        }
        return best;
    }

    private static double yardstick() {
        float[] a = new float[4096];
        float[] b = new float[4096];
        Arrays.fill(a, 0.5f);
        Arrays.fill(b, 0.5f);
        double best = 0;
        float sum = 0;
        for (int pass = 0; pass < 200; pass++) {
            long start = System.nanoTime();
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            best = Math.max(best, a.length / ((System.nanoTime() - start) * 1e-9) * 1e-9);
        }
        if (Float.isNaN(sum)) {
            throw new IllegalStateException("The sum is used, so that it is computed");
        }
        return best;
    }

    /** Seeded weights. */
    private record Noise(int outputs, int inputs) implements Weights {
        @Override
        public void row(int output, float[] into) {
            Random random = new Random(output);
            for (int i = 0; i < inputs; i++) {
                into[i] = random.nextFloat() - 0.5f;
            }
        }
    }
}
