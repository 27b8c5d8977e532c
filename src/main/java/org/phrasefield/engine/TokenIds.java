package org.phrasefield.engine;

import java.util.List;

/**
 * A text as tokens.
 *
 * @param ids the tokens in order
 * @param droppedBytes UTF-8 bytes of the text, 0 to 255, for which the model has no token; they are left out of
 *     {@code ids}, so that the model does not see them
 */
public record TokenIds(List<Integer> ids, List<Integer> droppedBytes) {
    public TokenIds {
        ids = List.copyOf(ids);
        droppedBytes = List.copyOf(droppedBytes);
    }
}
