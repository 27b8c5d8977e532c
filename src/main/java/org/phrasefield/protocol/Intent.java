package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;

/**
 * What one wants to know or get, apart from wording.
 *
 * @param id the intent's name, unique inside a protocol
 * @param texts by language tag, what fills the slots of a wording
 * @param tags the author's own labels
 */
public record Intent(String id, Map<String, Slots> texts, List<String> tags) {
    public Intent {
        texts = Map.copyOf(texts);
        tags = List.copyOf(tags);
        if (id.isBlank() || texts.isEmpty()) throw new IllegalArgumentException("an intent needs an id and a text");
    }

    /**
     * Values by slot name ({@code topic}, {@code task}, …); an intent has at least {@code topic}.
     *
     * @param values by slot name
     */
    public record Slots(Map<String, Phrase> values) {
        public Slots {
            values = Map.copyOf(values);
            if (!values.containsKey("topic")) throw new IllegalArgumentException("an intent needs a topic");
        }

        /** The phrase that the intent is about. */
        public Phrase topic() {
            return java.util.Objects.requireNonNull(values.get("topic"));
        }
    }
}
