package org.phrasefield.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Rate of the inner product alone, in 10⁹ multiplications with addition a second on one thread, for 1 to 32 rows at once.
 * The weights (about 110 MB) do not fit any cache, so that few rows show the memory's speed and many the arithmetic's.
 *
 * <p>The loops are also measured by themselves, in the first-level cache, beside a yardstick: a sum of products in strict
 * order, which cannot be vectorised. Both take microseconds, so that a busy machine does them no harm. A loop that is not
 * at least ten times as fast as the yardstick (four times where it unpacks or has a single row) is no longer vectorised, and that ends with an error.
 *
 * <p>Run: as in src/bench/README.md
 */
public final class KernelBench {
    /** Vectorised loops reach 20 to 40 times the yardstick, scalar ones 3 to 6 times. */
    private static final double FLOOR = 10;

    /** For a single row, and for unpacking; a loop that makes objects of its vectors stays below 1. */
    private static final int VECTOR_FLOOR = 4;

    private static final int LENGTH = 512;

    private static final int[][] SIZES = {{576, 960}, {576, 576}, {576, 3072}, {1536, 576}, {576, 49_152}};
    private static final int[] ROWS = {1, 4, 8, 16, 32};
    private static final int PASSES = 6;

    private KernelBench() {}

    public static void main(String[] args) {
        System.out.println(
                "kernel, GMAC/s on one thread, Java " + Runtime.version() + ", best of " + PASSES + " passes");
        KernelChoice.vector().ifPresent(KernelBench::vector);
        unpacking();
        for (Loops loops : new Loops[] {new Loops.Fused(), new Loops.Separate()}) {
            if (loops instanceof Loops.Fused && !(Loops.fastest() instanceof Loops.Fused)) {
                System.out.println("fma: no hardware support, left out");
                continue;
            }
            floor(loops);
            for (int[] size : SIZES) {
                line(new FloatKernel(loops), loops.name(), size[0], size[1]);
            }
        }
    }

    /** The packed weights' loops, in the second-level cache. */
    private static void vector(Kernel kernel) {
        int least = kernel.fast() ? VECTOR_FLOOR : 0;
        double yardstick = yardstick();
        for (VectorBlocks strip : List.of(new VectorNibbles(576), new VectorBytes(576))) {
            String name = strip.getClass().getSimpleName();
            float[] x = new float[(576 + 18) * Operand.PANEL];
            float[][] y = new float[Operand.PANEL][VectorStrip.OUTPUTS];
            int work = 576 * VectorStrip.OUTPUTS;
            vectorised(
                    name + ", 4 rows",
                    4 * work,
                    () -> strip.four(x, 576 * Operand.PANEL, y, 0, 0),
                    yardstick,
                    2 * least);
            vectorised(name + ", 1 row", work, () -> strip.one(x, 576, y[0], 0), yardstick, least);
        }
        for (int[] size : SIZES) {
            line(kernel, kernel.name(), size[0], size[1]);
        }
    }

    private static void vectorised(String name, int work, Runnable loop, double yardstick, double least) {
        double best = 0;
        // About a second's work, so that the optimising compiler is done in time on a busy machine too.
        for (long pass = 0; pass < 2_000_000_000L / work; pass++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                loop.run();
            }
            best = Math.max(best, 10 * work / (double) (System.nanoTime() - start));
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %.1f, yardstick %.2f, ratio %.1f, must be at least %.0f%n",
                name,
                best,
                yardstick,
                best / yardstick,
                least);
        if (best < least * yardstick) {
            throw new IllegalStateException("The loop is not vectorised");
        }
    }

    private static void line(Kernel kernel, String name, int inputs, int outputs) {
        try (Team one = new Team(1)) {
            Matrix[] matrices = new Matrix[Math.max(1, 28_000_000 / inputs / outputs)];
            Arrays.setAll(matrices, i -> kernel.pack(new Noise(outputs, inputs), one));
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "%-16s %4d -> %5d, %4d strips:", name, inputs, outputs, matrices[0].strips()));
            for (int rows : ROWS) {
                line.append(String.format(Locale.ROOT, "  %d rows %5.1f", rows, rate(kernel, matrices, rows)));
            }
            System.out.println(line);
        }
    }

    /** The loops over floats, in the first-level cache. */
    private static void floor(Loops loops) {
        float[][] a = new float[5][LENGTH];
        double yardstick = yardstick();
        vectorised(
                loops.name() + ", 2 rows",
                4 * LENGTH,
                () -> loops.pair(a[0], a[1], LENGTH, a[2], a[3], 1, 2, 3, 4),
                yardstick,
                FLOOR);
        vectorised(
                loops.name() + ", 1 row",
                4 * LENGTH,
                () -> loops.four(a[0], LENGTH, 1, a[1], 2, a[2], 3, a[3], 4, a[4]),
                yardstick,
                FLOOR);
    }

    /** Unpacking by sums of floats; counted are weights. */
    private static void unpacking() {
        double yardstick = yardstick();
        for (int bits : new int[] {4, 8}) {
            DigitStrip strip = new DigitStrip(576, LENGTH, bits);
            float[][] room = new float[FloatStrip.GROUP][LENGTH];
            vectorised(
                    "unpacking " + bits + " bits",
                    FloatStrip.GROUP * LENGTH,
                    () -> strip.group(0, room),
                    yardstick,
                    VECTOR_FLOOR);
        }
    }

    private static double rate(Kernel kernel, Matrix[] matrices, int rows) {
        int inputs = matrices[0].inputs();
        int outputs = matrices[0].outputs();
        Operand x = kernel.operand(inputs);
        x.begin(rows);
        for (int r = 0; r < rows; r++) {
            Arrays.fill(x.row(r), 0.5f);
        }
        for (int panel = 0; panel < x.panels(); panel++) {
            x.seal(panel);
        }
        float[][] y = new float[rows][outputs];
        Scratch scratch = new Scratch();
        double best = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            for (Matrix matrix : matrices) {
                for (int strip = 0; strip < matrix.strips(); strip++) {
                    matrix.multiply(x, y, strip, scratch);
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
        for (int pass = 0; pass < 2000; pass++) {
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

    /** Seeded weights, not stored in any format: the vector kernel keeps them as floats. */
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
