package org.phrasefield.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Values of a float32 reference in Python for the real weights; how they came about stands in the file. */
final class Golden {
    private static final JsonNode ROOT = read("engine-golden.json");

    private Golden() {}

    static JsonNode at(String name) {
        return ROOT.required(name);
    }

    static List<JsonNode> all(String name) {
        return list(at(name));
    }

    static JsonNode chat(String name) {
        return all("chats").stream()
                .filter(chat -> chat.required("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    static List<Integer> integers(JsonNode array) {
        return list(array).stream().map(JsonNode::asInt).toList();
    }

    static List<Turn> turns(JsonNode chat) {
        return list(chat.required("messages")).stream()
                .map(message -> new Turn(
                        Role.valueOf(message.required("role").asText().toUpperCase(Locale.ROOT)),
                        message.required("content").asText()))
                .toList();
    }

    static JsonNode read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/engine/" + file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
