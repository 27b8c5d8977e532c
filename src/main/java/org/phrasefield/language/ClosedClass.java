package org.phrasefield.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Russian words that are few and of one class whatever stands around them, from {@code closed-ru.txt}. */
final class ClosedClass {

    static final Resource LIST = Resource.own("closed-ru.txt");

    private static final Map<String, Set<Feature>> PERSONS = Map.of(
            "я", Set.of(Feature.FIRST_PERSON, Feature.SINGULAR),
            "мы", Set.of(Feature.FIRST_PERSON, Feature.PLURAL),
            "ты", Set.of(Feature.SECOND_PERSON, Feature.SINGULAR),
            "вы", Set.of(Feature.SECOND_PERSON, Feature.PLURAL),
            "он", Set.of(Feature.THIRD_PERSON, Feature.SINGULAR),
            "она", Set.of(Feature.THIRD_PERSON, Feature.SINGULAR),
            "оно", Set.of(Feature.THIRD_PERSON, Feature.SINGULAR),
            "они", Set.of(Feature.THIRD_PERSON, Feature.PLURAL));

    private static final Map<String, Analysis> FORMS = read();

    private ClosedClass() {}

    /** What a lower-case form is, if it is on the list; «ё» may be written «е». */
    static @Nullable Analysis of(String form) {
        return FORMS.get(form);
    }

    private static Map<String, Analysis> read() {
        Map<String, Analysis> forms = new HashMap<>();
        LIST.lines().forEach(line -> add(line, forms));
        return Map.copyOf(forms);
    }

    private static void add(String line, Map<String, Analysis> forms) {
        int colon = line.indexOf(':');
        List<String> head = List.of(line.substring(0, colon).split(" ", -1));
        PartOfSpeech pos = PartOfSpeech.valueOf(head.get(0));
        boolean preposition = pos == PartOfSpeech.ADP;
        int cases = preposition ? Analysis.cases(head.subList(1, head.size())) : 0;
        for (String entry : line.substring(colon + 1).strip().split(" +", -1)) {
            String[] pair = entry.split("=", -1);
            String lemma = pair.length > 1 ? pair[1] : preposition || head.size() == 1 ? pair[0] : head.get(1);
            Analysis analysis = new Analysis(
                    pos, lemma, "", PERSONS.getOrDefault(lemma, Set.of()), Analysis.Kind.CLOSED, cases, Analysis.ANY);
            forms.put(pair[0], analysis);
            forms.putIfAbsent(pair[0].replace('ё', 'е'), analysis);
        }
    }
}
