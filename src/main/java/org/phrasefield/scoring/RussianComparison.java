package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.ADJ;
import static org.phrasefield.language.PartOfSpeech.ADP;
import static org.phrasefield.language.PartOfSpeech.AUX;
import static org.phrasefield.language.PartOfSpeech.CCONJ;
import static org.phrasefield.language.PartOfSpeech.DET;
import static org.phrasefield.language.PartOfSpeech.NOUN;
import static org.phrasefield.language.PartOfSpeech.NUM;
import static org.phrasefield.language.PartOfSpeech.PROPN;
import static org.phrasefield.language.PartOfSpeech.VERB;

import java.util.List;
import java.util.Set;
import org.phrasefield.language.TaggedWord;

/**
 * «Тишина, как старый друг, ждёт», «Тишина — как старый друг», «Он был как ребёнок»: «как» after a comma, a dash, «это» or a verb of being, or
 * «точно» after a comma; a group of a noun, and then a mark or the end. What goes on with a verb is a clause and no comparison; «как правило» and
 * its like are set phrases; «такой, как» and «так, как» give examples or manner, «как … так и» names two things.
 */
final class RussianComparison {

    private static final String AS = "как";
    private static final Set<String> SET_PHRASES = Set.of(
            "правило", "минимум", "максимум", "следствие", "результат", "пример", "вариант", "раз", "факт", "известно");
    private static final Set<String> NO_COMPARISON_AFTER = Set.of("так", "такой", "таков", "тот", "же", "именно");
    /** English has «feel, look, sound, smell, taste like» beside «be like». */
    private static final Set<String> COPULAS =
            Set.of("быть", "выглядеть", "звучать", "пахнуть", "смотреться", "ощущаться", "чувствоваться", "казаться");

    private static final Set<String> DASHES = Set.of("—", "–", "-");
    private static final int LONGEST_GROUP = 4;

    private RussianComparison() {}

    static int count(CountedWords words) {
        int count = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (int at = 1; at < run.size() - 1; at++) {
                if (aside(run, at) && group(run, at + 1, false) || states(run, at) && group(run, at + 1, true)) count++;
            }
        }
        return count;
    }

    private static boolean aside(List<TaggedWord> run, int at) {
        TaggedWord word = run.get(at);
        return (word.form().equals(AS) || word.form().equals("точно"))
                && word.marks().startsWith(",")
                && !NO_COMPARISON_AFTER.contains(run.get(at - 1).lemma());
    }

    private static boolean states(List<TaggedWord> run, int at) {
        TaggedWord word = run.get(at);
        if (!word.form().equals(AS)) return false;
        if (DASHES.contains(word.marks())) return true;
        TaggedWord before = run.get(at - 1);
        return word.marks().isEmpty() && (before.form().equals("это") || COPULAS.contains(before.lemma()));
    }

    /**
     * Adjectives, a noun, perhaps what belongs to it, and a boundary.
     *
     * @param states whether all that is said may go on with «и»: «Он был как ребёнок и плакал»
     */
    private static boolean group(List<TaggedWord> run, int from, boolean states) {
        boolean noun = false;
        for (int at = from; at < run.size(); at++) {
            TaggedWord word = run.get(at);
            if (at > from && !word.marks().isEmpty()) return noun && !pair(run, at);
            if (SET_PHRASES.contains(word.form())) return false;
            if (noun) {
                if (word.is(VERB) || word.is(AUX)) return false;
                if (word.is(CCONJ) && states) return true;
                if (!word.is(NOUN) && !word.is(PROPN) && !word.is(ADJ) && !word.is(ADP) && !word.is(DET)) return false;
            } else if (word.is(NOUN) || word.is(PROPN)) {
                if (SET_PHRASES.contains(word.lemma())) return false;
                noun = true;
            } else if (at == from + LONGEST_GROUP - 1 || !word.is(ADJ) && !word.is(DET) && !word.is(NUM)) {
                return false;
            }
        }
        return noun;
    }

    private static boolean pair(List<TaggedWord> run, int at) {
        return run.get(at).form().equals("так")
                && at + 1 < run.size()
                && run.get(at + 1).form().equals("и");
    }
}
