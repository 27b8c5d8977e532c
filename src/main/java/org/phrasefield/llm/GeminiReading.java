package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.phrasefield.trial.Outcome;

/** A reply of Gemini: events with pieces of one candidate, whole only with a finish reason; or one object, where nothing streams. */
final class GeminiReading implements Reading {
    private final String host;
    private final Events events;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final ObjectNode frame = Json.object();
    private String finish = "";
    private String first = "";
    /** Whether some piece had a candidate. */
    private boolean candidate;

    GeminiReading(String host) {
        this.host = host;
        this.events = new Events(host);
    }

    @Override
    public void line(String line) throws Broken {
        // A piece after the finish reason that lacks its end is not missed; a whole one still counts.
        Optional<ObjectNode> piece = ended() ? Events.late(line) : events.piece(line);
        if (piece.isPresent()) take(piece.get());
    }

    private void take(ObjectNode piece) throws Broken {
        Fault.refuse(piece, host);
        Optional<String> blocked = Json.text(piece.path("promptFeedback"), "blockReason");
        if (blocked.isPresent()) {
            throw new Broken(new Outcome.Refused("the service blocked the prompt: " + Fault.shorten(blocked.get())));
        }
        for (String field : new String[] {"modelVersion", "responseId", "usageMetadata"}) {
            if (piece.hasNonNull(field)) frame.set(field, piece.get(field));
        }
        JsonNode said = piece.path("candidates").path(0);
        candidate |= said.isObject();
        if (first.isEmpty()) first = piece.toString();
        for (JsonNode part : said.path("content").path("parts")) {
            Json.text(part, "text").ifPresent(part.path("thought").asBoolean(false) ? thoughts::append : text::append);
        }
        Json.text(said, "finishReason").ifPresent(word -> finish = word);
    }

    @Override
    public long held() {
        return (long) events.held() + text.length() + thoughts.length();
    }

    @Override
    public boolean ended() {
        return !finish.isEmpty();
    }

    /** Gemini may say with every piece how it ended; the last word counts. */
    @Override
    public boolean mayGoOn() {
        return true;
    }

    @Override
    public ObjectNode whole() throws Broken {
        if (!ended()) {
            Optional<ObjectNode> body = events.body();
            if (body.isPresent()) take(body.get());
        }
        if (!candidate) throw Broken.noAnswer(host, first);
        if (!ended()) throw Broken.unended(host, text.length());
        ObjectNode said =
                frame.putArray("candidates").addObject().put("index", 0).put("finishReason", finish);
        ArrayNode parts = said.putObject("content").put("role", "model").putArray("parts");
        if (!thoughts.isEmpty())
            parts.addObject().put("text", thoughts.toString()).put("thought", true);
        parts.addObject().put("text", text.toString());
        // LangChain4j takes counts for granted.
        frame.withObjectProperty("usageMetadata");
        return frame;
    }
}
