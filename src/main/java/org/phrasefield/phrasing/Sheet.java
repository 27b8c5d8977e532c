package org.phrasefield.phrasing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One of the room's own YAML resources, or a mapping inside it. What is missing or of another type is a mistake in the build, not of a user.
 *
 * @param name the resource's name
 * @param values by key, in the order written
 */
record Sheet(String name, Map<String, Object> values) {
    /** The resource as text. */
    static String text(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static Sheet read(String name) {
        return of(name, new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text(name)));
    }

    private static Sheet of(String name, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, inner) -> values.put(String.valueOf(key), inner));
        return new Sheet(name, values);
    }

    Sheet sheet(String key) {
        return of(name + ": " + key, value(key));
    }

    List<Sheet> sheets(String key) {
        return ((List<?>) value(key))
                .stream().map(item -> of(name + ": " + key, item)).toList();
    }

    List<String> texts(String key) {
        return ((List<?>) value(key)).stream().map(String::valueOf).toList();
    }

    String at(String key) {
        return String.valueOf(value(key));
    }

    private Object value(String key) {
        return Objects.requireNonNull(values.get(key), () -> name + " has no " + key);
    }
}
