package org.phrasefield.protocol;

import java.util.Map;

/**
 * A phrase in its base form, with the inflected forms that its author gave by hand.
 *
 * @param base the nominative, exactly as written
 * @param cases by case name ({@code gen}, {@code dat}, {@code acc}, {@code ins}, {@code prep}), forms given by hand; may be empty
 */
public record Phrase(String base, Map<String, String> cases) {
    public Phrase {
        cases = Map.copyOf(cases);
        if (base.isBlank()) throw new IllegalArgumentException("a phrase needs a text");
    }

    /** A phrase without hand-given forms. */
    public static Phrase of(String base) {
        return new Phrase(base, Map.of());
    }
}
