package org.phrasefield.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;

/** Lists and settings as JSON texts in columns; an absent value has no key. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A column that holds no JSON, though this program alone writes it: the file is damaged. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unreadable(Throwable cause) {
            super("a column of the store is no JSON", cause);
        }
    }

    static String ofMessages(List<Message> messages) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Message message : messages) {
            array.addObject().put("role", message.role().name()).put("text", message.text());
        }
        return array.toString();
    }

    static List<Message> messages(String json) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            messages.add(new Message(
                    Message.Role.valueOf(node.get("role").asText()),
                    node.get("text").asText()));
        }
        return messages;
    }

    /** Numbers, and the reasons of what is missing. */
    static String ofScores(List<Score> scores) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Score score : scores) {
            if (score.value() instanceof Score.Scored scored) array.add(scored.number());
            else if (score.value() instanceof Score.Unscored unscored) array.add(unscored.reason());
        }
        return array.toString();
    }

    static List<Score.Value> values(String json) {
        List<Score.Value> values = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            values.add(node.isNumber() ? new Score.Scored(node.doubleValue()) : new Score.Unscored(node.asText()));
        }
        return values;
    }

    static String ofSettings(Settings settings) {
        ObjectNode node = MAPPER.createObjectNode();
        settings.temperature().ifPresent(value -> node.put("temperature", value));
        settings.topK().ifPresent(value -> node.put("top_k", value));
        settings.topP().ifPresent(value -> node.put("top_p", value));
        settings.minP().ifPresent(value -> node.put("min_p", value));
        settings.repeatPenalty().ifPresent(value -> node.put("repeat_penalty", value));
        settings.contextTokens().ifPresent(value -> node.put("num_ctx", value));
        node.put("max_tokens", settings.maxTokens());
        ArrayNode stop = node.putArray("stop");
        settings.stop().forEach(stop::add);
        settings.think().ifPresent(value -> node.put("think", value));
        settings.threads().ifPresent(value -> node.put("num_thread", value));
        if (settings.json()) node.put("json", true);
        return node.toString();
    }

    static Settings settings(String json) {
        JsonNode node = tree(json);
        List<String> stop = new ArrayList<>();
        node.get("stop").forEach(text -> stop.add(text.asText()));
        return new Settings(
                decimal(node, "temperature"),
                whole(node, "top_k"),
                decimal(node, "top_p"),
                decimal(node, "min_p"),
                decimal(node, "repeat_penalty"),
                whole(node, "num_ctx"),
                node.get("max_tokens").asInt(),
                stop,
                node.has("think") ? Optional.of(node.get("think").asBoolean()) : Optional.empty(),
                whole(node, "num_thread"),
                node.path("json").asBoolean());
    }

    static String ofModels(List<ModelIdentity> models) {
        ArrayNode array = MAPPER.createArrayNode();
        for (ModelIdentity model : models) {
            ObjectNode node = array.addObject().put("reference", model.reference());
            model.name().ifPresent(value -> node.put("name", value));
            model.digest().ifPresent(value -> node.put("digest", value));
            model.quantisation().ifPresent(value -> node.put("quantisation", value));
            model.template().ifPresent(value -> node.put("template", value));
            model.server().ifPresent(value -> node.put("server", value));
            model.host().ifPresent(value -> node.put("host", value));
            ObjectNode more = node.putObject("more");
            new TreeMap<>(model.more()).forEach(more::put);
        }
        return array.toString();
    }

    static List<ModelIdentity> models(String json) {
        List<ModelIdentity> models = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            Map<String, String> more = new TreeMap<>();
            node.get("more")
                    .properties()
                    .forEach(entry -> more.put(entry.getKey(), entry.getValue().asText()));
            models.add(new ModelIdentity(
                    node.get("reference").asText(),
                    text(node, "name"),
                    text(node, "digest"),
                    text(node, "quantisation"),
                    text(node, "template"),
                    text(node, "server"),
                    text(node, "host"),
                    more));
        }
        return models;
    }

    static String ofTexts(List<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        tree(json).forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Unreadable(e);
        }
    }

    private static OptionalDouble decimal(JsonNode node, String key) {
        return node.has(key) ? OptionalDouble.of(node.get(key).asDouble()) : OptionalDouble.empty();
    }

    private static OptionalInt whole(JsonNode node, String key) {
        return node.has(key) ? OptionalInt.of(node.get(key).asInt()) : OptionalInt.empty();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
    }
}
