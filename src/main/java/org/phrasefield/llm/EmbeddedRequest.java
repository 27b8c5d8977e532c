package org.phrasefield.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Optional;
import org.phrasefield.engine.Completion;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.EngineException;
import org.phrasefield.engine.Generation;
import org.phrasefield.engine.Request;
import org.phrasefield.engine.RequestRefusedException;
import org.phrasefield.engine.Sampling;
import org.phrasefield.engine.Turn;

/** From LangChain4j's words to the embedded engine's and back. */
final class EmbeddedRequest {
    /** What a request that names no sampling gets; the defaults of Ollama, so that the same protocol means the same. */
    static final double TEMPERATURE = 0.8;

    static final int TOP_K = 40;
    static final double TOP_P = 0.9;
    private static final int MAX_TOKENS = 400;

    private EmbeddedRequest() {}

    /**
     * Begins to answer.
     *
     * @throws UnsupportedFeatureException if the request wants what the engine does not do
     * @throws InvalidRequestException if a setting is out of range, or the prompt too long or too large for the memory
     * @throws NonRetriableException if the engine failed or is closed
     */
    static Generation start(Engine engine, ChatRequest request) {
        requireSupported(engine, request.parameters());
        try {
            return engine.start(engineRequest(request));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidRequestException(wrong);
        } catch (EngineException refused) {
            throw fault(refused);
        }
    }

    /** The engine's fault as LangChain4j sorts faults; asking again helps with none of them. */
    static LangChain4jException fault(EngineException thrown) {
        return thrown instanceof RequestRefusedException
                ? new InvalidRequestException(thrown.getMessage(), thrown)
                : new NonRetriableException(thrown.getMessage(), thrown);
    }

    static ChatResponse response(Engine engine, Completion completion) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(completion.text()))
                .modelName(engine.card().name())
                .tokenUsage(new TokenUsage(completion.inputTokens(), completion.outputTokens()))
                .finishReason(completion.finish().isComplete() ? FinishReason.STOP : FinishReason.LENGTH)
                .build();
    }

    /** The parameters of a request that sets none. */
    static EmbeddedParameters defaults(Engine engine) {
        return EmbeddedParameters.builder().modelName(engine.card().name()).build();
    }

    private static void requireSupported(Engine engine, ChatRequestParameters parameters) {
        String name = engine.card().name();
        refuse(parameters.modelName() != null && !parameters.modelName().equals(name), "any other model than " + name);
        refuse(parameters.frequencyPenalty() != null, "a frequency penalty; it has a repeat penalty");
        refuse(parameters.presencePenalty() != null, "a presence penalty; it has a repeat penalty");
        refuse(
                parameters.toolSpecifications() != null
                        && !parameters.toolSpecifications().isEmpty(),
                "tools");
        refuse(parameters.toolChoice() != null, "tools");
        refuse(
                parameters.responseFormat() != null
                        && parameters.responseFormat().type() != ResponseFormatType.TEXT,
                "answers in JSON");
    }

    private static void refuse(boolean wanted, String what) {
        if (wanted) throw new UnsupportedFeatureException("The embedded engine does not support " + what + ".");
    }

    private static Request engineRequest(ChatRequest request) {
        ChatRequestParameters parameters = request.parameters();
        return new Request(
                turns(request.messages()),
                sampling(parameters),
                Optional.ofNullable(parameters.maxOutputTokens()).orElse(MAX_TOKENS),
                Optional.ofNullable(parameters.stopSequences()).orElse(List.of()));
    }

    private static Sampling sampling(ChatRequestParameters parameters) {
        Optional<EmbeddedParameters> more =
                parameters instanceof EmbeddedParameters embedded ? Optional.of(embedded) : Optional.empty();
        return new Sampling(
                Optional.ofNullable(parameters.temperature()).orElse(TEMPERATURE),
                Optional.ofNullable(parameters.topK()).orElse(TOP_K),
                Optional.ofNullable(parameters.topP()).orElse(TOP_P),
                more.map(EmbeddedParameters::minP).orElse(0.0),
                more.map(EmbeddedParameters::repeatPenalty).orElse(1.0),
                more.map(EmbeddedParameters::repeatLastN).orElse(Sampling.REPEAT_LAST_N),
                more.map(EmbeddedParameters::seed).orElse(0L));
    }

    private static List<Turn> turns(List<ChatMessage> messages) {
        return messages.stream().map(EmbeddedRequest::turn).toList();
    }

    private static Turn turn(ChatMessage message) {
        if (message instanceof SystemMessage system) return Turn.system(system.text());
        if (message instanceof UserMessage user && user.hasSingleText()) return Turn.user(user.singleText());
        if (message instanceof AiMessage ai && ai.text() != null && !ai.hasToolExecutionRequests()) {
            return Turn.assistant(ai.text());
        }
        throw new UnsupportedFeatureException("The embedded engine does not support messages that are not text.");
    }
}
