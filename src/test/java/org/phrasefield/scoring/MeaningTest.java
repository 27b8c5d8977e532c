package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;

class MeaningTest {
    private static final String BY = "vectors ollama/nomic-embed-text 0123";
    private static final List<float[]> ROWS = List.of(
            new float[] {1, 0, 0, 0},
            new float[] {.8f, .6f, 0, 0},
            new float[] {.6f, .8f, 0, 0},
            new float[] {0, 0, 1, 0},
            new float[] {0, 0, .8f, .6f},
            new float[] {.5f, .5f, .5f, .5f});

    private static double score(List<Score> scores, String metric) {
        return scores.stream()
                .filter(score -> score.metric().equals(metric))
                .mapToDouble(score -> ((Scored) score.value()).number())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sentencesGiveTheGoldenBreadthAndCoherence() {
        List<Score> scores = MeaningMetrics.scores(ROWS, BY);
        assertThat(score(scores, "breadth")).isCloseTo(0.5826666666667, within(1e-7));
        assertThat(score(scores, "coherence")).isCloseTo(0.652, within(1e-7));
        // Nearest pairs: 2–3 (0.04), 4–5 (0.2), 1 with 2–3 (0.3); then 6 with 4–5 at 0.4, beyond 0.35.
        assertThat(score(scores, "aspects")).isEqualTo(3);
        assertThat(score(scores, "development")).isEqualTo(2);
    }

    @Test
    void fewSentencesAreNoZero() {
        assertThat(MeaningMetrics.scores(ROWS.subList(0, 3), BY))
                .hasSize(4)
                .allSatisfy(score -> assertThat(score.value()).isEqualTo(new Unscored("fewer than 4 sentences")));
    }

    @Test
    void scoresOfTwoEmbeddersHaveTwoVersions() {
        assertThat(MeaningMetrics.by(BY).get(0).version())
                .isNotEqualTo(MeaningMetrics.by(BY + "4").get(0).version());
    }

    @Test
    void passagesWeighByTheirLengthAndLengthsOfVectorsDoNotCount() {
        Passages passages = new Passages(List.of("abc", "d"), List.of());
        Meaning meaning = Meaning.of(passages, List.of(new float[] {10, 0}, new float[] {0, 1}), BY);
        float[] vector = Meaning.read(meaning.bytes()).orElseThrow();
        assertThat(vector[0] / vector[1]).isCloseTo(3f, within(1e-5f));
        assertThat(vector[0] * vector[0] + vector[1] * vector[1]).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void whatIsNotEmbeddedHasNoVectorAndAReason() {
        Meaning unknown = Meaning.unknown(BY, "too long");
        assertThat(Meaning.read(unknown.bytes())).isEmpty();
        assertThat(unknown.scores())
                .hasSize(4)
                .allSatisfy(score -> assertThat(score.value()).isEqualTo(new Unscored("too long")));
    }

    @Test
    void longTextsAreCutIntoPassagesOfWholeSentences() {
        String text =
                "The river bends. The stone is old. A bridge of wood leads over it. Nobody knows who made the bridge.";
        Passages passages = Passages.of(Scorable.of(Language.EN, text), 40);
        assertThat(passages.passages())
                .containsExactly(
                        "The river bends. The stone is old.",
                        "A bridge of wood leads over it.",
                        "Nobody knows who made the bridge.");
        assertThat(passages.sentences()).hasSize(4);
        assertThat(passages.texts()).hasSize(7);
        Passages narrow = Passages.of(Scorable.of(Language.EN, text), 12);
        assertThat(narrow.passages())
                .allSatisfy(passage ->
                        assertThat(passage).hasSizeLessThanOrEqualTo(12).isNotBlank());
        assertThat(String.join(" ", narrow.passages())).isEqualTo(text);
    }

    @Test
    void whatIsNoAnswerHasNoPassages() {
        assertThat(Passages.of(Scorable.of(Language.EN, ""), 100).texts()).isEmpty();
        assertThat(Passages.of(Scorable.of(Language.EN, "Это ответ на другом языке, и сравнивать его не с чем."), 100)
                        .texts())
                .isEmpty();
    }
}
