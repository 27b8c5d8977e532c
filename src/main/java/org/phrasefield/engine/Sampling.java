package org.phrasefield.engine;

/**
 * How the next token is chosen. The order is: temperature, then top-k, then top-p, then a draw.
 *
 * @param temperature 0 takes the likeliest token; 1 the model's own distribution; at most 100
 * @param topK only the k likeliest tokens; 0 for all
 * @param topP only the likeliest tokens that together have this probability, above 0 and at most 1; 1 for all
 * @param seed the n-th token of an answer is drawn with a number made of this seed and n alone
 */
public record Sampling(double temperature, int topK, double topP, long seed) {
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
    }

    /** Always the likeliest token. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0);
    }

    /** From the whole distribution at that temperature. */
    public static Sampling at(double temperature, long seed) {
        return new Sampling(temperature, 0, 1, seed);
    }
}
