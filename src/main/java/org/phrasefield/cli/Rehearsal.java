package org.phrasefield.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.phrasefield.run.Patience;

/**
 * Plays a protocol to the echo and to a server of its own, and looks at prompts beforehand, so that the launcher can keep an image of the classes that a run
 * and a preview load. Nothing outside of this process is asked, and nothing is said.
 */
final class Rehearsal {
    private static final String MODELS = "{\"data\":[{\"id\":\"rehearsal\"}]}";
    private static final String ANSWER = """
            {"id":"1","model":"rehearsal","choices":[{"index":0,"message":{"role":"assistant","content":"A rehearsal has no audience. \
            It goes on all the same, since everybody must know where to stand when the doors open, and what to say."},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":9,"completion_tokens":30,"total_tokens":39}}""";

    private Rehearsal() {}

    /** @param arguments the protocol's file; results go beside it */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> reply(exchange, MODELS));
        server.createContext("/v1/chat/completions", exchange -> reply(exchange, ANSWER));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        int echoed = play("run", arguments[0]);
        int asked = play("run", arguments[0], "--model", "openai/rehearsal", "--url", url);
        // Once learning, and once from what was learned.
        int learning = play("preview", "Imagine noise.");
        int previewed = play("preview", "Imagine noise.", "Представь шум.");
        System.exit(Stream.of(echoed, asked, learning, previewed)
                .max(Integer::compare)
                .orElseThrow());
    }

    private static int play(String... arguments) {
        Surroundings surroundings = new Surroundings(
                new BufferedReader(Reader.nullReader()),
                new ResultStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of("").toAbsolutePath(),
                Clock.system(ZoneId.systemDefault()),
                SteadyClock.started(),
                Patience.DEFAULT,
                false,
                false,
                false,
                80,
                new NoBrowser());
        return Commands.run(surroundings, arguments);
    }

    private static void reply(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
