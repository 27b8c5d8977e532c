package org.phrasefield.llm;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Optional;
import org.phrasefield.engine.Completion;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.EngineException;
import org.phrasefield.engine.Generation;
import org.phrasefield.llm.EmbeddedTimeoutException.Limit;

/**
 * The embedded engine as a LangChain4j chat model: messages of text, no tools. Temperature, top-k, top-p, stop texts and the answer's limit
 * are the request's; seed, min-p and repeat penalty are in {@link EmbeddedParameters}. Many threads may ask one engine at once; their answers
 * are made together.
 *
 * <p>Throws {@link EmbeddedTimeoutException} when an answer takes longer than it may, {@link InvalidRequestException} when a setting is out of range or
 * a prompt is too long or too large for the memory, {@link UnsupportedFeatureException} for what the engine does not do, and
 * {@link NonRetriableException} when the engine itself failed or was closed. An interrupted thread stays interrupted.
 */
public final class EmbeddedChatModel implements ChatModel {
    private final Engine engine;
    private final Duration firstToken;
    private final Duration silence;
    private final Duration total;

    /**
     * Offers an engine; does not close it.
     *
     * @param total how long one answer may take, above zero
     */
    public EmbeddedChatModel(Engine engine, Duration total) {
        this(engine, total, total, total);
    }

    /**
     * Offers an engine; does not close it.
     *
     * @param firstToken how long the first token may take, above zero
     * @param silence how long the next token may take, above zero
     * @param total how long one answer may take, above zero
     */
    public EmbeddedChatModel(Engine engine, Duration firstToken, Duration silence, Duration total) {
        this.engine = engine;
        this.firstToken = firstToken;
        this.silence = silence;
        this.total = total;
    }

    @Override
    public EmbeddedParameters defaultRequestParameters() {
        return EmbeddedRequest.defaults(engine);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        long startedAt = System.nanoTime();
        Generation generation = EmbeddedRequest.start(engine, request);
        try {
            return EmbeddedRequest.response(engine, hear(generation, startedAt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LangChain4jException(stopped);
        } catch (EngineException fault) {
            throw EmbeddedRequest.fault(fault);
        } finally {
            generation.cancel();
        }
    }

    /** Hears every token, within the limits: the first, the silence between two, and the whole. */
    private Completion hear(Generation generation, long startedAt) throws InterruptedException {
        Limit limit = Limit.FIRST_TOKEN;
        Duration longest = firstToken;
        while (true) {
            Duration left = total.minusNanos(System.nanoTime() - startedAt);
            boolean last = left.compareTo(longest) <= 0;
            Optional<Generation.Event> event = generation.next(last ? left : longest);
            if (event.isEmpty()) {
                throw last
                        ? new EmbeddedTimeoutException(Limit.TOTAL, total)
                        : new EmbeddedTimeoutException(limit, longest);
            }
            if (event.get() instanceof Generation.Event.Done done) return done.completion();
            limit = Limit.SILENCE;
            longest = silence;
        }
    }
}
