package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;

/**
 * A form that the protocol uses.
 *
 * @param id a built-in form's id, or the author's own
 * @param wordings by language tag, the author's own wordings as raw text with slots; empty for a built-in form
 */
public record FormChoice(String id, Map<String, List<String>> wordings) {
    public FormChoice {
        wordings = Map.copyOf(wordings);
    }

    /** Whether the wordings come from the built-in set. */
    public boolean builtIn() {
        return wordings.isEmpty();
    }
}
