package org.phrasefield.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Chooses the tokens of one answer; the choice depends on the logits, the settings and the token's number only. */
final class Sampler {
    private final Sampling sampling;
    /** e^((logit − highest) / temperature) of every token. */
    private float[] weights = new float[0];

    Sampler(Sampling sampling) {
        this.sampling = sampling;
    }

    /** The logits after the repeat penalty; each token is penalised once, however often it came. */
    float[] penalised(float[] logits, IntStream recent) {
        float[] result = logits.clone();
        float penalty = (float) sampling.repeatPenalty();
        recent.distinct().forEach(token -> {
            float logit = logits[token];
            result[token] = logit > 0 ? logit / penalty : logit * penalty;
        });
        return result;
    }

    /**
     * The answer's token number {@code number}, counted from 0.
     *
     * @throws EngineException if the logits are not numbers, as a damaged file's are
     */
    int choose(float[] logits, int number) {
        int likeliest = Distribution.likeliest(logits);
        weigh(logits, likeliest);
        double total = total();
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new EngineException(
                    "The model's output is not a number; its file is probably damaged, fetch it again.");
        }
        if (sampling.temperature() == 0) {
            return likeliest;
        }
        double draw = uniform(sampling.seed(), number);
        boolean all = (sampling.topK() == 0 || sampling.topK() >= logits.length)
                && sampling.topP() == 1
                && sampling.minP() == 0;
        return all ? drawFromAll(draw * total) : drawFrom(kept(total), draw);
    }

    private void weigh(float[] logits, int likeliest) {
        if (weights.length != logits.length) {
            weights = new float[logits.length];
        }
        float highest = logits[likeliest];
        float scale = (float) (sampling.temperature() == 0 ? 1 : 1 / sampling.temperature());
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Exponential.of((logits[i] - highest) * scale);
        }
    }

    private double total() {
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        return total;
    }

    private int drawFromAll(double target) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i];
                last = i;
                if (sum > target) {
                    return i;
                }
            }
        }
        return last;
    }

    /** The tokens that top-k, top-p and min-p leave, likeliest first, of equals the lowest id first. */
    private int[] kept(double total) {
        long[] ranked = ranked(total);
        int count = sampling.topK() == 0 ? ranked.length : Math.min(sampling.topK(), ranked.length);
        double mass = 0;
        for (int i = 0; i < count; i++) {
            mass += weights[id(ranked[i])];
        }
        double sum = 0;
        int end = 0;
        while (end < count && (end == 0 || sum < sampling.topP() * mass)) {
            sum += weights[id(ranked[end++])];
        }
        // The likeliest token weighs 1 and always stays.
        while (end > 1 && weights[id(ranked[end - 1])] < sampling.minP()) {
            end--;
        }
        return Arrays.stream(ranked, 0, end).mapToInt(Sampler::id).toArray();
    }

    /**
     * Candidates in order of weight. Without top-k, tokens that are so unlikely that all such tokens together stay outside
     * top-p need no place in the order.
     */
    private long[] ranked(double total) {
        double least = sampling.topK() == 0 ? (1 - sampling.topP()) * total / weights.length : 0;
        return IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0 && weights[i] >= least)
                // Positive floats sort as their bits do; inverted, the heaviest comes first.
                .mapToLong(i -> (long) ~Float.floatToRawIntBits(weights[i]) << 32 | i)
                .sorted()
                .toArray();
    }

    private static int id(long ranked) {
        return (int) ranked;
    }

    private int drawFrom(int[] kept, double draw) {
        double mass = 0;
        for (int id : kept) {
            mass += weights[id];
        }
        double sum = 0;
        for (int id : kept) {
            sum += weights[id];
            if (sum > draw * mass) {
                return id;
            }
        }
        return kept[kept.length - 1];
    }

    /** A number from 0 up to 1, made of seed and number by SplitMix64's finaliser applied to each. */
    static double uniform(long seed, int number) {
        return (mix(mix(seed) + 0x9E3779B97F4A7C15L * (number + 1)) >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
