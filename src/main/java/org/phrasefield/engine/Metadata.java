package org.phrasefield.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys and values of a model file. A value is a {@code Long}, {@code Double}, {@code Boolean}, {@code String} or a
 * list of one of these. Asking for the wrong kind is refused with the key's name.
 */
final class Metadata {
    private final String file;
    private final Map<String, Object> values;

    Metadata(String file, Map<String, Object> values) {
        this.file = file;
        this.values = Map.copyOf(values);
    }

    Set<String> keys() {
        return values.keySet();
    }

    Optional<String> text(String key) {
        return find(key, String.class, "a text");
    }

    Optional<Boolean> flag(String key) {
        return find(key, Boolean.class, "true or false");
    }

    Optional<Double> number(String key) {
        return find(key, Number.class, "a number").map(Number::doubleValue);
    }

    /** A whole number from {@code low} to {@code high}. */
    Optional<Integer> integer(String key, int low, int high) {
        Optional<Long> value = find(key, Long.class, "a whole number");
        if (value.isPresent() && (value.get() < low || value.get() > high)) {
            throw refused("key '" + key + "' is " + value.get() + " and must lie between " + low + " and " + high);
        }
        return value.map(Long::intValue);
    }

    Optional<List<String>> texts(String key) {
        return list(key, String.class, "a list of texts");
    }

    Optional<List<Long>> integers(String key) {
        return list(key, Long.class, "a list of whole numbers");
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    double requiredNumber(String key) {
        return number(key).orElseThrow(() -> missing(key));
    }

    int requiredInteger(String key, int low, int high) {
        return integer(key, low, high).orElseThrow(() -> missing(key));
    }

    List<String> requiredTexts(String key) {
        return texts(key).orElseThrow(() -> missing(key));
    }

    /** A refusal of this file for the reason given, which says what is wrong with which key or tensor. */
    ModelFileException refused(String reason) {
        return new ModelFileException(file + ": " + reason + ".");
    }

    private ModelFileException missing(String key) {
        return refused("key '" + key + "' is missing");
    }

    private <T> Optional<T> find(String key, Class<T> type, String kind) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw refused("key '" + key + "' must be " + kind);
        }
        return Optional.of(type.cast(value));
    }

    private <T> Optional<List<T>> list(String key, Class<T> type, String kind) {
        Optional<?> found = find(key, List.class, kind);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<?> items = (List<?>) found.get();
        if (!items.stream().allMatch(type::isInstance)) {
            throw refused("key '" + key + "' must be " + kind);
        }
        return Optional.of(items.stream().map(type::cast).toList());
    }
}
