package org.phrasefield.language;

import java.util.List;
import java.util.Set;

/**
 * A word with its class and dictionary form. One of {@link TextView#words()} is one tagged word, even where it joins two of them:
 * «doesn't» has the classes AUX, PART and the lemmas do, not.
 *
 * @param form the word as {@link Block#words()} has it: lower case, with straight apostrophes and plain hyphens
 * @param marks what stands between the word before and this one, without white space: {@code ,} or {@code —} or {@code ("}; empty where
 *     there is nothing, and before the first word of a sentence whatever opens it
 * @param classes its class; two for a joined word, in order
 * @param lemmas dictionary forms, lower case, parallel to {@code classes}; in Russian with ё; the form itself where none is known
 * @param features what its form says beside
 * @param tag for Russian the dictionary's tag, for example {@code VB:IMP:TRANS:PFV:PL:P2}; empty for closed classes, for words that the
 *     dictionary does not have, and in English
 */
public record TaggedWord(
        String form, String marks, List<PartOfSpeech> classes, List<String> lemmas, Set<Feature> features, String tag) {

    public TaggedWord {
        classes = List.copyOf(classes);
        lemmas = List.copyOf(lemmas);
        features = Set.copyOf(features);
        if (classes.isEmpty() || classes.size() != lemmas.size()) {
            throw new IllegalArgumentException("A word has as many lemmas as classes, at least one: " + form);
        }
    }

    /** Its class; of a joined word the first. */
    public PartOfSpeech pos() {
        return classes.get(0);
    }

    /** Its dictionary form; of a joined word the first. */
    public String lemma() {
        return lemmas.get(0);
    }

    public boolean is(PartOfSpeech pos) {
        return pos() == pos;
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Whether it is a noun, name, verb, adjective or adverb: what a text is about, rather than its grammar. */
    public boolean content() {
        return switch (pos()) {
            case NOUN, PROPN, VERB, ADJ, ADV -> true;
            case ADP, AUX, CCONJ, DET, INTJ, NUM, PART, PRON, PUNCT, SCONJ, SYM, X -> false;
        };
    }
}
