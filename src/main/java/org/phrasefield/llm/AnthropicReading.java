package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A reply of Anthropic's messages: events, whole only with {@code message_stop}; or one message, from a server that does not stream. */
final class AnthropicReading implements Reading {
    private final String host;
    private final Events events;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final ObjectNode message = Json.object();
    private String first = "";
    /** Whether some piece was a message or a part of one. */
    private boolean known;

    private boolean ended;

    AnthropicReading(String host) {
        this.host = host;
        this.events = new Events(host);
    }

    @Override
    public void line(String line) throws Broken {
        Optional<ObjectNode> piece = ended ? Optional.empty() : events.piece(line);
        if (piece.isPresent()) take(piece.get());
    }

    private void take(ObjectNode piece) throws Broken {
        Fault.refuse(piece, host);
        if (first.isEmpty()) first = piece.toString();
        known |= piece.path("type").asText("").startsWith("message_");
        switch (piece.path("type").asText("")) {
            case "message_start" -> head(piece.path("message"));
            case "content_block_start" -> block(piece.path("content_block"));
            case "content_block_delta" -> block(piece.path("delta"));
            case "message_delta" -> {
                head(piece.path("delta"));
                usage(piece.path("usage"));
            }
            case "message_stop" -> ended = true;
            // Pings, ends of blocks, and what later versions may add.
            default -> {}
        }
    }

    private void head(JsonNode part) {
        for (String field : new String[] {"id", "model", "stop_reason", "stop_sequence"}) {
            if (part.hasNonNull(field)) message.set(field, part.get(field));
        }
        usage(part.path("usage"));
    }

    private void usage(JsonNode counts) {
        ObjectNode usage = message.withObjectProperty("usage");
        for (String field : new String[] {"input_tokens", "output_tokens"}) {
            if (counts.path(field).canConvertToInt()) usage.set(field, counts.get(field));
        }
    }

    private void block(JsonNode part) {
        Json.text(part, "text").ifPresent(text::append);
        Json.text(part, "thinking").ifPresent(thinking::append);
    }

    @Override
    public long held() {
        return (long) events.held() + text.length() + thinking.length();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public ObjectNode whole() throws Broken {
        if (!ended) {
            Optional<ObjectNode> body = events.body();
            if (body.isPresent()) takeWhole(body.get());
        }
        if (!known) throw Broken.noAnswer(host, first);
        if (!ended) throw Broken.unended(host, text.length());
        message.put("type", "message").put("role", "assistant");
        ArrayNode content = message.putArray("content");
        if (!thinking.isEmpty()) {
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", thinking.toString())
                    .put("signature", "");
        }
        content.addObject().put("type", "text").put("text", text.toString());
        return message;
    }

    private void takeWhole(ObjectNode body) throws Broken {
        Fault.refuse(body, host);
        first = body.toString();
        known = body.path("content").isArray();
        head(body);
        body.path("content").forEach(this::block);
        ended = body.hasNonNull("stop_reason");
    }
}
