package org.phrasefield.phrasing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Template;

/** The forms of a protocol: the built-in ones that it names and the author's own, by language. */
public final class Forms {
    private final List<FormChoice> choices;

    /** The forms that a protocol asks for; nothing is read until a language is named. */
    public Forms(Protocol protocol) {
        this.choices = protocol.forms();
    }

    /** The forms in the protocol's order. */
    public List<Form> in(String language) {
        return choices.stream().map(choice -> form(choice, language)).toList();
    }

    /**
     * One form.
     *
     * @throws IllegalArgumentException if the protocol does not have it
     */
    public Form form(String id, String language) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .map(choice -> form(choice, language))
                .orElseThrow(() -> new IllegalArgumentException("the protocol has no form " + id));
    }

    private static Form form(FormChoice choice, String language) {
        if (choice.builtIn()) {
            return BuiltIns.form(choice.id(), language);
        }
        Map<String, List<String>> wordings = choice.wordings();
        List<String> texts = wordings.getOrDefault(language, List.of());
        return new Form(
                choice.id(),
                language,
                0,
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new Wording(choice.id() + "-" + (i + 1), Template.parse(texts.get(i))))
                        .toList());
    }

    /** Versions of the built-in wordings of these languages, such as {@code en 1, ru 1}: other wordings are other forms. */
    public static String versions(List<String> languages) {
        return languages.stream()
                .map(language -> language + " "
                        + BuiltIns.forms(language).values().iterator().next().version())
                .collect(Collectors.joining(", "));
    }
}
