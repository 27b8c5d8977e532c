package org.phrasefield.scoring;

import static org.phrasefield.language.PartOfSpeech.ADJ;
import static org.phrasefield.language.PartOfSpeech.ADP;
import static org.phrasefield.language.PartOfSpeech.ADV;
import static org.phrasefield.language.PartOfSpeech.AUX;
import static org.phrasefield.language.PartOfSpeech.CCONJ;
import static org.phrasefield.language.PartOfSpeech.INTJ;
import static org.phrasefield.language.PartOfSpeech.NOUN;
import static org.phrasefield.language.PartOfSpeech.NUM;
import static org.phrasefield.language.PartOfSpeech.PART;
import static org.phrasefield.language.PartOfSpeech.PRON;
import static org.phrasefield.language.PartOfSpeech.PROPN;
import static org.phrasefield.language.PartOfSpeech.SCONJ;
import static org.phrasefield.language.PartOfSpeech.VERB;
import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import org.phrasefield.language.PartOfSpeech;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** What an answer's words are, by the seventeen classes of Universal Dependencies. */
final class TagMetrics {

    private static final Needs NEEDS = Needs.ANY.words(50);

    private TagMetrics() {}

    static List<Measured> all() {
        return List.of(
                metric("formality", Scale.of("points", Scale.PERCENT), TagMetrics::formality),
                metric(
                        "noun-verb-ratio",
                        Scale.of("nouns to a verb", "≥ 0"),
                        tags -> new Scored((double) tags.of(NOUN, PROPN) / Math.max(1, tags.of(VERB, AUX)))),
                rate("lexical-density", NOUN, PROPN, VERB, ADJ, ADV),
                rate("adjectives", ADJ),
                rate("adverbs", ADV),
                rate("pronouns", PRON),
                rate("particles", PART),
                rate("interjections", INTJ),
                rate("numerals", NUM),
                rate("names", PROPN),
                rate("coordinators", CCONJ),
                rate("subordinators", SCONJ),
                metric("imperatives", LexiconMetrics.RATE, tags -> Measure.percent(tags.imperatives(), tags.all())));
    }

    /** How a metric follows from the counts. */
    private interface OfTags {
        Value of(TagCounts tags);
    }

    private static Measured rate(String id, PartOfSpeech... classes) {
        return metric(id, LexiconMetrics.RATE, tags -> Measure.percent(tags.of(classes), tags.all()));
    }

    private static Measured metric(String id, Scale scale, OfTags measure) {
        return Measured.of(id, STYLE, scale, NEEDS, Basis.TAGS, answer -> {
            TagCounts tags = answer.tags();
            return tags.all() == 0 ? new Unscored("empty") : measure.of(tags);
        });
    }

    private static Value formality(TagCounts tags) {
        double percent = 100.0 / tags.all();
        return new Scored(formality(
                percent * (tags.of(NOUN, PROPN, ADJ, ADP) + tags.articles()),
                percent * tags.of(PRON, VERB, AUX, ADV, INTJ)));
    }

    /**
     * The F-score of formality; 0 to 100, higher is more formal. Source: Heylighen & Dewaele 1999.
     *
     * @param nominal nouns, adjectives, prepositions and articles per hundred words
     * @param deictic pronouns, verbs, adverbs and interjections per hundred words
     */
    static double formality(double nominal, double deictic) {
        return (nominal - deictic + 100) / 2;
    }
}
