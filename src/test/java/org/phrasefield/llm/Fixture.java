package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A reply recorded from a running Ollama server.
 *
 * @param name the recording's; one that holds several replies has {@code #} and the place of one behind it
 * @param status 0 where the server hung up without any
 */
public record Fixture(String name, int status, String type, String body) {
    public static Fixture of(String name) throws IOException {
        JsonNode read = read(name.replaceFirst("#.*", ""));
        JsonNode response = name.contains("#") ? read.at(name.replaceFirst("[^#]*#", "")) : read.path("response");
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

    /** Names of the replies that a recording holds. */
    static List<String> in(String recording) throws IOException {
        JsonNode read = read(recording);
        if (read.has("response")) return List.of(recording);
        List<String> names = new ArrayList<>();
        for (String place : List.of("/cold_model/example_503", "/cold_model/example_200")) {
            for (int i = 0; i < read.at(place).size(); i++) names.add(recording + "#" + place + "/" + i);
        }
        return names;
    }

    /** What the server was sent. */
    static JsonNode request(String name) throws IOException {
        return read(name.replaceFirst("#.*", "")).path("request");
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Fixture.class.getResourceAsStream("/ollama/" + name + ".json"), name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    public void send(FakeServer.Wire wire) throws IOException {
        if (status == 0) {
            wire.close();
        } else if (type.equals("application/x-ndjson") || type.equals("text/event-stream")) {
            wire.stream(type).chunk(body).end();
        } else {
            wire.whole(status, type, body);
        }
    }
}
