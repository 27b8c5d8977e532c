package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatRequestParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Usage;

/** Google's Gemini. Its newer models reason first unless they are told not to. */
final class Gemini implements Cloud {
    /** As many tokens of reasoning as the model sees fit. */
    private static final int AS_IT_LIKES = -1;

    @Override
    public String name() {
        return "Gemini";
    }

    @Override
    public String address() {
        return "https://generativelanguage.googleapis.com/v1beta";
    }

    @Override
    public String keyVariable() {
        return "GEMINI_API_KEY";
    }

    @Override
    public String path() {
        return "/v1beta";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-goog-api-key", key);
    }

    @Override
    public Dialect dialect(String host) {
        return new Dialect() {
            @Override
            public void complete(ObjectNode request) {
                Dialect.removeEmpty(request, "tools");
                Dialect.removeEmpty(request.path("generationConfig"), "stopSequences");
            }

            @Override
            public String address(String url) {
                return url.replaceFirst(":generateContent$", ":streamGenerateContent?alt=sse");
            }

            @Override
            public Reading reading() {
                return new GeminiReading(host);
            }
        };
    }

    @Override
    public ChatModel langChain(HttpClientBuilder http, String baseUrl, String key, String name, Question question) {
        GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder model = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl)
                .apiKey(key)
                .modelName(name)
                .seed(question.samplingSeed())
                .returnThinking(true);
        question.settings()
                .think()
                .ifPresent(think -> model.thinkingConfig(GeminiThinkingConfig.builder()
                        .includeThoughts(think)
                        .thinkingBudget(think ? AS_IT_LIKES : 0)
                        .build()));
        return model.maxRetries(0).build();
    }

    @Override
    public ChatRequestParameters parameters(String name, Question question) {
        GoogleAiGeminiChatRequestParameters.Builder parameters = GoogleAiGeminiChatRequestParameters.builder();
        parameters.modelName(name).maxOutputTokens(question.settings().maxTokens());
        Conversation.common(question.settings(), parameters);
        question.settings().topK().ifPresent(parameters::topK);
        return parameters.build();
    }

    @Override
    public Outcome outcome(Question question, ChatResponse response, ObjectNode whole) {
        JsonNode usage = whole.path("usageMetadata");
        OptionalInt answer = Json.count(usage, "candidatesTokenCount");
        OptionalInt thoughts = Json.count(usage, "thoughtsTokenCount");
        OptionalInt output = answer.isPresent() || thoughts.isPresent()
                ? OptionalInt.of(answer.orElse(0) + thoughts.orElse(0))
                : OptionalInt.empty();
        Optional<String> text = Optional.ofNullable(response.aiMessage().text());
        Optional<String> thinking = Optional.ofNullable(response.aiMessage().thinking());
        return new Ending(
                        whole.path("candidates").path(0).path("finishReason").asText(""),
                        question.settings().maxTokens(),
                        thoughts.orElse(0),
                        true)
                .of(
                        Reasoning.of(text.orElse(""), thinking),
                        new Usage(Json.count(usage, "promptTokenCount"), output),
                        Json.text(whole, "modelVersion"));
    }

    @Override
    public ModelIdentity identity(ModelChoice choice, String host, ObjectNode card) {
        Map<String, String> more = new TreeMap<>();
        for (String field : List.of("version", "displayName", "inputTokenLimit", "temperature", "topP", "topK")) {
            if (card.hasNonNull(field)) more.put(field, card.path(field).asText());
        }
        more.putAll(Carried.unconfirmed(choice.settings(), List.of()));
        return new ModelIdentity(
                choice.reference(),
                Json.text(card, "name").map(name -> name.replaceFirst("^models/", "")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name()),
                Optional.of(host),
                more);
    }
}
