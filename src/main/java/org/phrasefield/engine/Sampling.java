package org.phrasefield.engine;

/**
 * How the next token is chosen. The order is: repeat penalty, temperature, top-k, top-p, min-p, then a draw.
 *
 * @param temperature 0 takes the likeliest token; 1 the model's own distribution; at most 100
 * @param topK only the k likeliest tokens; 0 for all
 * @param topP only the likeliest tokens that together have this probability, above 0 and at most 1; 1 for all
 * @param minP only tokens at least so likely as this share of the likeliest one, from 0 to 1; 0 for all
 * @param repeatPenalty what the logits of recent tokens are divided by, or multiplied if they are below 0 (Keskar and others 2019); above 0; 1
 *     is none
 * @param repeatLastN how many tokens before this one, prompt included, count as recent; 0 for none
 * @param seed the n-th token of an answer is drawn with a number made of this seed and n alone
 */
public record Sampling(
        double temperature, int topK, double topP, double minP, double repeatPenalty, int repeatLastN, long seed) {
    /** How far the penalty looks back where nothing else is said. */
    public static final int REPEAT_LAST_N = 64;

    public Sampling {
        if (!(temperature >= 0 && temperature <= 100)) {
            throw new IllegalArgumentException("The temperature must lie between 0 and 100, not " + temperature);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("top-k must be 0 (all) or more, not " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p must be above 0 and at most 1, not " + topP);
        }
        if (!(minP >= 0 && minP <= 1)) {
            throw new IllegalArgumentException("min-p must lie between 0 and 1, not " + minP);
        }
        if (!(repeatPenalty > 0 && repeatPenalty <= 100)) {
            throw new IllegalArgumentException(
                    "The repeat penalty must be above 0 and at most 100, not " + repeatPenalty);
        }
        if (repeatLastN < 0) {
            throw new IllegalArgumentException(
                    "The repeat penalty must look back 0 tokens or more, not " + repeatLastN);
        }
    }

    /** Without min-p and repeat penalty. */
    public Sampling(double temperature, int topK, double topP, long seed) {
        this(temperature, topK, topP, 0, 1, REPEAT_LAST_N, seed);
    }

    /** Always the likeliest token. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0);
    }

    /** From the whole distribution at that temperature. */
    public static Sampling at(double temperature, long seed) {
        return new Sampling(temperature, 0, 1, seed);
    }

    /** The same with another min-p; for programs that use the engine. */
    public Sampling withMinP(double share) {
        return new Sampling(temperature, topK, topP, share, repeatPenalty, repeatLastN, seed);
    }

    /** The same with another repeat penalty; for programs that use the engine. */
    public Sampling withRepeatPenalty(double penalty, int lastN) {
        return new Sampling(temperature, topK, topP, minP, penalty, lastN, seed);
    }

    /** Whether any recent token is penalised. */
    boolean penalises() {
        return repeatPenalty != 1 && repeatLastN > 0;
    }
}
