package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ids that a protocol may use, handed to the reader so that it needs to know no other room.
 *
 * @param languages language tags
 * @param forms ids of the built-in forms, in their order; the first is the default control
 * @param wordGroups ids of the built-in word groups
 * @param intentSets built-in sets of intents by name, such as {@code core24}; read when a protocol asks for one
 * @param slots names that a placeholder in an author's own wording may have
 * @param cases names of grammatical cases by language tag, {@code nom} among them; a language without cases has none
 * @param services model services, such as {@code ollama}
 * @param taken names that a metric of an author's own may not have; asked for when a protocol has such a metric
 */
public record Vocabulary(
        List<String> languages,
        List<String> forms,
        List<String> wordGroups,
        Map<String, Supplier<List<Intent>>> intentSets,
        Set<String> slots,
        Map<String, Set<String>> cases,
        List<String> services,
        Supplier<Set<String>> taken) {
    public Vocabulary {
        languages = List.copyOf(languages);
        forms = List.copyOf(forms);
        wordGroups = List.copyOf(wordGroups);
        intentSets = Map.copyOf(intentSets);
        slots = Set.copyOf(slots);
        cases = Map.copyOf(cases);
        services = List.copyOf(services);
    }

    /** The same, with names that a metric of an author's own may not have. */
    public Vocabulary taking(Supplier<Set<String>> names) {
        return new Vocabulary(languages, forms, wordGroups, intentSets, slots, cases, services, names);
    }
}
