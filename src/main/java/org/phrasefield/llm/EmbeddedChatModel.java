package org.phrasefield.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.phrasefield.engine.Completion;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.EngineException;
import org.phrasefield.engine.PromptTooLongException;
import org.phrasefield.engine.Request;
import org.phrasefield.engine.Sampling;
import org.phrasefield.engine.Turn;

/**
 * The embedded engine as a LangChain4j chat model: messages of text, no tools. Temperature, top-k, top-p, stop texts and the answer's limit
 * are the request's; the seed is in {@link SeededParameters}. Many threads may ask one engine at once; their answers are made together.
 *
 * <p>Throws {@link TimeoutException} when an answer takes longer than it may, {@link InvalidRequestException} when a prompt is too long or
 * too large for the memory, {@link UnsupportedFeatureException} for messages that are not text. An interrupted thread stays interrupted.
 */
public final class EmbeddedChatModel implements ChatModel {
    /** What a request that names no sampling gets; the defaults of Ollama, so that the same protocol means the same. */
    static final double TEMPERATURE = 0.8;

    static final int TOP_K = 40;
    static final double TOP_P = 0.9;
    private static final int MAX_TOKENS = 400;

    private final Engine engine;
    private final Duration longest;

    /**
     * Offers an engine; does not close it.
     *
     * @param longest how long one answer may take, above zero
     */
    public EmbeddedChatModel(Engine engine, Duration longest) {
        this.engine = engine;
        this.longest = longest;
    }

    @Override
    public SeededParameters defaultRequestParameters() {
        return SeededParameters.builder().modelName(engine.card().name()).build();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        Completion completion = generate(engineRequest(request));
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(completion.text()))
                .modelName(engine.card().name())
                .tokenUsage(new TokenUsage(completion.inputTokens(), completion.outputTokens()))
                .finishReason(completion.finish().isComplete() ? FinishReason.STOP : FinishReason.LENGTH)
                .build();
    }

    private Completion generate(Request request) {
        long startedAt = System.nanoTime();
        try {
            return engine.generate(request, piece -> {
                if (System.nanoTime() - startedAt > longest.toNanos()) {
                    throw new TimeoutException("the engine was not done within " + longest.toMillis() + " ms");
                }
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LangChain4jException(stopped);
        } catch (PromptTooLongException tooLong) {
            throw new InvalidRequestException(tooLong);
        } catch (EngineException refused) {
            throw new InvalidRequestException(refused);
        }
    }

    private static Request engineRequest(ChatRequest request) {
        ChatRequestParameters parameters = request.parameters();
        long seed = parameters instanceof SeededParameters seeded ? seeded.seed() : 0;
        Sampling sampling = new Sampling(
                Optional.ofNullable(parameters.temperature()).orElse(TEMPERATURE),
                Optional.ofNullable(parameters.topK()).orElse(TOP_K),
                Optional.ofNullable(parameters.topP()).orElse(TOP_P),
                seed);
        return new Request(
                turns(request.messages()),
                sampling,
                Optional.ofNullable(parameters.maxOutputTokens()).orElse(MAX_TOKENS),
                Optional.ofNullable(parameters.stopSequences()).orElse(List.of()));
    }

    private static List<Turn> turns(List<ChatMessage> messages) {
        return messages.stream().map(EmbeddedChatModel::turn).toList();
    }

    private static Turn turn(ChatMessage message) {
        if (message instanceof SystemMessage system) return Turn.system(system.text());
        if (message instanceof UserMessage user && user.hasSingleText()) return Turn.user(user.singleText());
        if (message instanceof AiMessage ai && ai.text() != null && !ai.hasToolExecutionRequests()) {
            return Turn.assistant(ai.text());
        }
        throw new UnsupportedFeatureException("the embedded engine takes messages of text only");
    }
}
