package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;

/** What metrics ask of an answer before they say anything of it. */
class NeedsTest {
    @Test
    void noMemberAsksForMoreThanTheMapPromises() {
        assertThat(needs(Features.SHORT)).allMatch(needs -> needs.words() <= 25 && needs.sentences() == 0);
        assertThat(needs(Features.FULL)).allMatch(needs -> needs.words() <= 50 && needs.sentences() <= 3);
    }

    @Test
    void noRateIsScoredFromAWordOrTwo() {
        assertThat(Metrics.all())
                .filteredOn(metric -> metric.scale().equals(LexiconMetrics.RATE))
                .isNotEmpty()
                .allMatch(metric -> metric.needs().words() >= 25, "25 words");
    }

    @Test
    void depthIsNotReadFromHalfAnAnswer() {
        assertThat(Metrics.all())
                .filteredOn(metric -> metric.family() == Family.DEPTH)
                .isNotEmpty()
                .allMatch(Metric::wholeOnly, "the answer's end");
    }

    /** The reason for which others leave it out is that it is cut, whatever else it lacks. */
    @Test
    void aCutAnswerIsScoredByTheMetricsThatNeedNoEndAlone() {
        for (String text :
                List.of("It rains. " + "A word follows another word in the rain. ".repeat(3), "It rains and")) {
            Scorable whole = Scorable.of(Language.EN, text);
            Scorable cut = new Scorable(Language.EN, "", whole.answer(), false);
            for (Score score : new Scorer().score(cut)) {
                boolean needsEnd = Metrics.of(score.metric()).orElseThrow().wholeOnly();
                boolean isCut = score.value().equals(new Score.Unscored("cut"));
                assertThat(isCut).as(score.metric()).isEqualTo(needsEnd);
            }
        }
    }

    private static List<Needs> needs(Features features) {
        return features.members().keySet().stream()
                .map(id -> Metrics.of(id).orElseThrow().needs())
                .toList();
    }
}
