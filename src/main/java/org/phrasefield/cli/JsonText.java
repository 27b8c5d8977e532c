package org.phrasefield.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as JSON for another program; keys stay in the order in which they were added. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonText() {}

    /** One JSON object. */
    static final class Facts {
        private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

        Facts add(String key, @Nullable Object value) {
            facts.put(key, value instanceof Facts nested ? nested.map() : value);
            return this;
        }

        Map<String, @Nullable Object> map() {
            return Collections.unmodifiableMap(facts);
        }
    }

    /** Of facts, a list of them, or plain lists and maps. */
    static String of(Object value) {
        Object plain = value instanceof Facts facts
                ? facts.map()
                : value instanceof java.util.List<?> list
                        ? list.stream()
                                .map(each -> each instanceof Facts facts ? facts.map() : each)
                                .toList()
                        : value;
        try {
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }
}
