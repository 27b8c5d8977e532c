package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Ollama's own way to embed. A text that is too long is refused, not cut.
 *
 * @param model the model's name there
 */
record OllamaEmbedding(String model) implements ServedEmbedder.Dialect {
    @Override
    public String path() {
        return "/api/embed";
    }

    @Override
    public ObjectNode request() {
        return Json.object().put("model", model).put("truncate", false);
    }

    @Override
    public List<JsonNode> vectors(ObjectNode reply, int texts) {
        return StreamSupport.stream(reply.path("embeddings").spliterator(), false)
                .toList();
    }

    @Override
    public long tokens(ObjectNode reply) {
        return Json.count(reply, "prompt_eval_count").orElse(0);
    }
}
