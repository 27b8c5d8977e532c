package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    /** What fills the slots in a language; absent where the intent has no text in it. */
    public Optional<Slots> in(String language) {
        return Optional.ofNullable(texts.get(language));
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
            return Objects.requireNonNull(values.get("topic"));
        }
    }
}
