package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Takes the pieces out of an event stream; a body that is no stream of events at all is kept as one. */
final class Events {
    /** Lines of an event stream that carry nothing to read: comments and what events are called. */
    private static final List<String> NO_DATA = List.of(":", "event:", "id:", "retry:");

    private static final String DATA = "data:";

    private final String host;
    private final StringBuilder body = new StringBuilder();

    Events(String host) {
        this.host = host;
    }

    /** The piece that a line carries, if any. */
    Optional<ObjectNode> piece(String line) throws Broken {
        if (!body.isEmpty() || !line.startsWith(DATA)) {
            boolean quiet = line.isBlank() || NO_DATA.stream().anyMatch(line::startsWith);
            if (!body.isEmpty() || !quiet) body.append(line).append('\n');
            return Optional.empty();
        }
        String data = line.substring(DATA.length()).strip();
        if (data.isEmpty() || data.equals("[DONE]")) return Optional.empty();
        return Optional.of(
                Json.object(data).orElseThrow(() -> Broken.reply(host + " sent a piece that is not whole JSON")));
    }

    /** The piece that a line after the proper end carries, if it is a whole one: nothing that is missing there is missed. */
    static Optional<ObjectNode> late(String line) {
        return line.startsWith(DATA) ? Json.object(line.substring(DATA.length())) : Optional.empty();
    }

    /** Characters kept of a body that is no stream of events. */
    int held() {
        return body.length();
    }

    /** The one object that came instead of events; empty where there were only events, or nothing. */
    Optional<ObjectNode> body() throws Broken {
        return body.isEmpty() ? Optional.empty() : Optional.of(Whole.parse(body.toString(), host));
    }
}
