package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Embedder.Embedded;

/** What every embedder keeps to. */
abstract class EmbedderContract {
    /** A fresh embedder. */
    abstract Embedder open() throws Exception;

    private static List<float[]> vectors(Embedder embedder, List<String> texts) throws InterruptedException {
        Embedded found = embedder.embed(texts, Limits.DEFAULT);
        assertThat(found).isInstanceOf(Embedded.Vectors.class);
        return ((Embedded.Vectors) found).vectors();
    }

    @Test
    void theSameTextHasTheSameVector() throws Exception {
        try (Embedder embedder = open()) {
            assertThat(vectors(embedder, List.of("A river bends.")).get(0))
                    .isEqualTo(vectors(embedder, List.of("A river bends.")).get(0));
        }
    }

    @Test
    void aWholeBatchKeepsItsOrder() throws Exception {
        try (Embedder embedder = open()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < embedder.batch(); i++) texts.add("Text " + i + " of many.");
            List<float[]> vectors = vectors(embedder, texts);
            assertThat(vectors).hasSize(texts.size());
            Collections.reverse(texts);
            List<float[]> reversed = vectors(embedder, texts);
            for (int i = 0; i < vectors.size(); i++) {
                assertThat(reversed.get(vectors.size() - 1 - i)).isEqualTo(vectors.get(i));
            }
        }
    }

    @Test
    void aTextAsLongAsItReadsIsEmbedded() throws Exception {
        try (Embedder embedder = open()) {
            String longest = "слово ".repeat(embedder.characters() / 6 + 1).substring(0, embedder.characters());
            assertThat(vectors(embedder, List.of(longest, "short"))).hasSize(2);
        }
    }

    @Test
    void everyVectorHasADirectionAndTheSameLength() throws Exception {
        try (Embedder embedder = open()) {
            List<float[]> vectors = vectors(embedder, List.of("?", "A quiet river.", "Тихая река."));
            assertThat(vectors).allSatisfy(vector -> {
                assertThat(vector).hasSameSizeAs(vectors.get(0));
                double squares = 0;
                for (float x : vector) squares += (double) x * x;
                assertThat(squares).isFinite().isPositive();
            });
        }
    }
}
