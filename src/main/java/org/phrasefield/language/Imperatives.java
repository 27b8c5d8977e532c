package org.phrasefield.language;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which English verbs ask or order. English has no form for it, so place decides: a verb in its base form that opens a clause
 * without a subject, at the start of a sentence («Open the door»), after words that only lead in («First, then, please open it»), after
 * another such clause («… and turn off the light»), or after a clause that cannot be the main one («If you must choose, choose kindness»).
 */
final class Imperatives {

    /** Adverbs that open a question or a clause of their own. */
    private static final Set<String> ASKING = Set.of("when", "how", "why", "where");

    /** Verbs that open a sentence without asking: «Thank you», «Hope to see you». */
    private static final Set<String> NOT_ASKING = Set.of("thank", "hope", "guess");

    /** After them a sentence within the sentence opens. */
    private static final Pattern OPENING = Pattern.compile("[:\"“«]");

    private final List<TaggedWord> words;
    private final BitSet found = new BitSet();

    private Imperatives(List<TaggedWord> words) {
        this.words = words;
    }

    /** The places of verbs that ask; of «do not touch» the place of do. */
    static BitSet of(List<TaggedWord> sentence) {
        Imperatives imperatives = new Imperatives(sentence);
        imperatives.find();
        return imperatives.found;
    }

    private void find() {
        boolean opens = true;
        boolean pause = false;
        boolean onlyLead = true;
        boolean asked = false;
        boolean dependent = !words.isEmpty() && dependent(words.get(0));
        for (int i = 0; i < words.size(); i++) {
            TaggedWord word = words.get(i);
            pause |= i > 0 && !word.marks().isEmpty();
            opens |= pause || word.is(PartOfSpeech.CCONJ);
            onlyLead |= i > 0 && OPENING.matcher(word.marks()).find();
            if (leadsIn(word)) {
                continue;
            }
            if (opens && baseForm(i) && (onlyLead || asked || dependent && pause)) {
                found.set(i);
                asked = true;
            }
            opens = false;
            pause = false;
            onlyLead = false;
        }
    }

    private static boolean dependent(TaggedWord first) {
        return first.is(PartOfSpeech.SCONJ)
                || first.is(PartOfSpeech.ADP)
                || first.form().equals("to")
                || ASKING.contains(first.form());
    }

    private static boolean leadsIn(TaggedWord word) {
        return switch (word.pos()) {
            case ADV, INTJ, CCONJ -> !ASKING.contains(word.form());
            default -> word.form().equals("please");
        };
    }

    private boolean baseForm(int i) {
        TaggedWord word = words.get(i);
        String form = word.form();
        if (form.equals("do") || form.equals("don't")) {
            return word.is(PartOfSpeech.VERB) || i + 1 < words.size() && !subject(words.get(i + 1));
        }
        boolean verb = word.is(PartOfSpeech.VERB) && form.equals(word.lemma()) && !NOT_ASKING.contains(form);
        return verb || form.equals("be") || form.equals("let's");
    }

    /** «Do you know» asks another way. */
    private static boolean subject(TaggedWord word) {
        return switch (word.pos()) {
            case PRON, DET, NOUN, PROPN, NUM, ADJ -> true;
            default -> false;
        };
    }
}
