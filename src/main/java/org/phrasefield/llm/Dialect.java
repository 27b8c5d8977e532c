package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one kind of server speaks: what its requests need beside what LangChain4j writes, and how its replies end. */
interface Dialect {
    /** Completes a request in place. */
    void complete(ObjectNode request);

    /** Where a request goes, given where LangChain4j would send it. */
    default String address(String url) {
        return url;
    }

    /** Reads one reply. */
    Reading reading();

    /** Removes a field that is an empty list, an empty text or a list of empty texts: an empty {@code stop} switches off the model's own, or empties every answer. */
    static void removeEmpty(JsonNode object, String field) {
        if (!(object instanceof ObjectNode fields)) return;
        JsonNode value = fields.path(field);
        boolean blank =
                value.isNull() || (value.isTextual() && value.textValue().isEmpty());
        if (value.isArray()) {
            blank = true;
            for (JsonNode one : value)
                blank &= one.isTextual() && one.textValue().isEmpty();
        }
        if (blank) fields.remove(field);
    }
}
