package org.phrasefield.scoring;

/**
 * What a head says of an answer.
 *
 * @param probabilities of each kind, in order
 * @param shares of each kind, and last of none
 * @param number of the likeliest kind in the order of {@link Kinds#withNone}; of none where it is not likely enough
 */
record KindsOfAnswer(double[] probabilities, double[] shares, int number) {
    static KindsOfAnswer of(Head head, Traits text) {
        double[] probabilities = head.probabilities(text);
        return new KindsOfAnswer(probabilities, head.shares(probabilities), head.top(probabilities));
    }

    /** The likeliest kind, or none. */
    String top(Kinds kinds) {
        return kinds.withNone().get(number);
    }
}
