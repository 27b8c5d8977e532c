package org.phrasefield.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Russian word form can be beside a phrase whose number and gender are not known.
 *
 * @param lemmas its dictionary forms; empty where the dictionary does not have it
 * @param agreesWithSubject whether it is a verb in the past or in the third person, or a short adjective, that changes with its subject
 * @param predicative whether it may agree so, and may as well stand without any subject or as a parenthesis: «важно», «значит»
 * @param shortAdjective whether it may be a short adjective, whatever else it may be
 * @param infinitive whether it may be one
 * @param gendered whether, as such a word, it is singular and masculine or feminine
 * @param modifier whether it is nothing but a full adjective or pronoun that agrees with the noun after it
 * @param transitive whether it is an imperative or an infinitive that takes an object
 * @param politeImperative whether it is an imperative in the plural, the polite one
 * @param nominative whether it can be a noun or a pronoun in the nominative
 */
public record RussianWord(
        Set<String> lemmas,
        boolean agreesWithSubject,
        boolean predicative,
        boolean shortAdjective,
        boolean infinitive,
        boolean gendered,
        boolean modifier,
        boolean transitive,
        boolean politeImperative,
        boolean nominative) {
    public RussianWord {
        lemmas = Set.copyOf(lemmas);
    }

    /** Whether a word so read stands for a whole predicate, or beside one in commas. */
    private static boolean alone(Reading reading) {
        return reading.tag().equals("PRDC") || reading.tag().equals("PARENTHESIS");
    }

    /** Looks a form up; the case of its letters does not matter. The first call loads the dictionary. */
    public static RussianWord of(String form) {
        List<Reading> readings = RussianDictionary.shared().readings(form);
        boolean adverb = readings.stream()
                .anyMatch(each -> each.tag().equals("ADV")
                        || each.tag().equals("PRDC")
                        || each.tag().equals("PARENTHESIS"));
        List<Reading> predicates = readings.stream()
                .filter(each -> each.tag().startsWith("VB:") && (each.has("Past") || each.has("P3") && !each.has("IMP"))
                        || each.tag().startsWith("PT_Short:")
                        || each.tag().startsWith("ADJ:Short"))
                .toList();
        // «есть» stands with one and with many.
        boolean invariant = predicates.stream().anyMatch(each -> each.has("Sin"))
                && predicates.stream().anyMatch(each -> each.has("PL"));
        boolean agrees = !predicates.isEmpty() && !invariant && !adverb;
        return new RussianWord(
                readings.stream().map(Reading::lemma).collect(Collectors.toSet()),
                agrees,
                !predicates.isEmpty()
                        && !invariant
                        && adverb
                        && readings.stream().anyMatch(RussianWord::alone),
                readings.stream().anyMatch(each -> each.tag().startsWith("ADJ:Short")),
                readings.stream().anyMatch(each -> each.tag().startsWith("VB:INF")),
                agrees && predicates.stream().anyMatch(each -> each.has("Masc") || each.has("Fem")),
                !readings.isEmpty()
                        && readings.stream()
                                .allMatch(
                                        each -> each.modifier() || each.lemma().equals("один")),
                !invariant
                        && readings.stream()
                                .anyMatch(each -> each.tag().startsWith("VB:")
                                        && each.has("TRANS")
                                        && (each.has("IMP") || each.has("INF"))),
                readings.stream().anyMatch(each -> each.tag().startsWith("VB:IMP") && each.has("PL") && each.has("P2")),
                readings.stream().anyMatch(each -> each.noun() && each.nominative()));
    }
}
