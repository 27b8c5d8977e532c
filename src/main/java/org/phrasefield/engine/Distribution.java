package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** From logits to probabilities. Sums run in the order of the tokens, in double precision, so that they are repeatable. */
public final class Distribution {
    private Distribution() {}

    /** The token with the highest logit; of equals the one with the lowest id. */
    public static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The {@code count} tokens with the highest logits, highest first; of equals the lowest id first. */
    static List<Integer> likeliest(float[] logits, int count) {
        Comparator<Integer> worstFirst = Comparator.<Integer>comparingDouble(id -> logits[id])
                .thenComparing(Comparator.<Integer>naturalOrder().reversed());
        PriorityQueue<Integer> best = new PriorityQueue<>(count + 1, worstFirst);
        for (int id = 0; id < logits.length; id++) {
            best.add(id);
            if (best.size() > count) {
                best.remove();
            }
        }
        List<Integer> ranked = new ArrayList<>(best);
        ranked.sort(worstFirst.reversed());
        return ranked;
    }

    /** ln p of each token: logit − ln Σ exp(logit), with the highest logit taken out of the sum. */
    public static double[] logProbabilities(float[] logits) {
        double highest = logits[likeliest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        double total = highest + Math.log(sum);
        double[] result = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            result[i] = logits[i] - total;
        }
        return result;
    }

    /** For programs that use the engine: −Σ p · log₂ p of a distribution given as ln p: 0 if one token is certain, log₂ of the number of tokens if all are equal. */
    public static double entropyBits(double[] logProbabilities) {
        double sum = 0;
        for (double logProbability : logProbabilities) {
            double p = Math.exp(logProbability);
            if (p > 0) {
                sum -= p * logProbability;
            }
        }
        return sum / Math.log(2);
    }
}
