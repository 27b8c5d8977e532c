package org.phrasefield.engine;

import java.util.List;

/**
 * A chat as the model will see it.
 *
 * @param ids the tokens, special tokens included
 * @param rendered the same as text, for a person to see
 * @param droppedBytes UTF-8 bytes of the turns, 0 to 255, for which the model has no token and which it will not see
 */
public record Prompt(List<Integer> ids, String rendered, List<Integer> droppedBytes) {
    public Prompt {
        ids = List.copyOf(ids);
        droppedBytes = List.copyOf(droppedBytes);
    }
}
