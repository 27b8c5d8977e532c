package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.ADJ;
import static org.phrasefield.language.PartOfSpeech.DET;
import static org.phrasefield.language.PartOfSpeech.NOUN;
import static org.phrasefield.language.PartOfSpeech.NUM;
import static org.phrasefield.language.PartOfSpeech.PROPN;

import java.util.List;
import java.util.Set;
import org.phrasefield.language.TaggedWord;

/**
 * «Тишина, как старый друг, ждёт»: a comma, «как» or «точно», a group of a noun, and then a mark or the end. What goes on with a verb is
 * a clause and no comparison; «как правило» and its like are set phrases; «такой, как» and «так, как» give examples or manner.
 */
final class RussianComparison {

    private static final Set<String> OPENERS = Set.of("как", "точно");
    private static final Set<String> SET_PHRASES = Set.of(
            "правило", "минимум", "максимум", "следствие", "результат", "пример", "вариант", "раз", "факт", "известно");
    private static final Set<String> NO_COMPARISON_AFTER = Set.of("так", "такой", "таков", "тот", "же", "именно");
    private static final int LONGEST_GROUP = 4;

    private RussianComparison() {}

    static int count(CountedWords words) {
        int count = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (int at = 1; at < run.size() - 1; at++) if (opens(run, at) && group(run, at + 1)) count++;
        }
        return count;
    }

    private static boolean opens(List<TaggedWord> run, int at) {
        TaggedWord word = run.get(at);
        return OPENERS.contains(word.form())
                && word.marks().startsWith(",")
                && !NO_COMPARISON_AFTER.contains(run.get(at - 1).lemma());
    }

    /** Adjectives, a noun, perhaps a second noun that belongs to it, and a boundary. */
    private static boolean group(List<TaggedWord> run, int from) {
        boolean noun = false;
        for (int at = from; at < run.size() && at < from + LONGEST_GROUP; at++) {
            TaggedWord word = run.get(at);
            if (at > from && !word.marks().isEmpty()) return noun;
            if (word.is(NOUN) || word.is(PROPN)) {
                if (SET_PHRASES.contains(word.lemma())) return false;
                noun = true;
            } else if (noun && !word.is(ADJ) || !word.is(ADJ) && !word.is(DET) && !word.is(NUM)) {
                return false;
            }
            if (at == run.size() - 1) return noun;
        }
        return false;
    }
}
