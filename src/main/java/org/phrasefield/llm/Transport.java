package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The way to one server: HTTP/1.1 (an upgrade header makes some local servers drop the body), no redirects, no proxy for this
 * very machine. May be used by many threads at once.
 */
final class Transport {
    /** For a question to a server about itself. */
    static final Duration LOOK_UP = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Address address;
    private final String server;
    private final Map<String, String> headers;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * Opens nothing yet.
     *
     * @param server what a person would start there, such as {@code Ollama}
     * @param headers sent with every request that this room makes itself
     * @param secrets hidden in whatever comes back
     * @param clock for a service that names a date to wait for, but not its own
     */
    Transport(Address address, String server, Map<String, String> headers, Secrets secrets, Clock clock) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Nothing done there waits: what arrives is put into a queue, so the thread that reads may do it
                // itself.
                .executor(Runnable::run)
                .connectTimeout(CONNECT);
        if (address.uri().getScheme().equals("http")) builder.sslContext(trustingNobody());
        if (address.loopback()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        } else if (ProxySelector.getDefault() != null) {
            builder.proxy(ProxySelector.getDefault());
        }
        this.client = builder.build();
        this.address = address;
        this.server = server;
        this.headers = Map.copyOf(headers);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** For a plain address, where no certificate is ever looked at: the usual context reads every authority's first, at each start. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /** The same server at another address, reached the same way. */
    Transport at(Address other) {
        return new Transport(other, server, headers, secrets, clock);
    }

    Address address() {
        return address;
    }

    /** Headers that carry the key, where there is one. */
    Map<String, String> headers() {
        return headers;
    }

    /** A new call, with nothing sent yet. */
    Call call(Patience patience) {
        return new Call(client, address, server, secrets, patience, clock);
    }

    /** A request of this room's own to a path of the server. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.at(path)).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    /** A request of this room's own that carries JSON. */
    HttpRequest post(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** The JSON object that a path of the server gives, within a few seconds. */
    ObjectNode get(String path) throws Broken, InterruptedException {
        return get(path, LOOK_UP);
    }

    /** The JSON object that a path of the server gives within this time. */
    ObjectNode get(String path, Duration time) throws Broken, InterruptedException {
        return call(Patience.brief(time)).send(request(path).GET().build(), new Whole(address.host()));
    }

    /** The JSON object that a path of the server gives for another, within a few seconds. */
    ObjectNode post(String path, ObjectNode json) throws Broken, InterruptedException {
        return call(Patience.brief(LOOK_UP)).send(post(path, json.toString()), new Whole(address.host()));
    }
}
