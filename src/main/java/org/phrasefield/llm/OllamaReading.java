package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A reply of Ollama's chat: one JSON object a line, whole only with the one that says {@code done: true}. */
final class OllamaReading implements Reading {
    private final String host;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder unread = new StringBuilder();
    private Optional<ObjectNode> last = Optional.empty();
    private String first = "";
    /** Whether some piece was a message or a part of one. */
    private boolean message;

    OllamaReading(String host) {
        this.host = host;
    }

    @Override
    public void line(String line) throws Broken {
        if (ended() || (line.isBlank() && unread.isEmpty())) return;
        Optional<ObjectNode> frame = unread.isEmpty() ? Json.object(line) : Optional.empty();
        if (frame.isPresent()) {
            take(frame.get());
        } else {
            unread.append(line).append('\n');
        }
    }

    private void take(ObjectNode frame) throws Broken {
        Fault.refuse(frame, host);
        message |= frame.path("message").isObject();
        if (first.isEmpty()) first = frame.toString();
        Json.text(frame.path("message"), "content").ifPresent(content::append);
        Json.text(frame.path("message"), "thinking").ifPresent(thinking::append);
        if (frame.path("done").asBoolean(false)) last = Optional.of(frame);
    }

    @Override
    public long held() {
        return (long) unread.length() + content.length() + thinking.length();
    }

    @Override
    public boolean ended() {
        return last.isPresent();
    }

    @Override
    public ObjectNode whole() throws Broken {
        if (!ended() && !unread.isEmpty()) take(Whole.parse(unread.toString(), host));
        if (!message) throw Broken.noAnswer(host, first);
        if (last.isEmpty()) throw Broken.unended(host, content.length());
        ObjectNode whole = last.get().deepCopy();
        ObjectNode said = whole.withObjectProperty("message");
        said.put("role", "assistant").put("content", content.toString());
        if (!thinking.isEmpty()) said.put("thinking", thinking.toString());
        return whole;
    }
}
