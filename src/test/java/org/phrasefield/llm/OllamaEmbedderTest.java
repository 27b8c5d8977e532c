package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Embedder.Embedded;
import org.phrasefield.run.Meanings;
import org.phrasefield.run.Patience;
import org.phrasefield.trial.Outcome;

class OllamaEmbedderTest extends EmbedderContract {
    private static final String NAME = "nomic-embed-text:latest";

    private @Nullable FakeServer server;

    /** A server with one embedding model, and one that answers. */
    private static FakeServer ollama(FakeServer.Script embed) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.12.0\"}");
                case "/api/tags" ->
                    wire.json(
                            200,
                            "{\"models\":[{\"name\":\"" + NAME + "\",\"digest\":\"0a109f422b47\",\"details\":{}},"
                                    + "{\"name\":\"llama3.2:latest\",\"digest\":\"ff\",\"details\":{}}]}");
                case "/api/show" ->
                    wire.json(
                            200,
                            request.body().contains("llama")
                                    ? "{\"capabilities\":[\"completion\"]}"
                                    : "{\"capabilities\":[\"embedding\"],\"model_info\":{\"nomic-bert.context_length\":64}}");
                default -> embed.answer(request, wire);
            }
        });
    }

    static float[] vector(String text) {
        int hash = text.hashCode();
        return new float[] {1, hash % 97 / 97f, (hash >> 8) % 89 / 89f};
    }

    private static void embed(FakeServer.Request request, FakeServer.Wire wire) throws IOException {
        ObjectNode asked = Json.object(request.body()).orElseThrow();
        assertThat(asked.path("truncate").asBoolean(true)).isFalse();
        wire.json(200, reply(asked, OllamaEmbedderTest::vector));
    }

    private interface Space {
        float[] of(String text);
    }

    private static String reply(ObjectNode asked, Space space) {
        StringBuilder vectors = new StringBuilder();
        for (JsonNode text : asked.path("input")) {
            if (vectors.length() > 0) vectors.append(',');
            vectors.append(Arrays.toString(space.of(text.asText())));
        }
        return "{\"model\":\"m\",\"embeddings\":[" + vectors + "],\"prompt_eval_count\":7}";
    }

    private static Opened<Embedder> embedder(FakeServer server, String reference) throws InterruptedException {
        return FakeOllama.models(Map.of("OLLAMA_HOST", server.url()))
                .embedder(
                        new ModelChoice(
                                ModelChoice.Role.EMBEDDER,
                                reference,
                                Settings.DEFAULT,
                                Optional.empty(),
                                Optional.empty()),
                        Limits.DEFAULT);
    }

    private Embedder open(FakeServer.Script script) throws Exception {
        FakeServer opened = ollama(script);
        server = opened;
        return FakeOllama.thing(embedder(opened, "ollama/nomic-embed-text"));
    }

    @Override
    Embedder open() throws Exception {
        return open(OllamaEmbedderTest::embed);
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) server.close();
    }

    @Test
    void tellsWhoItIsAndHowMuchItReads() throws Exception {
        try (Embedder embedder = open()) {
            assertThat(embedder.identity().digest()).contains("0a109f422b47");
            assertThat(embedder.characters()).isEqualTo(128);
        }
    }

    @Test
    void aModelThatAnswersAndOneThatIsNotThereAreRefused() throws Exception {
        FakeServer opened = ollama(OllamaEmbedderTest::embed);
        server = opened;
        assertThat(FakeOllama.sentence(embedder(opened, "ollama/llama3.2"))).contains("makes answers, not embeddings");
        assertThat(FakeOllama.sentence(embedder(opened, "ollama/nomic"))).contains("has no model nomic");
        assertThat(FakeOllama.sentence(embedder(opened, "echo"))).contains("cannot embed");
    }

    private static Outcome outcome(Embedder embedder, Limits limits) throws InterruptedException {
        return ((Embedded.Missing) embedder.embed(List.of("a", "b"), limits))
                .reply()
                .outcome();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":\"model 'x' not found\"} | MODEL",
                "400 | {\"error\":\"the input length exceeds the context length\"} | REQUEST",
                "500 | {\"error\":\"runner died\"} | SERVICE",
                "200 | {\"error\":\"broken\"} | SERVICE",
                "200 | {\"embeddings\":[[1,2]]} | REPLY",
                "200 | {\"embeddings\":[[1,2],[0,0]]} | REPLY",
                "200 | {\"embeddings\":[[1,2],[1,2,3]]} | REPLY",
                "200 | {\"embeddings\":[[1,2],[1,\"x\"]]} | REPLY",
                "200 | {\"embeddings\":[[1,2],[1,1e300]]} | REPLY",
                "200 | {} | REPLY"
            })
    void whatGoesWrongIsAnOutcome(int status, String body, Outcome.Cause cause) throws Exception {
        try (Embedder embedder = open((request, wire) -> wire.json(status, body))) {
            assertThat(outcome(embedder, Limits.DEFAULT))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(cause));
        }
    }

    @Test
    void silenceIsATimeOut() throws Exception {
        try (Embedder embedder = open((request, wire) -> wire.silence())) {
            assertThat(outcome(embedder, FakeOllama.limits(100, 100, 100, 100))).isInstanceOf(Outcome.TimedOut.class);
        }
    }

    private static final Patience PATIENCE = new Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));

    private static List<String> texts(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "text " + i)
                .collect(Collectors.toList());
    }

    @Test
    void passingFaultsAreAskedAgainAndEveryCallCounts() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Embedder embedder = open((request, wire) -> {
            if (asked.incrementAndGet() == 2) wire.json(500, "{\"error\":\"for once\"}");
            else embed(request, wire);
        })) {
            Meanings meanings = new Meanings(embedder, Limits.DEFAULT, PATIENCE, OptionalLong.empty());
            List<String> texts = texts(70);
            List<float[]> vectors = meanings.of(texts).vectors().orElseThrow();
            for (int i = 0; i < 70; i++) assertThat(vectors.get(i)).isEqualTo(vector(texts.get(i)));
            assertThat(meanings.calls()).isEqualTo(4);
            assertThat(meanings.tokens()).isEqualTo(21);
            assertThat(meanings.end()).isEmpty();
        }
    }

    @Test
    void anotherDimensionInTheMiddleEndsIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Embedder embedder = open((request, wire) -> {
            boolean changed = asked.incrementAndGet() > 1;
            wire.json(
                    200,
                    reply(
                            Json.object(request.body()).orElseThrow(),
                            text -> changed ? new float[] {1, 2} : vector(text)));
        })) {
            Meanings meanings = new Meanings(embedder, Limits.DEFAULT, PATIENCE, OptionalLong.empty());
            assertThat(meanings.of(texts(1)).vectors()).isPresent();
            assertThat(meanings.of(texts(1)).vectors()).isEmpty();
            assertThat(meanings.end().orElseThrow()).contains("vectors of 3 numbers, then of 2");
            meanings.of(texts(1));
            assertThat(meanings.calls()).isEqualTo(2);
        }
    }

    @Test
    void theBudgetIsKept() throws Exception {
        try (Embedder embedder = open()) {
            Meanings meanings = new Meanings(embedder, Limits.DEFAULT, PATIENCE, OptionalLong.of(2));
            assertThat(meanings.of(texts(40)).vectors()).isPresent();
            assertThat(meanings.of(texts(1)).vectors()).isEmpty();
            assertThat(meanings.end().orElseThrow()).contains("budget");
            assertThat(meanings.calls()).isEqualTo(2);
        }
    }

    @Test
    void textsThatAreRefusedHaveAReasonAndOthersGoOn() throws Exception {
        try (Embedder embedder = open((request, wire) -> {
            if (request.body().contains("text 3"))
                wire.json(400, "{\"error\":\"the input length exceeds the context length\"}");
            else embed(request, wire);
        })) {
            Meanings meanings = new Meanings(embedder, Limits.DEFAULT, PATIENCE, OptionalLong.empty());
            assertThat(meanings.of(List.of("text 3")).reason()).contains("exceeds the context length");
            assertThat(meanings.of(List.of("text 4")).vectors()).isPresent();
            assertThat(meanings.end()).isEmpty();
        }
    }
}
