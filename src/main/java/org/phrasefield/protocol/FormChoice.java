package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;

/**
 * A form that the protocol uses.
 *
 * @param id a built-in form's id, or the author's own
 * @param wordings by language tag, the author's own wordings as raw text with slots; empty for a built-in form
 * @param allowed words of its wordings that the author has looked at: no warning is about them
 */
public record FormChoice(String id, Map<String, List<String>> wordings, List<String> allowed) {
    public FormChoice {
        wordings = Map.copyOf(wordings);
        allowed = List.copyOf(allowed);
    }

    /** A form of whose words none is allowed to be doubtful. */
    public FormChoice(String id, Map<String, List<String>> wordings) {
        this(id, wordings, List.of());
    }

    /** Whether the wordings come from the built-in set. */
    public boolean builtIn() {
        return wordings.isEmpty();
    }
}
