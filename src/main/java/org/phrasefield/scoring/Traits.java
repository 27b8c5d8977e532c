package org.phrasefield.scoring;

import java.util.List;

/**
 * What a head sees of a text.
 *
 * @param tokens its tokens, those of the prompt's contents left out
 * @param cues its {@link Cues}; a gap is NaN, in here alone
 */
record Traits(List<String> tokens, double[] cues) {
    Traits {
        tokens = List.copyOf(tokens);
        cues = cues.clone();
    }

    static Traits of(AnswerView answer, Kinds kinds) {
        return new Traits(answer.tokens(), Cues.values(answer, kinds));
    }

    @Override
    public double[] cues() {
        return cues.clone();
    }
}
