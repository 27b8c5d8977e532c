package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Usage;

/** A model behind any server that speaks OpenAI's chat interface, such as OpenAI's own, llama.cpp's, vLLM or LM Studio. */
public final class OpenAiModel implements LanguageModel {
    private final OpenAiServer server;
    private final ModelIdentity identity;
    private final String name;
    private final int lanes;
    private final int most;
    private final Wire wire = new Wire();
    private final HeldReply held = new HeldReply();
    private final ChatModel langChain;
    private volatile boolean counts = true;

    OpenAiModel(OpenAiServer server, ModelIdentity identity, String name, int lanes, int most) {
        this.server = server;
        this.identity = identity;
        this.name = name;
        this.lanes = lanes;
        this.most = most;
        this.langChain = new OpenAiChatModel.OpenAiChatModelBuilder()
                .httpClientBuilder(wire)
                .baseUrl(server.transport().address().uri().toString())
                .customHeaders(server.transport().headers())
                .modelName(name)
                .returnThinking(true)
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public int mostLanes() {
        return most;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.empty();
    }

    /** Waits until the server has loaded its model; most have when they answer at all. */
    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        return server.ready(limits, Patience.loading(limits));
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        Transport transport = server.transport();
        Question asked = held.of(question);
        boolean counted = counts;
        Bridge bridge = new Bridge(
                transport.call(Patience.asking(question.limits())),
                new OpenAiDialect(transport.address().host(), counted));
        Reply reply = server.secrets()
                .hideIn(held.of(
                        asked,
                        bridge.ask(
                                wire,
                                langChain,
                                Conversation.request(asked, parameters(asked)),
                                (response, whole) -> outcome(asked, response, whole))));
        // What this call sent counts: another may have found out in the meantime.
        return counted && refusesCounts(reply) ? withoutCounts(reply) : reply;
    }

    /** Whether an error speaks of them anywhere: a long one names the field behind what is shown of it. */
    private static boolean refusesCounts(Reply reply) {
        return reply.outcome() instanceof Outcome.Failed
                && reply.status().orElse(0) >= 400
                && reply.raw().orElse("").contains("stream_options");
    }

    /** An older server does not know how to count a stream's tokens; it is asked without from now on. */
    private Reply withoutCounts(Reply refused) {
        counts = false;
        return new Reply(
                new Outcome.Failed(
                        Outcome.Cause.SERVICE,
                        Clause.of(refused.outcome().reason()) + "; it is asked without stream_options from now on"),
                refused.status(),
                refused.retryAfter(),
                refused.raw());
    }

    private OpenAiChatRequestParameters parameters(Question question) {
        Settings settings = question.settings();
        OpenAiChatRequestParameters.Builder parameters =
                OpenAiChatRequestParameters.builder().modelName(name).seed(question.samplingSeed());
        Conversation.common(settings, parameters);
        if (server.openAisOwn()) {
            parameters.maxCompletionTokens(settings.maxTokens());
        } else {
            parameters.maxOutputTokens(settings.maxTokens());
        }
        return parameters.build();
    }

    private static Outcome outcome(Question question, ChatResponse response, ObjectNode whole) {
        JsonNode usage = whole.path("usage");
        Optional<String> text = Optional.ofNullable(response.aiMessage().text());
        Optional<String> thinking = Optional.ofNullable(response.aiMessage().thinking());
        return new Ending(
                        whole.path("choices").path(0).path("finish_reason").asText(""),
                        question.settings().maxTokens(),
                        usage.path("completion_tokens_details")
                                .path("reasoning_tokens")
                                .asInt(0),
                        false)
                .of(
                        Reasoning.of(text.orElse(""), thinking),
                        new Usage(Json.count(usage, "prompt_tokens"), Json.count(usage, "completion_tokens")),
                        Json.text(whole, "model"));
    }

    @Override
    public void close() {}
}
