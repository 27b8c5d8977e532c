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

    /** Of an answer's words and punctuation; its layout counts for nothing, nor do, for zones, polite words around it. */
    static Traits of(AnswerView answer, Kinds kinds) {
        AnswerView flowing = answer.flowing();
        List<String> sentences = flowing.text().sentences();
        List<String> within = kinds == Kinds.ZONES ? PoliteWords.within(flowing.language(), sentences) : sentences;
        return within.size() == sentences.size()
                ? whole(answer, kinds)
                : new Traits(Tokens.of(flowing, within), Cues.values(flowing, kinds));
    }

    /** The same with all polite words: so one learns that they are of no zone. */
    static Traits whole(AnswerView answer, Kinds kinds) {
        AnswerView flowing = answer.flowing();
        return new Traits(flowing.tokens(), Cues.values(flowing, kinds));
    }

    @Override
    public double[] cues() {
        return cues.clone();
    }
}
