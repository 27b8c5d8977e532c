package org.phrasefield.stats;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether what was drawn twice under each of many prompts was drawn from one distribution both times: the energy distance (Székely and Rizzo
 * 2013) between the first draws and the second ones of a block, its mean over blocks, and how often it is as great where the two draws of each prompt are
 * swapped by chance. Only distances between draws of different prompts count, across and within, so that it is 0 on average where nothing changed.
 *
 * @param distance mean over blocks, in units of the distances; below 0 by chance
 * @param pValue above 0, at most 1; empty blocks left out
 * @param pairs how many draws it rests on, of each side
 */
public record PairedClouds(double distance, double pValue, int pairs) {
    private static final double ROUNDING = 1e-12;

    /**
     * Judges blocks.
     *
     * @param blocks at least one; distances of 2k draws to each other, k of 2 or more, the two of prompt i at i and k + i; symmetric
     * @param draws 999 or so
     */
    public static PairedClouds of(List<double[][]> blocks, int draws, long seed) {
        if (blocks.isEmpty()) throw new IllegalArgumentException("no block");
        for (double[][] block : blocks) {
            if (block.length < 4 || block.length % 2 != 0) throw new IllegalArgumentException("draws: " + block.length);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double observed = statistic(blocks, random, false);
        int extreme = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (statistic(blocks, random, true) >= observed - ROUNDING) extreme++;
        }
        int pairs = blocks.stream().mapToInt(block -> block.length / 2).sum();
        return new PairedClouds(observed, (extreme + 1.0) / (draws + 1.0), pairs);
    }

    private static double statistic(List<double[][]> blocks, SplittableRandom random, boolean swapped) {
        double sum = 0;
        for (double[][] block : blocks) sum += energy(block, random, swapped);
        return sum / blocks.size();
    }

    private static double energy(double[][] distances, SplittableRandom random, boolean swapped) {
        int k = distances.length / 2;
        int[] first = new int[k];
        for (int i = 0; i < k; i++) first[i] = swapped && random.nextBoolean() ? k + i : i;
        double across = 0;
        double within = 0;
        for (int i = 0; i < k; i++) {
            int other = first[i] < k ? first[i] + k : first[i] - k;
            for (int j = 0; j < k; j++) {
                if (i == j) continue;
                int twin = first[j] < k ? first[j] + k : first[j] - k;
                across += distances[first[i]][twin];
                within += distances[first[i]][first[j]] + distances[other][twin];
            }
        }
        return (2 * across - within) / k / (k - 1);
    }
}
