package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static List<Needs> needs(Features features) {
        return features.members().keySet().stream()
                .map(id -> Metrics.of(id).orElseThrow().needs())
                .toList();
    }
}
