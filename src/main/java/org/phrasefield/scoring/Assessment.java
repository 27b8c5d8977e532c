package org.phrasefield.scoring;

import java.util.List;

/**
 * All that is found of one answer's text.
 *
 * @param scores one for each metric asked for, in their order
 * @param lemmas its content words, for whole cells to be compared by; none of an answer that is cut or no answer
 */
public record Assessment(List<Score> scores, ContentLemmas lemmas) {
    public Assessment {
        scores = List.copyOf(scores);
    }
}
