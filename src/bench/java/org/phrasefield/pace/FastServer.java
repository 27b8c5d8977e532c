package org.phrasefield.pace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server with OpenAI's chat interface that answers every prompt after a fixed time, to be run in a process of its own beside what is
 * measured. The answer is 150 words, made from the prompt alone. Arguments: milliseconds an answer takes. Prints its address, then serves
 * until its standard input ends.
 */
public final class FastServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS =
            "the noise of a street can be kept out by heavy curtains and soft walls which take the sound in before it spreads through a room"
                    .split(" ");

    private FastServer() {}

    /** Starts the server. */
    public static void main(String[] arguments) throws IOException {
        // The server writes head and body apart, which Nagle's algorithm would hold back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        long delay = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/models", exchange -> send(exchange, "application/json", MODELS));
        server.createContext("/v1/chat/completions", exchange -> chat(exchange, delay));
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        while (System.in.read() >= 0) continue;
        System.exit(0);
    }

    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"fast\",\"object\":\"model\",\"created\":1,\"owned_by\":\"bench\"}]}";

    private static void chat(HttpExchange exchange, long delay) throws IOException {
        long until = System.nanoTime() + delay;
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String answer = answer(request.path("messages").toString());
        while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
        if (request.path("stream").asBoolean(false)) {
            String events = event("delta", answer, null) + event("delta", "", "stop") + "data: [DONE]\n\n";
            send(exchange, "text/event-stream", events);
        } else {
            ObjectNode whole = shell("chat.completion");
            ObjectNode choice =
                    whole.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
            choice.putObject("message").put("role", "assistant").put("content", answer);
            usage(whole);
            send(exchange, "application/json", whole.toString());
        }
    }

    private static String event(String field, String text, @Nullable String finish) {
        ObjectNode chunk = shell("chat.completion.chunk");
        ObjectNode choice =
                chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        choice.putObject(field).put("role", "assistant").put("content", text);
        if (finish != null) usage(chunk);
        return "data: " + chunk + "\n\n";
    }

    private static ObjectNode shell(String object) {
        return JSON.createObjectNode()
                .put("id", "x")
                .put("object", object)
                .put("created", 1)
                .put("model", "fast");
    }

    private static void usage(ObjectNode node) {
        node.putObject("usage")
                .put("prompt_tokens", 20)
                .put("completion_tokens", 200)
                .put("total_tokens", 220);
    }

    private static String answer(String prompt) {
        StringBuilder text = new StringBuilder();
        int state = prompt.hashCode();
        for (int i = 0; i < 150; i++) {
            state = state * 1664525 + 1013904223;
            String word = WORDS[(state >>> 8) % WORDS.length];
            text.append(i % 15 == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
            text.append(i % 15 == 14 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
