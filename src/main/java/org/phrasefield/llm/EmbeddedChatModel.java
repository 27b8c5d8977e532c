package org.phrasefield.llm;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.TimeoutException;
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
import org.phrasefield.trial.Outcome;

/**
 * The embedded engine as a LangChain4j chat model: messages of text, no tools. Temperature, top-k, top-p, stop texts and the answer's limit
 * are the request's; seed, min-p and repeat penalty are in {@link EmbeddedParameters}. Many threads may ask one engine at once; their answers
 * are made together.
 *
 * <p>Throws {@link TimeoutException} when an answer takes longer than it may, {@link InvalidRequestException} when a setting is out of range or
 * a prompt is too long or too large for the memory, {@link UnsupportedFeatureException} for what the engine does not do, and
 * {@link NonRetriableException} when the engine itself failed or was closed. An interrupted thread stays interrupted.
 */
public final class EmbeddedChatModel implements ChatModel {
    private final Engine engine;
    private final Patience patience;

    /**
     * Offers an engine; does not close it.
     *
     * @param longest how long one answer may take, above zero
     */
    public EmbeddedChatModel(Engine engine, Duration longest) {
        this(engine, Patience.brief(longest));
    }

    EmbeddedChatModel(Engine engine, Patience patience) {
        this.engine = engine;
        this.patience = patience;
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
        Outcome.Limit limit = patience.opening();
        Duration longest = patience.first();
        while (true) {
            Duration left = patience.total().minusNanos(System.nanoTime() - startedAt);
            boolean last = left.compareTo(longest) < 0;
            Optional<Generation.Event> event = generation.next(last ? left : longest);
            if (event.isEmpty()) {
                throw new Overdue(patience.over(
                        last ? patience.whole() : limit, engine.card().name()));
            }
            if (event.get() instanceof Generation.Event.Done done) return done.completion();
            limit = Outcome.Limit.SILENCE;
            longest = patience.silence();
        }
    }
}
