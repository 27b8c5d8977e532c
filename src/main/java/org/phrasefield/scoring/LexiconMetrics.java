package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import org.phrasefield.language.Lexicon;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.scoring.Measure.OfWords;
import org.phrasefield.scoring.Score.Value;

/** How often an answer uses the words of closed lists. */
final class LexiconMetrics {

    static final Scale RATE = Scale.of("per 100 words", Scale.PERCENT);
    /**
     * What a rate needs whose minimum is a hundred words of a cell's answers together (B5f–i and B6a–c of the metrics reference): a part of it
     * that four answers make up.
     */
    static final Needs POOLED = Needs.ANY.words(25);

    private static final int LEAST_WORDS_FOR_PERSON = 50;

    private LexiconMetrics() {}

    static List<Measured> all() {
        return List.of(
                person("first-person"),
                firstSingular(),
                person("first-plural"),
                person("second-person"),
                pooled("hedges"),
                pooled("boosters"),
                pooled("modality"),
                pooled("hypothetical"),
                Measured.of(
                        Metrics.KNOWN_WORDS,
                        STYLE,
                        Scale.of("% of words", Scale.PERCENT),
                        Needs.ANY,
                        Basis.WORD_NET,
                        LexiconMetrics::known));
    }

    /** Numbers are no words of a dictionary, and left out. */
    private static Value known(AnswerView answer) {
        int words = 0;
        int known = 0;
        for (List<TaggedWord> run : answer.words().tagged()) {
            for (TaggedWord word : run) {
                if (CountedWords.isNumber(word.form())) continue;
                words++;
                if (Lexicon.has(answer.language(), word)) known++;
            }
        }
        return Measure.percent(known, words);
    }

    private static Measured pooled(String kind) {
        return rate(kind, STYLE, POOLED, 3);
    }

    /** Words of a closed class that never repeats a prompt's contents, and so has no twin. */
    private static Measured person(String kind) {
        OfWords rate = rate(kind);
        return Measured.of(
                kind,
                STYLE,
                RATE,
                Needs.ANY.words(LEAST_WORDS_FOR_PERSON),
                Basis.TEXT.lists(kind).numbered(2),
                answer -> rate.of(answer.words()));
    }

    /** What the list of the first person counts beside that of its plural, which is a part of it. */
    private static Measured firstSingular() {
        WordLists person = WordLists.of("first-person");
        WordLists plural = WordLists.of("first-plural");
        return Measured.of(
                "first-singular",
                STYLE,
                RATE,
                Needs.ANY.words(LEAST_WORDS_FOR_PERSON),
                Basis.TEXT.lists("first-person", "first-plural").numbered(2),
                answer -> {
                    CountedWords words = answer.words();
                    int both = person.in(words.language()).count(words);
                    return Measure.percent(both - plural.in(words.language()).count(words), words.size());
                });
    }

    /**
     * The expressions of the list of this name per 100 words.
     *
     * @param number of the metric's own code
     */
    static Measured rate(String kind, Family family, Needs needs, int number) {
        return Measured.byWords(
                kind, family, RATE, needs, Basis.TEXT.lists(kind).numbered(number), rate(kind));
    }

    private static OfWords rate(String kind) {
        WordLists lists = WordLists.of(kind);
        return words -> Measure.percent(lists.in(words.language()).count(words), words.size());
    }
}
