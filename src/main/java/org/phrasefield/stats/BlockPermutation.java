package org.phrasefield.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether treatments differ from a control, from one vector of each in every block: where nothing differs, the vectors of a block could as well stand
 * under each other's names. Each treatment's mean distance from the control is held against the greatest of all treatments in
 * divisions drawn anew, so that among many one is called by chance no more often than among few (the single step of Westfall and Young 1993); treatments
 * that are told apart are then put aside and the rest is tested again, since they would hide smaller ones. P never falls from one step to the next.
 */
public final class BlockPermutation {
    private static final double ROUNDING = 1e-12;

    private final double[][][] blocks;
    private final int treatments;
    private final int draws;
    private final long seed;

    private BlockPermutation(double[][][] blocks, int draws, long seed) {
        this.blocks = blocks;
        this.treatments = blocks[0].length;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * Tests every treatment.
     *
     * @param blocks by block, then treatment, the control first: a vector, all of one length, or an empty one where a treatment is missing; a
     *     block without its control counts for nothing
     * @param level beneath which a treatment is told apart, such as 0.05
     * @param draws divisions drawn, 999 or so
     * @return for each treatment after the control its p, above 0 to 1; 1 where it is in no block
     */
    public static double[] pValues(double[][][] blocks, double level, int draws, long seed) {
        double[][][] whole = Arrays.stream(blocks)
                .filter(block -> block.length > 0 && block[0].length > 0)
                .toArray(double[][][]::new);
        if (whole.length == 0) {
            double[] none = new double[blocks.length == 0 ? 0 : Math.max(0, blocks[0].length - 1)];
            Arrays.fill(none, 1);
            return none;
        }
        for (double[][] block : whole) {
            if (block.length != whole[0].length) throw new IllegalArgumentException("blocks of different width");
        }
        return new BlockPermutation(whole, draws, seed).stepwise(level);
    }

    private double[] stepwise(double level) {
        double[] p = new double[treatments - 1];
        Arrays.fill(p, 1);
        boolean[] open = new boolean[treatments];
        Arrays.fill(open, true);
        double reached = 0;
        boolean told = true;
        while (told) {
            told = false;
            double[] step = step(open);
            for (int t = 1; t < treatments; t++) {
                if (!open[t]) continue;
                p[t - 1] = Math.max(reached, step[t]);
                if (p[t - 1] <= level) told = true;
            }
            for (int t = 1; t < treatments; t++) {
                if (!open[t] || p[t - 1] > level) continue;
                open[t] = false;
                reached = Math.max(reached, p[t - 1]);
            }
        }
        return p;
    }

    private double[] step(boolean[] open) {
        double[] observed = distances(blocks, open);
        int[] extreme = new int[treatments];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < draws; draw++) {
            double most =
                    Arrays.stream(distances(mixed(open, random), open)).max().orElse(0);
            for (int t = 1; t < treatments; t++) {
                if (most >= observed[t] * (1 - ROUNDING)) extreme[t]++;
            }
        }
        double[] p = new double[treatments];
        for (int t = 1; t < treatments; t++) p[t] = (extreme[t] + 1.0) / (draws + 1.0);
        return p;
    }

    /** The blocks with the vectors of open treatments, and of the control, under names drawn anew; a missing vector stays where it is. */
    private double[][][] mixed(boolean[] open, SplittableRandom random) {
        double[][][] mixed = new double[blocks.length][][];
        for (int b = 0; b < blocks.length; b++) {
            double[][] block = blocks[b].clone();
            int[] places = java.util.stream.IntStream.range(0, treatments)
                    .filter(t -> open[t] && block[t].length > 0)
                    .toArray();
            for (int i = places.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double[] kept = block[places[i]];
                block[places[i]] = block[places[j]];
                block[places[j]] = kept;
            }
            mixed[b] = block;
        }
        return mixed;
    }

    /** Length of each open treatment's mean difference from the control; 0 of the control and of those put aside. */
    private double[] distances(double[][][] of, boolean[] open) {
        double[] distances = new double[treatments];
        for (int t = 1; t < treatments; t++) {
            if (!open[t]) continue;
            double[] sum = new double[of[0][0].length];
            int count = 0;
            for (double[][] block : of) {
                if (block[t].length == 0) continue;
                for (int i = 0; i < sum.length; i++) sum[i] += block[t][i] - block[0][i];
                count++;
            }
            distances[t] = count == 0 ? 0 : Vectors.norm(sum) / count;
        }
        return distances;
    }
}
