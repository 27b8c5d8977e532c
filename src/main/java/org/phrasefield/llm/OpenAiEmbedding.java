package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * OpenAI's way to embed.
 *
 * @param model the model's name there
 */
record OpenAiEmbedding(String model) implements ServedEmbedder.Dialect {
    @Override
    public String path() {
        return "/embeddings";
    }

    @Override
    public ObjectNode request() {
        return Json.object().put("model", model).put("encoding_format", "float");
    }

    /** In the order of their indices, which need not be that of the reply. */
    @Override
    public List<JsonNode> vectors(ObjectNode reply, int texts) {
        return StreamSupport.stream(reply.path("data").spliterator(), false)
                .sorted(Comparator.comparingInt(one -> one.path("index").asInt(texts)))
                .map(one -> one.path("embedding"))
                .toList();
    }

    @Override
    public long tokens(ObjectNode reply) {
        return Json.count(reply.path("usage"), "total_tokens").orElse(0);
    }
}
