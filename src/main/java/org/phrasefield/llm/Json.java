package org.phrasefield.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;

/** JSON as servers send it: any field may be missing, or of another type than promised. */
final class Json {
    private static final int REPLACEMENT = 0xFFFD;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object that a text holds; empty when it is anything else. */
    static Optional<ObjectNode> object(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** The first object of a list that a text holds; empty when it is anything else. */
    static Optional<ObjectNode> first(String text) {
        try {
            return MAPPER.readTree(text) instanceof ArrayNode list && list.path(0) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** An object as text that can be written anywhere: half a character, which no file can hold, is replaced. */
    static String written(ObjectNode object) {
        String text = object.toString();
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) return text;
        int[] characters = text.codePoints()
                .map(one -> one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE ? REPLACEMENT : one)
                .toArray();
        return new String(characters, 0, characters.length);
    }

    /** A whole number that fits an {@code int}. */
    static OptionalInt count(JsonNode node, String field) {
        return node.path(field).canConvertToInt()
                ? OptionalInt.of(node.path(field).intValue())
                : OptionalInt.empty();
    }

    /** A text of at least one character. */
    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
