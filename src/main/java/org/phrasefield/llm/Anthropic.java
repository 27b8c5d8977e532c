package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Usage;

/** Anthropic's messages. They take no sampling seed, and want a limit of the answer with every request. */
final class Anthropic implements Cloud {
    private static final String VERSION = "2023-06-01";

    @Override
    public String name() {
        return "Anthropic";
    }

    @Override
    public String address() {
        return "https://api.anthropic.com/v1";
    }

    @Override
    public String keyVariable() {
        return "ANTHROPIC_API_KEY";
    }

    @Override
    public String path() {
        return "/v1";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-api-key", key, "anthropic-version", VERSION);
    }

    @Override
    public Dialect dialect(String host) {
        return new Dialect() {
            @Override
            public void complete(ObjectNode request) {
                Dialect.removeEmpty(request, "tools");
                Dialect.removeEmpty(request, "stop_sequences");
                request.put("stream", true);
            }

            @Override
            public Reading reading() {
                return new AnthropicReading(host);
            }
        };
    }

    @Override
    public ChatModel langChain(HttpClientBuilder http, String baseUrl, String key, String name, Question question) {
        return new AnthropicChatModel.AnthropicChatModelBuilder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl)
                .apiKey(key)
                .version(VERSION)
                .modelName(name)
                .maxTokens(question.settings().maxTokens())
                .returnThinking(true)
                .maxRetries(0)
                .build();
    }

    @Override
    public ChatRequestParameters parameters(String name, Question question) {
        AnthropicChatRequestParameters.Builder parameters = new AnthropicChatRequestParameters.Builder();
        parameters.modelName(name).maxOutputTokens(question.settings().maxTokens());
        Conversation.common(question.settings(), parameters);
        question.settings().topK().ifPresent(parameters::topK);
        return parameters.build();
    }

    @Override
    public Outcome outcome(Question question, ChatResponse response, ObjectNode whole) {
        Optional<String> text = Optional.ofNullable(response.aiMessage().text());
        Optional<String> thinking = Optional.ofNullable(response.aiMessage().thinking());
        return new Ending(
                        whole.path("stop_reason").asText(""),
                        question.settings().maxTokens(),
                        0,
                        false)
                .of(
                        Reasoning.of(text.orElse(""), thinking),
                        new Usage(
                                Json.count(whole.path("usage"), "input_tokens"),
                                Json.count(whole.path("usage"), "output_tokens")),
                        Json.text(whole, "model"));
    }

    @Override
    public ModelIdentity identity(ModelChoice choice, String host, ObjectNode card) {
        Map<String, String> more = new TreeMap<>();
        Json.text(card, "display_name").ifPresent(text -> more.put("display name", text));
        Json.text(card, "created_at").ifPresent(text -> more.put("created", text));
        more.put("sampling seed", "not sent: the service takes none");
        more.putAll(Carried.unconfirmed(choice.settings(), List.of()));
        return new ModelIdentity(
                choice.reference(),
                Json.text(card, "id"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name()),
                Optional.of(host),
                more);
    }
}
