package org.phrasefield.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The known keys of one mapping.
 *
 * @param owner the mapping
 * @param values by key, in the order written
 * @param meant known keys that unknown ones seem to stand for, so that one misspelling is not also reported as something missing
 */
record Entries(Item owner, Map<String, Item> values, Set<String> meant) {
    Optional<Item> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value, or a problem that it is missing. */
    Optional<Item> need(String key, String message) {
        Optional<Item> value = get(key);
        if (missing(key)) owner.problem(message);
        return value;
    }

    /** Whether a mapping was written, and neither the key nor a misspelling of it is in it. */
    boolean missing(String key) {
        return owner.isMapping() && !values.containsKey(key) && !meant.contains(key);
    }
}
