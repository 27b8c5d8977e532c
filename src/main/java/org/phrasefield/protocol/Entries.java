package org.phrasefield.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * The known keys of one mapping.
 *
 * @param owner the mapping
 * @param values by key, in the order written
 */
record Entries(Item owner, Map<String, Item> values) {
    Optional<Item> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value, or a problem that it is missing. */
    Optional<Item> need(String key, String message) {
        Optional<Item> value = get(key);
        if (value.isEmpty() && owner.isMapping()) owner.problem(message);
        return value;
    }
}
