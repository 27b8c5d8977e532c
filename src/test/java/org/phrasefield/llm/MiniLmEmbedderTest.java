package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Embedder.Embedded;
import org.phrasefield.scoring.Paraphrases;

class MiniLmEmbedderTest extends EmbedderContract {
    @Override
    Embedder open() {
        return FakeOllama.thing(MiniLmEmbedder.open());
    }

    private static List<float[]> vectors(Embedder embedder, List<String> texts) throws InterruptedException {
        return ((Embedded.Vectors) embedder.embed(texts, Limits.DEFAULT)).vectors();
    }

    @Test
    void englishParaphrasesLieNearEachOther() throws Exception {
        try (Embedder embedder = open()) {
            List<float[]> vectors = vectors(
                    embedder,
                    List.of(
                            "The child fell asleep quickly.",
                            "The baby dozed off at once.",
                            "The price of bread has gone up.",
                            "A loaf costs more now.",
                            "The doctor examined the patient.",
                            "The physician looked the sick man over.",
                            "The car broke down on the way.",
                            "Our automobile stopped working during the trip.",
                            "It is raining outside.",
                            "The weather is wet, puddles everywhere.",
                            "Scientists found a new planet.",
                            "Astronomers discovered an unknown celestial body.",
                            "He is afraid of heights.",
                            "Standing on the edge of a roof frightens him.",
                            "The dog barked all night.",
                            "Until dawn the hound would not be quiet."));
            assertThat(Paraphrases.told(vectors)).isTrue();
            assertThat(vectors.get(0)).hasSize(384);
        }
    }

    @Test
    void russianIsRefusedAndWouldBeFoundOut() throws Exception {
        try (Embedder embedder = open()) {
            assertThat(embedder.refusal("ru")).contains("knows English alone");
            assertThat(embedder.refusal("en")).isEmpty();
            assertThat(Paraphrases.told(vectors(embedder, Paraphrases.of("ru"))))
                    .isFalse();
        }
    }

    @Test
    void nothingIsFetchedAndNobodyIsTold() {
        open();
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }
}
