package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.phrasefield.trial.Outcome;

class OpenAiEmbedderTest extends EmbedderContract {
    private static final String KEY = "sk-0123456789abcdef";

    private @Nullable FakeServer server;

    /** Vectors come in another order than the texts. */
    private static void embed(FakeServer.Request request, FakeServer.Wire wire) throws IOException {
        if (request.path().equals("/v1/models")) {
            wire.json(200, "{\"data\":[{\"id\":\"small\"}]}");
            return;
        }
        assertThat(request.path()).isEqualTo("/v1/embeddings");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer " + KEY);
        List<String> data = new ArrayList<>();
        for (JsonNode text : Json.object(request.body()).orElseThrow().path("input")) {
            data.add("{\"index\":" + data.size() + ",\"embedding\":"
                    + Arrays.toString(OllamaEmbedderTest.vector(text.asText())) + "}");
        }
        Collections.reverse(data);
        wire.json(200, "{\"data\":[" + String.join(",", data) + "],\"usage\":{\"total_tokens\":5}}");
    }

    private Embedder open(FakeServer.Script script) throws Exception {
        FakeServer opened = new FakeServer(script);
        server = opened;
        return FakeOllama.thing(FakeOllama.models(Map.of("A_KEY", KEY))
                .embedder(
                        new ModelChoice(
                                ModelChoice.Role.EMBEDDER,
                                "openai/small",
                                Settings.DEFAULT,
                                Optional.of(opened.url()),
                                Optional.of("A_KEY")),
                        Limits.DEFAULT));
    }

    @Override
    Embedder open() throws Exception {
        return open(OpenAiEmbedderTest::embed);
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) server.close();
    }

    @Test
    void vectorsGoByTheirIndex() throws Exception {
        try (Embedder embedder = open()) {
            Embedded.Vectors found = (Embedded.Vectors) embedder.embed(List.of("one", "two", "three"), Limits.DEFAULT);
            assertThat(found.vectors().get(2)).isEqualTo(OllamaEmbedderTest.vector("three"));
            assertThat(found.tokens()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":{\"message\":\"no such model\"}} | MODEL",
                "401 | {\"error\":{\"message\":\"bad key sk-0123456789abcdef\"}} | KEY",
                "500 | {\"error\":{\"message\":\"oops\"}} | SERVICE",
                "200 | {\"data\":[{\"index\":0,\"embedding\":\"AAAA\"}]} | REPLY",
                "200 | {\"data\":[]} | REPLY"
            })
    void whatGoesWrongIsAnOutcomeAndKeepsTheKey(int status, String body, Outcome.Cause cause) throws Exception {
        try (Embedder embedder = open((request, wire) -> {
            if (request.path().equals("/v1/models")) embed(request, wire);
            else wire.json(status, body);
        })) {
            Embedded found = embedder.embed(List.of("a"), Limits.DEFAULT);
            assertThat(((Embedded.Missing) found).reply().outcome())
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.cause()).isEqualTo(cause);
                        assertThat(failed.reason()).doesNotContain(KEY);
                    });
        }
    }
}
