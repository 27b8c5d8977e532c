package org.phrasefield.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.phrasefield.engine.Completion;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.EngineException;
import org.phrasefield.engine.Generation;

/**
 * The embedded engine as a LangChain4j streaming chat model; takes and refuses what {@link EmbeddedChatModel} does. {@code chat} returns at
 * once; a request that is refused is thrown there. Text comes in whole characters. The handle that comes with each piece cancels the answer: no
 * more is computed, and the handler hears no more. What a handler throws at a piece cancels the answer too and goes to its {@code onError}.
 */
public final class EmbeddedStreamingChatModel implements StreamingChatModel {
    private final Engine engine;
    private final Executor listeners;

    /** Offers an engine; does not close it. Handlers are called on a thread of their own for each answer. */
    public EmbeddedStreamingChatModel(Engine engine) {
        this(engine, EmbeddedStreamingChatModel::onOwnThread);
    }

    /**
     * Offers an engine; does not close it.
     *
     * @param listeners calls the handlers; occupies a thread as long as an answer takes
     */
    public EmbeddedStreamingChatModel(Engine engine, Executor listeners) {
        this.engine = engine;
        this.listeners = listeners;
    }

    private static void onOwnThread(Runnable listening) {
        Thread thread = new Thread(listening, "engine-listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public EmbeddedParameters defaultRequestParameters() {
        return EmbeddedRequest.defaults(engine);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        Generation generation = EmbeddedRequest.start(engine, request);
        try {
            listeners.execute(() -> listen(generation, handler));
        } catch (RuntimeException rejected) {
            generation.cancel();
            throw rejected;
        }
    }

    private void listen(Generation generation, StreamingChatResponseHandler handler) {
        Handle handle = new Handle(generation);
        Completion completion;
        try {
            completion = generation.await(
                    piece -> handler.onPartialResponse(new PartialResponse(piece), new PartialResponseContext(handle)));
        } catch (CancellationException cancelled) {
            if (!handle.isCancelled()) handler.onError(cancelled);
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            handler.onError(stopped);
            return;
        } catch (EngineException fault) {
            handler.onError(EmbeddedRequest.fault(fault));
            return;
        } catch (RuntimeException thrown) {
            handler.onError(thrown);
            return;
        }
        handler.onCompleteResponse(EmbeddedRequest.response(engine, completion));
    }

    /** Cancels one answer. */
    private static final class Handle implements StreamingHandle {
        private final Generation generation;
        private volatile boolean cancelled;

        Handle(Generation generation) {
            this.generation = generation;
        }

        @Override
        public void cancel() {
            cancelled = true;
            generation.cancel();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
