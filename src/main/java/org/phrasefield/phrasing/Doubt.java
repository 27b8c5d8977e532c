package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phrasefield.language.Inflected.Origin;

/**
 * The forms of one Russian phrase that a person should look at before anything is sent.
 *
 * @param intent id of the intent
 * @param slot {@code topic} or {@code task}
 * @param forms what was made of it, one form a case, at least one
 */
public record Doubt(String intent, String slot, List<Inflection> forms) {
    public Doubt {
        forms = List.copyOf(forms);
    }

    /** The phrases that the inflector is not sure of, each once. */
    public static List<Doubt> of(List<Inflection> inflections) {
        Map<List<String>, List<Inflection>> phrases = new LinkedHashMap<>();
        inflections.stream()
                .filter(Inflection::unsure)
                .forEach(form -> phrases.computeIfAbsent(List.of(form.intent(), form.slot()), key -> new ArrayList<>())
                        .add(form));
        return phrases.values().stream()
                .map(forms -> new Doubt(forms.get(0).intent(), forms.get(0).slot(), forms))
                .toList();
    }

    /** One sentence that says what was made of the phrase. */
    public String message() {
        String base = "\"" + forms.get(0).base() + "\"";
        boolean unchanged = forms.stream().allMatch(form -> form.inflected().origin() == Origin.FROZEN);
        return unchanged
                ? base + " is left as it is in " + cases()
                : base + " is not in the dictionary, and its forms are a guess: " + made();
    }

    /** How to write the right forms down. */
    public String way() {
        return "if that is wrong, write " + slot + ": {nom: "
                + quoted(forms.get(0).base()) + ", "
                + forms.stream()
                        .map(form -> form.grammaticalCase().tag() + ": "
                                + quoted(form.inflected().text()))
                        .collect(Collectors.joining(", "))
                + "} with the right forms";
    }

    private String cases() {
        return forms.stream().map(form -> form.grammaticalCase().tag()).collect(Collectors.joining(", "));
    }

    private String made() {
        return forms.stream()
                .map(form ->
                        form.grammaticalCase().tag() + " \"" + form.inflected().text() + "\"")
                .collect(Collectors.joining(", "));
    }

    /** In quotes where the text could not stand in braces without them. */
    private static String quoted(String text) {
        boolean plain = text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} -]*");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
