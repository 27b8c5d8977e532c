package org.phrasefield.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What LangChain4j's models send and read through: leads each request to the {@link Bridge} of the call that this thread is making, so that a
 * model need not be built anew for each call. May be used by many threads at once.
 */
final class Wire implements HttpClient, HttpClientBuilder {
    private final ThreadLocal<@Nullable Bridge> calling = new ThreadLocal<>();

    /** Leads what this thread sends meanwhile over a bridge. */
    <T> T during(Bridge bridge, Supplier<T> asking) {
        calling.set(bridge);
        try {
            return asking.get();
        } finally {
            calling.remove();
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Bridge bridge = calling.get();
        if (bridge == null) throw new IllegalStateException("LangChain4j asks on a thread that makes no call");
        return bridge.execute(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are handed over whole");
    }

    @Override
    public HttpClient build() {
        return this;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
