package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.ADJ;
import static org.phrasefield.language.PartOfSpeech.ADV;
import static org.phrasefield.language.PartOfSpeech.AUX;
import static org.phrasefield.language.PartOfSpeech.DET;
import static org.phrasefield.language.PartOfSpeech.NOUN;
import static org.phrasefield.language.PartOfSpeech.NUM;
import static org.phrasefield.language.PartOfSpeech.PART;
import static org.phrasefield.language.PartOfSpeech.PROPN;
import static org.phrasefield.language.PartOfSpeech.VERB;

import java.util.List;
import java.util.Set;
import org.phrasefield.language.Feature;
import org.phrasefield.language.TaggedWord;

/**
 * “As brave as a lion”, “is like waves”: «as» twice around a quality, or «like», and a group of a noun. «Like» is told from the verb by what
 * stands before it more than by its own tag, which takes one for the other; “tools like Slack” gives an example, “as soon as” a time.
 */
final class EnglishComparison {
    /** What «as … as» measures rather than likens by: time, number, extent. */
    private static final Set<String> MEASURES = Set.of(
            "soon",
            "well",
            "long",
            "far",
            "much",
            "many",
            "little",
            "few",
            "early",
            "late",
            "recently",
            "often",
            "frequently",
            "possible",
            "close",
            "near");

    private static final Set<String> COPULAS =
            Set.of("be", "feel", "look", "sound", "seem", "smell", "taste", "appear");
    /** Verbs after which «like» and a clause say what is guessed: “looks like the weather will hold”. */
    private static final Set<String> GUESSING = Set.of("feel", "look", "sound", "seem", "appear");

    private static final Set<String> LIKERS =
            Set.of("i", "you", "we", "they", "who", "people", "to", "children", "kids", "everyone", "everybody");
    private static final Set<String> OF_DEGREE = Set.of("a", "bit", "little", "more", "less");
    private static final Set<String> POSSESSIVE =
            Set.of("my", "your", "his", "her", "its", "our", "their", "one's", "whose");
    private static final Set<String> POINTING = Set.of("this", "that", "these", "those", "which", "what");
    /** What can be likened to though it is no noun. */
    private static final Set<String> ANYONE = Set.of("someone", "somebody", "something", "nobody");
    /** What a wish is for, rather than what one feels to be. */
    private static final Set<String> WISHES = Set.of(
            "break", "drink", "walk", "rest", "nap", "change", "chat", "coffee", "pizza", "cup", "snack", "meal",
            "swim");

    private static final Set<String> KINDS_OF_THINGS = Set.of(
            "things", "places", "countries", "tools", "something", "anything", "cities", "apps", "questions", "topics");

    private static final int LONGEST_GROUP = 5;

    private EnglishComparison() {}

    static int count(CountedWords words) {
        int count = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (int at = 0; at < run.size() - 1; at++) {
                String form = run.get(at).form();
                if (form.equals("like") && likens(run, at) || form.equals("as") && asMuch(run, at)) count++;
            }
        }
        return count;
    }

    private static boolean asMuch(List<TaggedWord> run, int at) {
        if (at + 3 >= run.size()) return false;
        TaggedWord quality = run.get(at + 1);
        TaggedWord second = run.get(at + 2);
        return second.form().equals("as")
                && quality.marks().isEmpty()
                && second.marks().isEmpty()
                && (quality.is(ADJ) || quality.is(ADV))
                && !MEASURES.contains(quality.form())
                && !run.get(at + 3).is(NUM)
                && group(run, at + 3, true)
                && !clause(run, at + 3);
    }

    private static boolean likens(List<TaggedWord> run, int at) {
        int before = at - 1;
        while (before >= 0 && run.get(before + 1).marks().isEmpty() && ofDegree(run.get(before))) before--;
        if (!run.get(before + 1).marks().isEmpty() || before < 0) return opens(run, at);
        TaggedWord word = run.get(before);
        if (word.lemmas().stream().anyMatch(COPULAS::contains)) return afterCopula(run, before, at);
        boolean object = before > 0 && run.get(before - 1).is(VERB);
        if (LIKERS.contains(word.form()) && !object || word.classes().contains(AUX)) return false;
        if (KINDS_OF_THINGS.contains(word.form()) || word.form().equals("nothing") && thereIs(run, before))
            return false;
        // After a noun a bare noun may be an example: “fruits like apples”.
        return group(run, at + 1, !word.is(NOUN) && !word.is(PROPN));
    }

    /** “There is nothing like a cold drink” praises. */
    private static boolean thereIs(List<TaggedWord> run, int at) {
        return run.subList(Math.max(0, at - 2), at).stream()
                .anyMatch(word -> word.form().startsWith("there"));
    }

    /** Whether it likens at the beginning of a run or after a mark: “Like a place, it has doors”, “her voice, like honey, …”. */
    private static boolean opens(List<TaggedWord> run, int at) {
        boolean aside = at > 0 && run.get(at).marks().startsWith(",") && closed(run, at + 1);
        return group(run, at + 1, aside && !run.get(at - 1).has(Feature.PLURAL));
    }

    /** Whether a mark follows the next word. */
    private static boolean closed(List<TaggedWord> run, int at) {
        return at + 1 >= run.size() || !run.get(at + 1).marks().isEmpty();
    }

    private static boolean afterCopula(List<TaggedWord> run, int copula, int at) {
        TaggedWord word = run.get(copula);
        TaggedWord next = run.get(at + 1);
        if (!next.marks().isEmpty()) return false;
        boolean wish = word.lemma().equals("feel")
                && copula > 0
                && LIKERS.contains(run.get(copula - 1).form());
        if (wish && (!determines(next) || wished(run, at + 1))) return false;
        if (next.form().equals("rain") && word.lemma().equals("look")) return false;
        if (GUESSING.contains(word.lemma()) && clause(run, at + 1)) return false;
        // The tagger takes a noun alone for a verb at times, and “like walking” likens, too.
        return group(run, at + 1, true) || next.is(VERB);
    }

    private static boolean wished(List<TaggedWord> run, int from) {
        int head = head(run, from);
        return head >= 0 && WISHES.contains(run.get(head).lemma());
    }

    private static boolean ofDegree(TaggedWord word) {
        return word.is(ADV) || word.is(PART) && !word.form().equals("to") || OF_DEGREE.contains(word.form());
    }

    private static boolean determines(TaggedWord word) {
        return word.is(DET) || POSSESSIVE.contains(word.form());
    }

    /**
     * Whether a group of a noun begins here.
     *
     * @param bare whether it may be one without an article or the like
     */
    private static boolean group(List<TaggedWord> run, int from, boolean bare) {
        TaggedWord first = run.get(from);
        if (!first.marks().isEmpty()) return false;
        if (ANYONE.contains(first.form())) return true;
        if (POINTING.contains(first.form()))
            return from + 1 < run.size() && run.get(from + 1).form().equals("of");
        return (bare || determines(first)) && head(run, from) >= 0;
    }

    /** The place of the last noun of the group that begins here; −1 where none does. What ends one after an article is a noun, tagged so or not. */
    private static int head(List<TaggedWord> run, int from) {
        int head = -1;
        for (int at = from; at < run.size() && at < from + LONGEST_GROUP; at++) {
            TaggedWord word = run.get(at);
            if (at > from && !word.marks().isEmpty()) return head;
            if (at > from && determines(run.get(from)) && closed(run, at)) return at;
            if (word.is(NOUN) || word.is(PROPN)) head = at;
            else if (head >= 0 || !within(word, at == from)) return head;
        }
        return head;
    }

    private static boolean within(TaggedWord word, boolean first) {
        return word.is(ADJ)
                || word.is(NUM)
                || word.is(ADV) && !first
                || word.has(Feature.PARTICIPLE)
                || first && determines(word);
    }

    /** Whether the group that begins here goes on with a verb of its own. */
    private static boolean clause(List<TaggedWord> run, int from) {
        int after = head(run, from) + 1;
        if (after == 0 || after >= run.size() || !run.get(after).marks().isEmpty()) return false;
        TaggedWord word = run.get(after);
        return word.is(AUX) || word.is(VERB) && !word.has(Feature.PARTICIPLE);
    }
}
