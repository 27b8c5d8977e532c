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

    /** Of an answer's words and punctuation; its layout counts for nothing. */
    static Traits of(AnswerView answer, Kinds kinds) {
        AnswerView flowing = answer.flowing();
        return new Traits(Tokens.of(flowing), Cues.values(flowing, kinds));
    }

    @Override
    public double[] cues() {
        return cues.clone();
    }
}
