package org.phrasefield.scoring;

import java.util.Arrays;

/**
 * What a head says of an answer.
 *
 * @param probabilities of each kind, in order, and last of none
 * @param shares of each kind, and last of none
 * @param number of the likeliest kind in the order of {@link Kinds#withNone}; of none where it is not likely enough
 */
record KindsOfAnswer(double[] probabilities, double[] shares, int number) {
    static KindsOfAnswer of(Head head, Traits text) {
        double[] probabilities = head.probabilities(text);
        return new KindsOfAnswer(probabilities, head.shares(probabilities), head.top(probabilities));
    }

    /** How far the text sits in one kind, 0 to 1: how likely it is of any, times how far the probabilities of kinds lie in one. */
    double concentration() {
        double[] kinds = Arrays.copyOf(probabilities, probabilities.length - 1);
        double any = Arrays.stream(kinds).sum();
        for (int k = 0; k < kinds.length; k++) kinds[k] /= any;
        return any * KindMetrics.concentration(kinds);
    }

    /** The likeliest kind, or none. */
    String top(Kinds kinds) {
        return kinds.withNone().get(number);
    }
}
