package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A reply recorded from a running Ollama server. */
public record Fixture(String name, int status, String type, String body) {
    public static Fixture of(String name) throws IOException {
        JsonNode response = read(name).path("response");
        String body = response.has("lines")
                ? StreamSupport.stream(response.path("lines").spliterator(), false)
                        .map(JsonNode::asText)
                        .filter(line -> !line.startsWith("...["))
                        .collect(Collectors.joining())
                : response.path("body").asText();
        return new Fixture(
                name,
                response.path("status").asInt(),
                response.path("headers").path("Content-Type").asText("text/plain"),
                body);
    }

    /** What the server was sent. */
    static JsonNode request(String name) throws IOException {
        return read(name).path("request");
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Fixture.class.getResourceAsStream("/ollama/" + name + ".json"), name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    public void send(FakeServer.Wire wire) throws IOException {
        if (type.equals("application/x-ndjson") || type.equals("text/event-stream")) {
            wire.stream(type).chunk(body).end();
        } else {
            wire.whole(status, type, body);
        }
    }
}
