package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Cause;

/**
 * One call to a server, and the facts about it that stay when it fails. The thread that calls is the one that waits, with a limit on
 * each wait, so that no other thread needs to watch it: the transport's own timer ends at the headers. Not for several threads.
 */
final class Call {
    /** How long to wait for the connection's end once the reply is whole, so that it can be used again. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final HttpClient client;
    private final Address address;
    private final String server;
    private final Patience patience;
    private final Clock clock;
    private final Lines lines;
    private Waiting waiting = new Waiting(System::nanoTime);
    private boolean unreached;
    private int status;
    private HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);
    private String whole = "";
    private Optional<Duration> asked = Optional.empty();

    Call(HttpClient client, Address address, String server, Secrets secrets, Patience patience, Clock clock) {
        this.lines = new Lines(address.host(), secrets);
        this.client = client;
        this.address = address;
        this.server = server;
        this.patience = patience;
        this.clock = clock;
    }

    /** HTTP status; absent until headers came. */
    OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** How long the service asked to wait. */
    Optional<Duration> retryAfter() {
        return RetryAfter.of(headers, clock).or(() -> asked);
    }

    /**
     * The reply for the record, at most a megabyte: put together where it was whole, which loses nothing but the cuts between its
     * pieces, and as it came where it was not.
     */
    Optional<String> raw() {
        if (!whole.isEmpty() && whole.length() <= Lines.KEPT) return Optional.of(whole);
        return lines.nothing() ? Optional.empty() : Optional.of(lines.kept());
    }

    /** The reply as JSON text that was not streamed; empty until it is whole. */
    String whole() {
        return whole;
    }

    /** What this call gave, with its facts. */
    Reply reply(Outcome outcome) {
        // An answer's own words stay as they are; what is none may quote anybody's key.
        Optional<String> raw = outcome.text().isPresent() ? raw() : raw().map(Secrets::withoutVendorKeys);
        return new Reply(outcome, status(), retryAfter(), raw);
    }

    /**
     * Sends and waits.
     *
     * @param reading puts the body of a success together
     * @return the whole reply
     * @throws Broken when there is none; says what came of the call instead
     * @throws InterruptedException when the caller is interrupted: the connection is closed at once
     */
    ObjectNode send(HttpRequest request, Reading reading) throws Broken, InterruptedException {
        waiting = new Waiting(System::nanoTime);
        try (Body body = open(request)) {
            if (status >= 300 && status < 400) elsewhere(request.uri());
            if (status < 200 || status >= 300) throw refusal(body);
            read(body, reading);
            ObjectNode reply = reading.whole();
            whole = Json.written(reply);
            return reply;
        }
    }

    /** A server that names another address answers nothing itself. No redirect is followed: a key would go to whoever is named. */
    private void elsewhere(URI asked) throws Broken {
        Optional<String> named = headers.firstValue("Location").flatMap(written -> address.moved(asked, written));
        if (named.isEmpty()) return;
        throw new Broken(new Outcome.Failed(
                Cause.CONNECTION,
                address.host() + " answered with status " + status + " and points to "
                        + Fault.shorten(lines.hidden(named.get()))
                        + "; if that is the model's server, name it with " + address.changed()));
    }

    /** What a status that is no success means; as much of its body as came in time says more. */
    private Broken refusal(Body body) throws InterruptedException {
        ErrorText error = new ErrorText(status, address.host());
        try {
            try {
                read(body, error);
            } catch (Broken half) {
                lines.rest(error);
            }
        } catch (Broken never) {
            throw new IllegalStateException("an error's text takes any line", never);
        }
        asked = error.fault().retryAfter();
        return error.broken();
    }

    private Body open(HttpRequest request) throws Broken, InterruptedException {
        Broken nobody = null;
        for (URI way : address.ways(request.uri())) {
            HttpRequest sent = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(way)
                    .build();
            try {
                return headed(sent);
            } catch (Broken broken) {
                if (!unreached) throw broken;
                nobody = broken;
            }
        }
        throw Objects.requireNonNull(nobody);
    }

    /** Sends, and waits for status and headers; where they do not come, the connection is closed, even if they come just now. */
    private Body headed(HttpRequest request) throws Broken, InterruptedException {
        Wait wait = wait(patience.opening(), left(patience.first()));
        Body body = new Body();
        CompletableFuture<HttpResponse<Void>> sending = client.sendAsync(request, body);
        CompletableFuture<HttpResponse<Void>> unused = sending.whenComplete((response, failure) -> {
            if (failure != null) body.never(failure);
        });
        boolean came = false;
        try {
            Optional<HttpResponse.ResponseInfo> head = waiting.within(wait.time(), body::head);
            if (head.isEmpty()) throw new Broken(patience.over(wait.limit(), address.host()));
            status = head.get().statusCode();
            headers = head.get().headers();
            came = true;
            return body;
        } catch (ExecutionException failed) {
            throw connection(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            if (!came) {
                sending.cancel(true);
                body.close();
            }
        }
    }

    private void read(Body body, Reading reading) throws Broken, InterruptedException {
        while (true) {
            Wait wait = lines.nothing()
                    ? wait(patience.opening(), left(patience.first()))
                    : wait(Outcome.Limit.SILENCE, reading.ended() && !reading.mayGoOn() ? GRACE : patience.silence());
            Optional<Body.Piece> piece = waiting.within(wait.time(), body::next);
            if (piece.isEmpty()) {
                if (reading.ended()) return;
                throw new Broken(patience.over(wait.limit(), address.host()));
            }
            if (piece.get() instanceof Body.Piece.Bytes bytes) {
                for (ByteBuffer buffer : bytes.buffers()) lines.take(buffer, reading);
            } else if (piece.get() instanceof Body.Piece.Break broken) {
                if (reading.ended() && !reading.mayGoOn()) return;
                throw connection(broken.cause());
            } else {
                lines.rest(reading);
                return;
            }
        }
    }

    /**
     * One wait.
     *
     * @param limit what is over when it is
     * @param time how long, not negative
     */
    private record Wait(Outcome.Limit limit, Duration time) {}

    /** This wait, or what is left of the whole call where that is shorter. */
    private Wait wait(Outcome.Limit limit, Duration time) {
        Duration whole = left(patience.total());
        Wait wait = whole.compareTo(time) < 0 ? new Wait(patience.whole(), whole) : new Wait(limit, time);
        return wait.time().isNegative() ? new Wait(wait.limit(), Duration.ZERO) : wait;
    }

    private Duration left(Duration limit) {
        return waiting.left(limit);
    }

    private Broken connection(Throwable cause) {
        return new Broken(new Outcome.Failed(Cause.CONNECTION, sentence(cause)));
    }

    private String sentence(Throwable cause) {
        String host = address.host();
        if (chain(cause).anyMatch(UnresolvedAddressException.class::isInstance)) {
            return "The name " + address.uri().getHost() + " is not known; check " + address.source()
                    + " and the network.";
        }
        if (chain(cause).anyMatch(HttpConnectTimeoutException.class::isInstance)) {
            return "No connection to " + host + " within 10 s; check " + address.source() + " and the network.";
        }
        if (chain(cause).anyMatch(ConnectException.class::isInstance)) {
            unreached = true;
            return "No server answers at " + host
                    + (address.ways(address.uri()).size() > 1 ? " (127.0.0.1 and [::1])" : "") + "; start " + server
                    + " or name another server with " + address.changed() + ".";
        }
        if (chain(cause).anyMatch(SSLException.class::isInstance)) {
            return "No secure connection to " + host + ": " + said(cause);
        }
        if (chain(cause).anyMatch(ProtocolException.class::isInstance)) {
            return host + " does not speak HTTP as it should (" + said(cause) + "); see that " + address.source()
                    + " names the model's server";
        }
        String way = "; see whether it still runs, and what its log says";
        if (!lines.nothing()) return host + " broke the connection in the middle of a reply" + way;
        if (chain(cause).anyMatch(EOFException.class::isInstance)) {
            return host + " closed the connection without a reply" + way;
        }
        return chain(cause).anyMatch(SocketException.class::isInstance)
                ? host + " broke the connection off before a reply" + way
                : "No reply of " + host + " could be read (" + said(cause) + ")" + way;
    }

    /** What the transport says, which may quote the server. */
    private String said(Throwable cause) {
        return Fault.shorten(lines.hidden(String.valueOf(cause.getMessage())));
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.iterate(cause, one -> one != null, Throwable::getCause);
    }
}
