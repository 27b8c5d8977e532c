package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Outcome;

/**
 * What LangChain4j sends and reads in one call: it asks the server for a stream, so that silence can be told from work, and hands
 * LangChain4j the whole reply, so that no half of one is ever taken for an answer. A new one is made for each call and holds that call's facts.
 */
final class Bridge {
    private final Call call;
    private final Dialect dialect;
    private Optional<Outcome> broken = Optional.empty();
    private boolean interrupted;
    private @Nullable ObjectNode whole;

    Bridge(Call call, Dialect dialect) {
        this.call = call;
        this.dialect = dialect;
    }

    /**
     * Asks once through a LangChain4j model.
     *
     * @param wire what the model sends through
     * @param reading what a whole reply means: what LangChain4j made of it, and the reply itself
     */
    Reply ask(Wire wire, ChatModel model, ChatRequest request, BiFunction<ChatResponse, ObjectNode, Outcome> reading)
            throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        return call.reply(outcome(wire, model, request, reading));
    }

    /** The reply, where it came as a whole. */
    Optional<ObjectNode> whole() {
        return Optional.ofNullable(whole);
    }

    private Outcome outcome(
            Wire wire, ChatModel model, ChatRequest request, BiFunction<ChatResponse, ObjectNode, Outcome> reading)
            throws InterruptedException {
        try {
            ChatResponse response = wire.during(this, () -> model.chat(request));
            if (whole == null) throw new IllegalStateException("LangChain4j answered without asking");
            return reading.apply(response, whole);
        } catch (RuntimeException thrown) {
            if (interrupted) throw new InterruptedException();
            if (broken.isPresent()) return broken.get();
            if (whole == null) throw thrown;
            return new Outcome.Failed(
                    Outcome.Cause.REPLY,
                    "the reply cannot be read: " + Fault.shorten(String.valueOf(thrown.getMessage())));
        }
    }

    /** Sends what LangChain4j wrote, and gives it the whole reply. */
    SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            ObjectNode body = Json.object(request.body())
                    .orElseThrow(() -> new IllegalStateException("LangChain4j wrote no JSON object"));
            dialect.complete(body);
            whole = call.send(sent(request, body), dialect.reading());
            return SuccessfulHttpResponse.builder()
                    .statusCode(call.status().orElse(200))
                    .headers(Map.of())
                    .body(call.whole())
                    .build();
        } catch (Broken failed) {
            broken = Optional.of(failed.outcome());
            OptionalInt status = call.status();
            throw status.isPresent() && status.getAsInt() >= 400
                    ? new HttpException(status.getAsInt(), failed.outcome().reason())
                    : new LangChain4jException(failed);
        } catch (InterruptedException stopped) {
            interrupted = true;
            throw new LangChain4jException(stopped);
        }
    }

    private java.net.http.HttpRequest sent(HttpRequest request, ObjectNode body) {
        URI address = URI.create(dialect.address(request.url()));
        java.net.http.HttpRequest.Builder sent = java.net.http.HttpRequest.newBuilder(address);
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent.method(request.method().name(), BodyPublishers.ofString(body.toString()))
                .build();
    }
}
