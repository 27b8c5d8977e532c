package org.phrasefield.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects what the English model is known to get wrong: open words called determiners or auxiliaries, words that WordNet knows in one
 * class only, and verbs called nouns where a clause is left without a verb («Store old letters», «gravity wins»). Works in place on the
 * classes of one sentence.
 */
final class EnglishCorrections {

    private static final Set<String> DETERMINERS = Set.of(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "some",
            "any",
            "no",
            "every",
            "each",
            "all",
            "both",
            "either",
            "neither",
            "another",
            "such",
            "what",
            "which",
            "whatever",
            "whichever",
            "half",
            "many",
            "quite",
            "much",
            "few",
            "several",
            "enough");

    private static final Set<String> AUXILIARIES = Set.of(
            "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does",
            "did", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought", "get", "gets",
            "got", "getting", "need", "dare", "used");

    private static final Set<String> PRONOUNS = Set.of(
            "i",
            "me",
            "my",
            "mine",
            "myself",
            "we",
            "us",
            "our",
            "ours",
            "ourselves",
            "you",
            "your",
            "yours",
            "yourself",
            "yourselves",
            "he",
            "him",
            "his",
            "himself",
            "she",
            "her",
            "hers",
            "herself",
            "it",
            "its",
            "itself",
            "they",
            "them",
            "their",
            "theirs",
            "themselves",
            "who",
            "whom",
            "whose",
            "which",
            "what",
            "whoever",
            "whatever",
            "whichever",
            "that",
            "this",
            "these",
            "those",
            "there",
            "one",
            "ones",
            "oneself",
            "none",
            "nobody",
            "nothing",
            "noone",
            "somebody",
            "someone",
            "something",
            "anybody",
            "anyone",
            "anything",
            "everybody",
            "everyone",
            "everything",
            "each",
            "other",
            "another",
            "all",
            "both",
            "some",
            "any");

    private static final List<PartOfSpeech> OPEN =
            List.of(PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJ, PartOfSpeech.ADV);

    private static final Set<String> OPENING = Set.of(":", "\"", "“", "«");

    /** How far a word's senses must be a verb's for it to be called one against the model. */
    private static final double OFTEN_A_VERB = 0.25;

    private final List<Token> sentence;
    private final PartOfSpeech[] classes;

    /** How far nothing but marks, conjunctions and adverbs stands. */
    private int lead;

    private EnglishCorrections(List<Token> sentence, PartOfSpeech[] classes) {
        this.sentence = sentence;
        this.classes = classes;
    }

    /** Corrects the classes, one for each token; those of marks are passed over. */
    static void apply(List<Token> sentence, PartOfSpeech[] classes) {
        EnglishCorrections corrections = new EnglishCorrections(sentence, classes);
        for (int i = 0; i < classes.length; i++) {
            if (sentence.get(i).word()) corrections.word(i);
        }
        int start = 0;
        for (int i = 0; i <= classes.length; i++) {
            if (i == classes.length || corrections.ends(i)) {
                corrections.clause(start, i);
                start = i + 1;
            }
        }
    }

    private void word(int i) {
        String form = form(i);
        boolean odd = classes[i] == PartOfSpeech.DET && !DETERMINERS.contains(form)
                || classes[i] == PartOfSpeech.PRON && !PRONOUNS.contains(form) && form.indexOf('\'') < 0
                || classes[i] == PartOfSpeech.AUX && !AUXILIARIES.contains(form) && form.indexOf('\'') < 0;
        if (odd) {
            PartOfSpeech usual = classes[i] == PartOfSpeech.AUX ? PartOfSpeech.VERB : PartOfSpeech.ADJ;
            PartOfSpeech other = only(form).orElse(usual);
            if (known(form, other)) classes[i] = other;
        } else if (classes[i] == PartOfSpeech.NOUN
                && (i == 0 || !sentence.get(i).capital())) {
            classes[i] = only(form).orElse(describes(i) ? PartOfSpeech.ADJ : PartOfSpeech.NOUN);
        }
    }

    /** «A quiet room»: a noun before a noun that is oftener an adjective. */
    private boolean describes(int i) {
        return i + 1 < classes.length
                && classes[i + 1] == PartOfSpeech.NOUN
                && sentence.get(i + 1).word()
                && WordNet.use(form(i), PartOfSpeech.ADJ) > 0.5;
    }

    /** The one open class that WordNet knows a form in, if there is just one. */
    private static Optional<PartOfSpeech> only(String form) {
        List<PartOfSpeech> found =
                OPEN.stream().filter(each -> known(form, each)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean known(String form, PartOfSpeech pos) {
        return WordNet.knows(form, pos) || Inflections.lemma(form, pos).isPresent();
    }

    /** Whether a clause ends before this token: at a mark or a conjunction. */
    private boolean ends(int i) {
        return !sentence.get(i).word() || classes[i] == PartOfSpeech.CCONJ || classes[i] == PartOfSpeech.SCONJ;
    }

    /** Gives a clause without a verb the one that it was robbed of. */
    private void clause(int start, int end) {
        for (int i = start; i < end; i++) {
            if (classes[i] == PartOfSpeech.VERB || classes[i] == PartOfSpeech.AUX) return;
        }
        if (end - start < 2) {
            return;
        }
        if (mayAsk(start) && asks(start, end)) {
            classes[start] = PartOfSpeech.VERB;
            return;
        }
        for (int i = start + 1; i < end; i++) {
            if (classes[i] == PartOfSpeech.NOUN && !sentence.get(i).capital() && predicate(start, i)) {
                classes[i] = PartOfSpeech.VERB;
                return;
            }
        }
    }

    /**
     * Whether a clause may ask: nothing but marks, conjunctions and adverbs stands before, or a colon or a quote just before, or the
     * sentence opened with a verb that may be asking.
     */
    private boolean mayAsk(int start) {
        if (start > 0 && OPENING.contains(sentence.get(start - 1).text())) {
            return true;
        }
        while (lead < start && leads(lead)) lead++;
        return lead == start || classes[lead] == PartOfSpeech.VERB && WordNet.knows(form(lead), PartOfSpeech.VERB);
    }

    private boolean leads(int i) {
        return !sentence.get(i).word() || classes[i] == PartOfSpeech.CCONJ || classes[i] == PartOfSpeech.ADV;
    }

    /** «Store old letters», «Water the plants». */
    private boolean asks(int i, int end) {
        boolean open = switch (classes[i]) {
            case NOUN, PROPN, ADJ, ADV, DET, ADP, INTJ -> true;
            default -> false;
        };
        String form = form(i);
        if (!open || WordNet.use(form, PartOfSpeech.VERB) < 0.05) {
            return false;
        }
        double needed = switch (classes[i + 1]) {
            case DET, PRON -> 0.05;
            case ADJ, ADV, NUM -> OFTEN_A_VERB;
            case NOUN -> form(i + 1).endsWith("s") ? OFTEN_A_VERB : 1;
            default -> 1;
        };
        return i + 1 < end && !sentence.get(i + 1).capital() && WordNet.use(form, PartOfSpeech.VERB) >= needed;
    }

    /** «Gravity wins», «holes bend light»: a noun that may be a verb and agrees with the noun before it. */
    private boolean predicate(int start, int i) {
        PartOfSpeech left = classes[i - 1];
        boolean noun =
                left == PartOfSpeech.NOUN || left == PartOfSpeech.PROPN || left == PartOfSpeech.PRON && i - 1 == start;
        if (!noun) {
            return false;
        }
        String form = form(i);
        boolean pluralLeft = form(i - 1).endsWith("s")
                && Inflections.lemma(form(i - 1), PartOfSpeech.NOUN).isPresent();
        boolean finite =
                form.endsWith("s") && Inflections.lemma(form, PartOfSpeech.VERB).isPresent()
                        ? !pluralLeft
                        : pluralLeft && WordNet.knows(form, PartOfSpeech.VERB);
        String lemma = Inflections.lemma(form, PartOfSpeech.VERB).orElse(form);
        return finite && WordNet.use(lemma, PartOfSpeech.VERB) >= OFTEN_A_VERB;
    }

    private String form(int i) {
        return sentence.get(i).form();
    }
}
