package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Score.Scored;

/** Genres that are known to differ must differ in the metrics that speak of that: Cliff's delta of six texts against six. */
class KnownGroupsTest {
    private static final double LEAST = 0.8;

    @ParameterizedTest
    @CsvSource({
        "manual, story, imperatives",
        "story, manual, pronouns",
        "story, manual, zone-narrative",
        "manual, story, zone-practical-instructional",
        "story, manual, strategy-storytelling",
        "manual, story, strategy-instruction",
        "poem, definition, verse",
        "definition, poem, formality",
        "poem, definition, zone-existential-poetic",
        "definition, poem, zone-encyclopedic",
        "definition, poem, strategy-factual-recall",
        "letter, law, first-person",
        "letter, law, second-person",
        "law, letter, formality",
        "letter, law, zone-emotional-empathic",
        "law, letter, zone-encyclopedic",
        "letter, law, strategy-self-reflection",
        "law, letter, strategy-factual-recall"
    })
    void genresDifferInWhatTheyAreKnownFor(String more, String less, String metric) {
        for (Language language : Language.values()) {
            assertThat(delta(scores(language, more, metric), scores(language, less, metric)))
                    .as(language + ": " + more + " over " + less + " in " + metric)
                    .isGreaterThanOrEqualTo(LEAST);
        }
    }

    @Test
    void cliffsDeltaCountsPairs() {
        assertThat(delta(List.of(1.0, 2.0), List.of(0.0, 2.0))).isEqualTo(0.25);
    }

    private static List<Double> scores(Language language, String genre, String metric) {
        List<Double> scores = new ArrayList<>();
        for (String text : KnownGroups.of(language, genre)) {
            Scorable answer = Scorable.of(language, text);
            Score score = new Scorer()
                    .score(answer, List.of(Metrics.of(metric).orElseThrow()))
                    .get(0);
            if (score.value() instanceof Scored scored) scores.add(scored.number());
        }
        assertThat(scores).as(language + " " + genre + " " + metric).hasSizeGreaterThan(4);
        return scores;
    }

    /** The share of pairs in which the one is larger, less that in which it is smaller (Cliff 1993). */
    private static double delta(List<Double> one, List<Double> other) {
        double sum = 0;
        for (double a : one) for (double b : other) sum += Math.signum(a - b);
        return sum / (one.size() * other.size());
    }
}
