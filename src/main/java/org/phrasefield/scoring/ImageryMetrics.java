package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.NOUN;
import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.phrasefield.language.Language;
import org.phrasefield.language.Supersense;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.WordNet;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How far an answer speaks in pictures: comparisons that say so, words of the senses, things one can touch. Blind to metaphor. */
final class ImageryMetrics {

    static final String CONCRETENESS = "concreteness";
    private static final String PERCEPTION = "perception";
    static final int LEAST_NOUNS = 5;

    /** A lemma is one of perception where more than this share of its senses is. */
    private static final double MOSTLY = 0.5;

    private static final List<Supersense> OF_THE_SENSES =
            List.of(Supersense.PERCEPTION, Supersense.BODY, Supersense.CARE, Supersense.PHENOMENON);

    private ImageryMetrics() {}

    static List<Measured> all() {
        return List.of(
                Measured.byWords(
                        "comparisons",
                        STYLE,
                        LexiconMetrics.RATE,
                        LexiconMetrics.POOLED,
                        Basis.TAGS.lists("comparisons").numbered(3),
                        ImageryMetrics::comparisons),
                Measured.byWords(
                        PERCEPTION,
                        STYLE,
                        LexiconMetrics.RATE,
                        LexiconMetrics.POOLED,
                        Basis.WORD_NET.lists(PERCEPTION).numbered(2),
                        ImageryMetrics::perception),
                Measured.byWords(
                        CONCRETENESS,
                        STYLE,
                        Scale.of("share of concrete senses", "0–1"),
                        LexiconMetrics.POOLED,
                        Basis.WORD_NET
                                .list(Language.RU, "concrete")
                                .list(Language.RU, "abstract")
                                .numbered(2),
                        ImageryMetrics::concreteness));
    }

    private static Value comparisons(CountedWords words) {
        int comparisons = WordLists.of("comparisons").in(words.language()).count(words);
        comparisons += switch (words.language()) {
            case EN -> EnglishComparison.count(words);
            case RU -> RussianComparison.count(words);
        };
        return Measure.percent(comparisons, words.size());
    }

    private static Value perception(CountedWords words) {
        Set<String> listed = switch (words.language()) {
            case EN -> Lists.PERCEPTION_EN;
            case RU -> Lists.PERCEPTION_RU;
        };
        int count = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (TaggedWord word : run) if (word.content() && perceived(word, words.language(), listed)) count++;
        }
        return Measure.percent(count, words.size());
    }

    private static boolean perceived(TaggedWord word, Language language, Set<String> listed) {
        String lemma = WordList.fold(word.lemma());
        if (listed.contains(lemma)) return true;
        if (language != Language.EN) return false;
        double share = 0;
        for (Supersense sense : OF_THE_SENSES) {
            if (word.is(sense.pos())) share += WordNet.share(lemma, sense);
        }
        return share > MOSTLY;
    }

    private static Value concreteness(CountedWords words) {
        int nouns = 0;
        double sum = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (TaggedWord word : run) {
                if (!word.is(NOUN)) continue;
                OptionalDouble share = concrete(words.language(), word.lemma());
                if (share.isEmpty()) continue;
                nouns++;
                sum += share.getAsDouble();
            }
        }
        return nouns < LEAST_NOUNS
                ? new Unscored("fewer than " + LEAST_NOUNS + " known nouns")
                : new Scored(sum / nouns);
    }

    /** How far a noun names what can be touched or met with the senses; empty for one that is not known. */
    private static OptionalDouble concrete(Language language, String lemma) {
        return switch (language) {
            case EN -> WordNet.physical(lemma);
            case RU -> {
                String folded = WordList.fold(lemma);
                if (Lists.CONCRETE_RU.contains(folded)) yield OptionalDouble.of(1);
                yield Lists.ABSTRACT_RU.contains(folded) ? OptionalDouble.of(0) : OptionalDouble.empty();
            }
        };
    }

    private static final class Lists {
        static final Set<String> PERCEPTION_EN = WordList.lemmas(Language.EN, PERCEPTION);
        static final Set<String> PERCEPTION_RU = WordList.lemmas(Language.RU, PERCEPTION);
        static final Set<String> CONCRETE_RU = WordList.lemmas(Language.RU, "concrete");
        static final Set<String> ABSTRACT_RU = WordList.lemmas(Language.RU, "abstract");
    }
}
