package org.phrasefield.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the forms of English words say, and where they stand: person, number, tense, and verbs that ask. */
final class EnglishFeatures {

    private static final Map<String, Set<Feature>> PRONOUNS = pronouns();

    private EnglishFeatures() {}

    private static Map<String, Set<Feature>> pronouns() {
        Map<String, Set<Feature>> map = new HashMap<>();
        put(map, "i me my mine myself", Feature.FIRST_PERSON, Feature.SINGULAR);
        put(map, "we us our ours ourselves", Feature.FIRST_PERSON, Feature.PLURAL);
        put(map, "you your yours", Feature.SECOND_PERSON);
        put(map, "yourself", Feature.SECOND_PERSON, Feature.SINGULAR);
        put(map, "yourselves", Feature.SECOND_PERSON, Feature.PLURAL);
        put(map, "he him his himself she her hers herself it its itself", Feature.THIRD_PERSON, Feature.SINGULAR);
        put(map, "they them their theirs themselves", Feature.THIRD_PERSON, Feature.PLURAL);
        return Map.copyOf(map);
    }

    private static void put(Map<String, Set<Feature>> map, String forms, Feature... features) {
        for (String form : forms.split(" ", -1)) map.put(form, Set.of(features));
    }

    /** The same words with their features. */
    static List<TaggedWord> of(List<TaggedWord> words) {
        BitSet imperatives = Imperatives.of(words);
        List<TaggedWord> made = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            TaggedWord word = words.get(i);
            Set<Feature> features = imperatives.get(i) ? asking(word) : features(words, i);
            made.add(new TaggedWord(word.form(), word.marks(), word.classes(), word.lemmas(), features, word.tag()));
        }
        return made;
    }

    private static Set<Feature> asking(TaggedWord word) {
        return word.form().equals("let's")
                ? EnumSet.of(Feature.IMPERATIVE, Feature.FIRST_PERSON, Feature.PLURAL)
                : EnumSet.of(Feature.IMPERATIVE, Feature.SECOND_PERSON);
    }

    private static Set<Feature> features(List<TaggedWord> words, int i) {
        TaggedWord word = words.get(i);
        return switch (word.pos()) {
            case PRON -> PRONOUNS.getOrDefault(base(word), Set.of());
            case NOUN -> word.form().endsWith("s") && differs(word) ? Set.of(Feature.PLURAL) : Set.of();
            case ADJ, ADV -> word.form().endsWith("er") && differs(word) ? Set.of(Feature.COMPARATIVE) : Set.of();
            case VERB, AUX -> verb(words, i);
            case ADP, CCONJ, DET, INTJ, NUM, PART, PROPN, PUNCT, SCONJ, SYM, X -> Set.of();
        };
    }

    private static String base(TaggedWord word) {
        return word.classes().size() == 1
                ? word.form()
                : Contraction.of(word.form()).map(Contraction::base).orElse(word.form());
    }

    private static boolean differs(TaggedWord word) {
        return !base(word).equals(word.lemma());
    }

    private static Set<Feature> verb(List<TaggedWord> words, int i) {
        TaggedWord word = words.get(i);
        String form = base(word);
        if (!differs(word)) {
            return Set.of();
        }
        return switch (form) {
            case "is", "has", "does" -> EnumSet.of(Feature.PRESENT, Feature.THIRD_PERSON, Feature.SINGULAR);
            case "am", "are" -> EnumSet.of(Feature.PRESENT);
            case "was", "were", "had", "did" -> EnumSet.of(Feature.PAST);
            case "been", "being" -> EnumSet.of(Feature.PARTICIPLE);
            default -> ofEnding(words, i, form);
        };
    }

    private static Set<Feature> ofEnding(List<TaggedWord> words, int i, String form) {
        if (form.endsWith("ing")) {
            return EnumSet.of(Feature.PARTICIPLE);
        }
        if (form.endsWith("s")) {
            return EnumSet.of(Feature.PRESENT, Feature.THIRD_PERSON, Feature.SINGULAR);
        }
        if (words.get(i).is(PartOfSpeech.AUX)) {
            return Set.of();
        }
        return switch (helper(words, i)) {
            case "be" -> EnumSet.of(Feature.PARTICIPLE, Feature.PASSIVE);
            case "have" -> EnumSet.of(Feature.PARTICIPLE);
            default -> EnumSet.of(Feature.PAST);
        };
    }

    /** The lemma of the auxiliary before a verb, over adverbs, not and, in a question, the subject; empty where there is none. */
    private static String helper(List<TaggedWord> words, int i) {
        for (int k = i - 1; k >= 0 && k >= i - 4; k--) {
            TaggedWord word = words.get(k);
            if (word.classes().contains(PartOfSpeech.AUX)) {
                return word.lemmas().get(word.classes().indexOf(PartOfSpeech.AUX));
            }
            boolean between = word.is(PartOfSpeech.ADV) || word.is(PartOfSpeech.PART) || word.is(PartOfSpeech.PRON);
            if (!between || !words.get(k + 1).marks().isEmpty()) {
                return "";
            }
        }
        return "";
    }
}
