package org.phrasefield.language;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a Russian word form can be, in the terms of the taggers.
 *
 * @param pos its class; a name is a NOUN here
 * @param lemma dictionary form, lower case, with ё
 * @param tag the dictionary's tag; empty where the dictionary has no say
 * @param features what the form says
 * @param kind its part in a clause
 * @param cases the cases that it can stand in, a bit for each as {@link #cases} sets them; of a preposition those that it takes; 0 where
 *     it has none or all
 * @param agreement genders and number that it agrees with, bits of {@link #MASC} to {@link #PLURAL}
 */
record Analysis(
        PartOfSpeech pos, String lemma, String tag, Set<Feature> features, Kind kind, int cases, int agreement) {

    /** What a form can do in a clause. */
    enum Kind {
        NOUN,
        /** A full adjective, participle, ordinal or determiner: it agrees with a noun. */
        MODIFIER,
        /** A short adjective or participle: it is the predicate. */
        SHORT,
        FINITE,
        IMPERATIVE,
        INFINITIVE,
        CONVERB,
        COMPARATIVE,
        PREPOSITION,
        /** An adverb or another word that never changes. */
        INVARIANT,
        /** From the list of closed classes. */
        CLOSED
    }

    static final int MASC = 1;
    static final int FEM = 2;
    static final int NEUT = 4;
    static final int PLURAL = 8;
    static final int ANY = MASC | FEM | NEUT | PLURAL;

    private static final List<String> CASES = List.of("Nom", "R", "D", "V", "T", "P");
    static final int NOMINATIVE = 1;
    static final int GENITIVE = 2;
    static final int ACCUSATIVE = 8;

    private static final Set<String> POSSESSIVES_FIRST = Set.of("мой", "наш");
    private static final Set<String> POSSESSIVES_SECOND = Set.of("твой", "ваш");

    /** The bits of cases by the dictionary's codes; those of other things are passed over. */
    static int cases(List<String> codes) {
        int bits = 0;
        for (String code : codes) {
            int place = CASES.indexOf(code.startsWith("2") ? code.substring(1) : code);
            if (place >= 0) bits |= 1 << place;
        }
        return bits;
    }

    static Analysis of(Reading reading) {
        List<String> parts = Arrays.asList(reading.tag().split(":", -1));
        Kind kind = kind(parts);
        int agreement = agreement(parts);
        int cases = cases(parts);
        if (kind == Kind.MODIFIER && agreement != FEM) {
            // The tag of an adjective names the accusative of feminine words only; elsewhere it is the nominative or
            // the genitive.
            if ((cases & NOMINATIVE) != 0 || (cases & GENITIVE) != 0 && agreement != NEUT) cases |= ACCUSATIVE;
        }
        return new Analysis(
                pos(parts, reading.lemma()),
                lemma(parts, reading),
                reading.tag(),
                features(parts, reading.lemma()),
                kind,
                cases,
                agreement);
    }

    private static Kind kind(List<String> parts) {
        return switch (parts.get(0)) {
            case "NN", "ABR", "PNN" -> Kind.NOUN;
            case "ADJ" ->
                switch (parts.get(1)) {
                    case "Comp" -> Kind.COMPARATIVE;
                    case "Short" -> Kind.SHORT;
                    default -> Kind.MODIFIER;
                };
            case "Ord", "PT", "Num" -> Kind.MODIFIER;
            case "PT_Short" -> Kind.SHORT;
            case "VB" ->
                switch (parts.get(1)) {
                    case "INF" -> Kind.INFINITIVE;
                    case "IMP" -> Kind.IMPERATIVE;
                    default -> Kind.FINITE;
                };
            case "DPT" -> Kind.CONVERB;
            case "PREP" -> Kind.PREPOSITION;
            default -> Kind.INVARIANT;
        };
    }

    private static PartOfSpeech pos(List<String> parts, String lemma) {
        return switch (parts.get(0)) {
            case "NN", "ABR" -> PartOfSpeech.NOUN;
            case "ADJ" -> parts.get(1).equals("MPR") ? PartOfSpeech.DET : PartOfSpeech.ADJ;
            case "Ord" -> PartOfSpeech.ADJ;
            case "Num", "NumC" -> PartOfSpeech.NUM;
            case "PNN" -> PartOfSpeech.PRON;
            case "VB", "PT", "PT_Short", "DPT" -> lemma.equals("быть") ? PartOfSpeech.AUX : PartOfSpeech.VERB;
            case "ADV", "PRDC", "PARENTHESIS" -> PartOfSpeech.ADV;
            case "CONJ" -> PartOfSpeech.SCONJ;
            case "PREP" -> PartOfSpeech.ADP;
            case "PARTICLE" -> PartOfSpeech.PART;
            case "INTERJECTION" -> PartOfSpeech.INTJ;
            default -> PartOfSpeech.X;
        };
    }

    private static String lemma(List<String> parts, Reading reading) {
        return reading.lemma().isEmpty() ? parts.get(0) : reading.lemma();
    }

    private static int agreement(List<String> parts) {
        if (parts.contains("PL")) return PLURAL;
        if (parts.contains("Masc")) return MASC;
        if (parts.contains("Fem")) return FEM;
        if (parts.contains("Neut")) return NEUT;
        return parts.contains("Sin") ? MASC | FEM | NEUT : ANY;
    }

    private static Set<Feature> features(List<String> parts, String lemma) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (String part : parts.subList(1, parts.size())) {
            switch (part) {
                case "P1" -> features.add(Feature.FIRST_PERSON);
                case "P2" -> features.add(Feature.SECOND_PERSON);
                case "P3" -> features.add(Feature.THIRD_PERSON);
                case "Sin", "Masc", "Fem", "Neut" -> features.add(Feature.SINGULAR);
                case "PL" -> features.add(Feature.PLURAL);
                case "Past" -> features.add(Feature.PAST);
                case "Real" -> features.add(Feature.PRESENT);
                case "Fut" -> features.add(Feature.FUTURE);
                case "IMP" -> features.add(Feature.IMPERATIVE);
                case "INF" -> features.add(Feature.INFINITIVE);
                case "STR" -> features.add(Feature.PASSIVE);
                case "Comp" -> features.add(Feature.COMPARATIVE);
                default -> {}
            }
        }
        if (features.contains(Feature.PLURAL)) features.remove(Feature.SINGULAR);
        switch (parts.get(0)) {
            case "PT", "PT_Short" -> features.add(Feature.PARTICIPLE);
            case "DPT" -> features.add(Feature.CONVERB);
            default -> {}
        }
        boolean verb = parts.get(0).equals("VB")
                || parts.get(0).equals("DPT")
                || parts.get(0).startsWith("PT");
        if (verb && (lemma.endsWith("ся") || lemma.endsWith("сь"))) features.add(Feature.REFLEXIVE);
        if (POSSESSIVES_FIRST.contains(lemma)) features.add(Feature.FIRST_PERSON);
        if (POSSESSIVES_SECOND.contains(lemma)) features.add(Feature.SECOND_PERSON);
        return Set.copyOf(features);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean name() {
        return tag.startsWith("NN:Name") || tag.startsWith("NN:Fam") || tag.startsWith("NN:Patr");
    }

    boolean verbal() {
        return pos == PartOfSpeech.VERB || pos == PartOfSpeech.AUX;
    }

    boolean nominative() {
        return (cases & NOMINATIVE) != 0;
    }

    /** Whether both can belong to one noun phrase. */
    boolean agreesWith(Analysis other) {
        boolean sameCase = cases == 0 || other.cases == 0 || (cases & other.cases) != 0;
        return sameCase && (agreement & other.agreement) != 0;
    }

    /** The same form as another class, lemma kept. */
    Analysis as(PartOfSpeech other) {
        return new Analysis(other, lemma, tag, features, kind, cases, agreement);
    }

    Analysis as(PartOfSpeech other, String otherLemma) {
        return new Analysis(other, otherLemma, tag, features, kind, cases, agreement);
    }
}
