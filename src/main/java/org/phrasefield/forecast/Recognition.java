package org.phrasefield.forecast;

import java.util.List;
import java.util.Optional;
import org.phrasefield.language.Language;

/**
 * What a prompt is, told from its words alone.
 *
 * @param language told from its script
 * @param forms the forms that it may have, the surest first; empty where it has none that is known
 * @param words magnet words in it, in their order
 * @param foreign whether it is rather in a language that nothing is known of; then nothing else is told
 * @param topic what it is about, as it stands in the prompt; empty where that cannot be told
 */
public record Recognition(
        Language language, boolean foreign, List<Recognised> forms, List<Magnet> words, Optional<String> topic) {
    /** The label of a prompt that has none of the forms. */
    public static final String NONE = "none";

    public Recognition {
        forms = List.copyOf(forms);
        words = List.copyOf(words);
    }

    /**
     * A form that a prompt may have.
     *
     * @param form form id
     * @param confidence how probable it is, between 0 and 1; the number fits prompts of hands that it was not learned from
     */
    public record Recognised(String form, double confidence) {}

    /**
     * A magnet word in a prompt.
     *
     * @param group id of its group
     * @param word the word as the lists have it
     */
    public record Magnet(String group, String word) {}

    /** The ids of all possible forms, the surest first, or {@link #NONE} alone. */
    public List<String> possible() {
        return forms.isEmpty()
                ? List.of(NONE)
                : forms.stream().map(Recognised::form).toList();
    }

    /** The id of the surest form, or {@link #NONE}. */
    public String form() {
        return forms.isEmpty() ? NONE : forms.get(0).form();
    }
}
