package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.phrasefield.trial.Outcome;

/**
 * A reply of an OpenAI-compatible chat: events with pieces, whole with the first finish reason, after which only counts are heard; or one JSON object, from a server that does
 * not stream. Reasoning is read under both names that servers give it, and a whole reply has it as {@code reasoning_content}.
 */
final class OpenAiReading implements Reading {
    private final String host;
    private final Events events;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final ObjectNode frame = Json.object();
    private String finish = "";
    private String first = "";
    /** Whether some piece was a message or a part of one. */
    private boolean message;

    OpenAiReading(String host) {
        this.host = host;
        this.events = new Events(host);
    }

    @Override
    public void line(String line) throws Broken {
        if (ended()) {
            Events.late(line).ifPresent(this::counts);
            return;
        }
        Optional<ObjectNode> piece = events.piece(line);
        if (piece.isPresent()) take(piece.get(), "delta");
    }

    private void counts(ObjectNode piece) {
        if (piece.hasNonNull("timings")) frame.set("timings", piece.get("timings"));
        if (piece.path("usage").isObject()) frame.set("usage", piece.get("usage"));
    }

    private void take(ObjectNode piece, String part) throws Broken {
        Fault.refuse(piece, host);
        for (String field : new String[] {"id", "model", "system_fingerprint", "created"}) {
            if (piece.hasNonNull(field)) frame.set(field, piece.get(field));
        }
        counts(piece);
        JsonNode choice = piece.path("choices").path(0);
        JsonNode said = choice.path(part);
        message |= said.isObject();
        if (first.isEmpty()) first = piece.toString();
        text(said.path("content"), content);
        text(said.hasNonNull("reasoning_content") ? said.path("reasoning_content") : said.path("reasoning"), reasoning);
        text(said.path("refusal"), refusal);
        Json.text(choice, "finish_reason").ifPresent(word -> finish = word);
    }

    /** A text, or a list of parts with texts. */
    private static void text(JsonNode value, StringBuilder into) {
        if (value.isTextual()) into.append(value.textValue());
        if (value.isArray()) value.forEach(one -> into.append(one.path("text").asText("")));
    }

    @Override
    public long held() {
        return (long) events.held() + content.length() + reasoning.length() + refusal.length();
    }

    @Override
    public boolean ended() {
        return !finish.isEmpty();
    }

    @Override
    public ObjectNode whole() throws Broken {
        if (!ended()) {
            Optional<ObjectNode> body = events.body();
            if (body.isPresent()) take(body.get(), "message");
        }
        if (!refusal.isEmpty()) throw new Broken(new Outcome.Refused(refusal.toString()));
        if (!message) throw Broken.noAnswer(host, first);
        if (!ended()) throw Broken.unended(host, content.length());
        ObjectNode choice =
                frame.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        ObjectNode said = choice.putObject("message").put("role", "assistant").put("content", content.toString());
        if (!reasoning.isEmpty()) said.put("reasoning_content", reasoning.toString());
        return frame;
    }
}
