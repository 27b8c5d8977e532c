package org.phrasefield.scoring;

import java.util.List;
import java.util.Optional;

/**
 * All that is found of one answer's text.
 *
 * @param scores one for each metric asked for, in their order
 * @param lemmas its content words, for whole cells to be compared by; none of an answer that is cut or no answer
 * @param functionWords its function words, for whole forms to be compared by; empty where its text was not looked at
 */
public record Assessment(List<Score> scores, ContentLemmas lemmas, Optional<FunctionWords> functionWords) {
    public Assessment {
        scores = List.copyOf(scores);
    }
}
