package org.phrasefield.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.llm.FakeServer;
import org.phrasefield.llm.FakeServer.Request;
import org.phrasefield.llm.FakeServer.Wire;

/**
 * A server that speaks OpenAI's interface, of whose trials three in ten meet a fault, that goes away in mid-answer now and then and comes back, and that
 * remembers what it really did and when, so that no claim about it need be believed.
 */
final class FaultyServer implements AutoCloseable {
    private static final Pattern SEED = Pattern.compile("\"seed\" ?: ?(\\d+)");

    /** How long it stays away when it is started anew. */
    private static final Duration AWAY = Duration.ofMillis(400);

    private final FakeServer server;
    private final Duration limit;
    private final int callsBetweenRestarts;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Long, Queue<Deed>> deeds = new ConcurrentHashMap<>();
    private final Queue<Absence> absences = new ConcurrentLinkedQueue<>();

    /**
     * Starts it.
     *
     * @param limit how long its caller waits for a first byte, or for the next one
     * @param callsBetweenRestarts it is started anew in the middle of the answer to one call of so many
     */
    FaultyServer(Duration limit, int callsBetweenRestarts) throws IOException {
        this.limit = limit;
        this.callsBetweenRestarts = callsBetweenRestarts;
        this.server = new FakeServer(this::answer);
    }

    /** When its port was closed. */
    private record Absence(Instant from, Instant to) {}

    /** What one call got. */
    static final class Deed {
        private final Instant read = Instant.now();
        private final String outcome;
        private volatile Optional<Instant> sent = Optional.empty();

        private Deed(String outcome) {
            this.outcome = outcome;
        }

        /** The word for what must come of it, if it was in time. */
        String outcome() {
            return outcome;
        }

        /** When the last of it was sent, or the connection broken off; empty where it never was. */
        Optional<Instant> sent() {
            return sent;
        }

        @Override
        public String toString() {
            return outcome + ", read " + read + ", sent " + sent;
        }
    }

    /** What a call is to get. */
    private record Call(String text, Random chance, Duration limit) {
        String whole(String finish) {
            return "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\"" + finish + "\"}]}";
        }

        /** The pieces of a stream, the last of them the proper end. */
        List<String> pieces() {
            String[] words = text.split("(?<= )");
            String[] pieces = Arrays.copyOf(words, words.length + 1);
            for (int i = 0; i < words.length; i++) {
                pieces[i] = "data: {\"choices\":[{\"delta\":{\"content\":\"" + words[i] + "\"}}]}\n\n";
            }
            pieces[words.length] = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
            return List.of(pieces);
        }

        private static byte[] head(int length) {
            return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        /** Sends the first bytes of a whole reply, some of its head or all of that and some of its body, and never all. */
        void begin(Wire wire, boolean inBody) throws IOException {
            byte[] body = whole("stop").getBytes(StandardCharsets.UTF_8);
            byte[] head = head(body.length);
            if (inBody) {
                wire.bytes(head).bytes(Arrays.copyOf(body, chance.nextInt(body.length)));
            } else {
                wire.bytes(Arrays.copyOf(head, 1 + chance.nextInt(head.length - 1)));
            }
        }

        /** A whole reply whose head tells another length. */
        void withLength(Wire wire, int more) throws IOException {
            byte[] body = whole("stop").getBytes(StandardCharsets.UTF_8);
            wire.bytes(head(body.length + more)).bytes(body).close();
        }

        /** Sends a stream's beginning: at least one piece, and not the proper end. */
        void beginStream(Wire wire) throws IOException {
            wire.stream("text/event-stream");
            for (String piece : pieces().subList(0, 1 + chance.nextInt(pieces().size() - 1))) wire.chunk(piece);
        }
    }

    private interface Way {
        void answer(Call call, Wire wire) throws IOException;
    }

    private static final Way GOOD = (call, wire) -> {
        if (call.chance().nextBoolean()) {
            wire.json(200, call.whole("stop"));
        } else {
            wire.stream("text/event-stream");
            for (String piece : call.pieces()) wire.chunk(piece);
            wire.chunk("data: [DONE]\n\n").end();
        }
    };

    /** What a trial may meet, and what must come of each of its calls, or of the first where the others go well. */
    enum Fault {
        EMPTY("empty", (call, wire) -> wire.json(200, call.whole("stop").replace(call.text(), ""))),
        LENGTH("cut", (call, wire) -> wire.json(200, call.whole("length"))),
        ENDED_TWICE("answered", (call, wire) -> {
            wire.stream("text/event-stream");
            for (String piece : call.pieces()) wire.chunk(piece);
            String end = call.pieces().get(call.pieces().size() - 1);
            wire.chunk(end).chunk("data: [DONE]\n\n").chunk(end).chunk("data: [DONE]\n\n");
            wire.end();
        }),
        ENDED_BEFORE_THE_END("answered", (call, wire) -> {
            wire.stream("text/event-stream");
            for (String piece : call.pieces()) wire.chunk(piece);
            wire.close();
        }),
        SLOW("answered", (call, wire) -> {
            wire.stream("text/event-stream");
            for (String piece : call.pieces()) {
                wire.chunk(piece).pause(call.limit().dividedBy(20));
            }
            wire.chunk("data: [DONE]\n\n").end();
        }),
        HALF_JSON("failed", (call, wire) -> wire.json(200, call.whole("stop").substring(0, 40))),
        GARBAGE("failed", (call, wire) -> wire.whole(200, "application/json", "\u0000\uFFFD}}{\u0007")),
        GARBAGE_IN_STREAM("failed", (call, wire) -> {
            call.beginStream(wire);
            wire.chunk("data: {\"choices\":[{\"del\u0000\n\n").end();
        }),
        NO_HTTP("failed", (call, wire) -> wire.text("+OK ready\r\n").close()),
        PAGE("failed", (call, wire) -> wire.whole(200, "text/html", "<html><title>Log in</title></html>")),
        REDIRECT("failed", (call, wire) -> wire.whole(302, "text/html", "", "Location: http://127.0.0.1:9/")),
        ERROR_IN_SUCCESS("failed", (call, wire) -> wire.json(200, "{\"error\":{\"message\":\"down\",\"code\":500}}")),
        ERROR_IN_STREAM("failed", (call, wire) -> {
            call.beginStream(wire);
            wire.chunk("data: {\"error\":{\"message\":\"out of memory\"}}\n\n").end();
        }),
        UNENDED("failed", (call, wire) -> {
            call.beginStream(wire);
            wire.end();
        }),
        BROKEN("failed", (call, wire) -> wire.json(500, "{\"error\":{\"message\":\"broken\"}}")),
        REFUSED("failed", (call, wire) -> wire.json(400, "{\"error\":{\"message\":\"prompt too long\"}}")),
        RESET("failed", (call, wire) -> wire.reset()),
        RESET_IN_HEAD("failed", (call, wire) -> {
            call.begin(wire, false);
            wire.reset();
        }),
        RESET_IN_BODY("failed", (call, wire) -> {
            call.begin(wire, true);
            wire.reset();
        }),
        RESET_IN_STREAM("failed", (call, wire) -> {
            call.beginStream(wire);
            wire.reset();
        }),
        CLOSED("failed", (call, wire) -> wire.close()),
        LENGTH_TOO_GREAT("failed", (call, wire) -> call.withLength(wire, 9000)),
        LENGTH_TOO_SMALL("failed", (call, wire) -> call.withLength(wire, -20)),
        ONCE_RESET("failed", (call, wire) -> wire.reset(), true),
        ONCE_RESET_IN_BODY("failed", RESET_IN_BODY.way, true),
        ONCE_BUSY(
                "failed", (call, wire) -> wire.json(503, "{\"error\":{\"message\":\"busy\"}}", "Retry-After: 0"), true),
        ONCE_BROKEN("failed", (call, wire) -> wire.json(502, "<html>bad gateway</html>"), true),
        ONCE_SILENT("timed out", (call, wire) -> wire.silence(), true),
        SILENCE("timed out", (call, wire) -> wire.silence()),
        SILENCE_IN_HEAD("timed out", (call, wire) -> {
            call.begin(wire, false);
            wire.silence();
        }),
        SILENCE_IN_STREAM("timed out", (call, wire) -> {
            call.beginStream(wire);
            wire.silence();
        }),
        /** A byte now and then, so that it is never silent for long, and without end. */
        DRIP("timed out", (call, wire) -> {
            wire.stream("text/event-stream");
            while (true) wire.chunk(" ").pause(call.limit().dividedBy(5));
        });

        private final String outcome;
        private final Way way;
        private final boolean once;

        Fault(String outcome, Way way) {
            this(outcome, way, false);
        }

        Fault(String outcome, Way way, boolean once) {
            this.outcome = outcome;
            this.way = way;
            this.once = once;
        }

        /** Whether the trial is answered in the end, however often it is asked. */
        boolean passes() {
            return once || outcome.equals("answered");
        }

        /** Whether nothing more is ever sent, or never the end. */
        private boolean endless() {
            return outcome.equals("timed out");
        }
    }

    private static Random chance(long seed) {
        return new Random(seed);
    }

    /** The fault that a trial meets, by its seed; three in ten meet one. */
    static Optional<Fault> fault(long seed) {
        Random chance = chance(seed);
        return chance.nextInt(10) < 3
                ? Optional.of(Fault.values()[chance.nextInt(Fault.values().length)])
                : Optional.empty();
    }

    /** What is answered to a seed, where anything is. */
    static String text(long seed) {
        return "The sea is as wide as wave " + seed + ".";
    }

    private void answer(Request request, Wire wire) throws IOException {
        server.forget();
        if (request.path().equals("/v1/models")) {
            wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
            return;
        }
        Matcher written = SEED.matcher(request.body());
        if (!written.find()) throw new IllegalStateException("no seed in " + request.body());
        long seed = Long.parseLong(written.group(1));
        Queue<Deed> before = deeds.computeIfAbsent(seed, any -> new ConcurrentLinkedQueue<>());
        Optional<Fault> fault = fault(seed).filter(each -> !each.once || before.isEmpty());
        Deed deed = new Deed(fault.map(each -> each.outcome).orElse("answered"));
        Call call = new Call(text(seed), new Random(31 * seed + before.size()), limit);
        before.add(deed);
        if (calls.incrementAndGet() % callsBetweenRestarts == callsBetweenRestarts / 2) {
            call.begin(wire, true);
            restart();
            wire.silence();
        } else {
            fault.map(each -> each.way).orElse(GOOD).answer(call, wire);
            if (fault.stream().noneMatch(Fault::endless)) deed.sent = Optional.of(Instant.now());
        }
    }

    private void restart() {
        Thread restart = new Thread(
                () -> {
                    Instant from = Instant.now();
                    try {
                        server.close();
                        boolean never = new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS);
                        if (!never) server.reopen();
                    } catch (IOException e) {
                        throw new IllegalStateException("the port was taken by another", e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    absences.add(new Absence(from, Instant.now()));
                },
                "restart");
        restart.setDaemon(true);
        restart.start();
    }

    String url() {
        return server.url();
    }

    /** How often it was started anew. */
    int restarts() {
        return absences.size();
    }

    /** Whether it was away at some moment between these two. */
    boolean wasAway(Instant from, Instant to) {
        return absences.stream()
                .anyMatch(each -> each.from().isBefore(to) && each.to().isAfter(from));
    }

    /** Whether it closed a connection by itself between these two moments: who asks through that one just then is not heard. */
    boolean hungUp(Instant from, Instant to) {
        return server.hungUp(from, to);
    }

    /** What it did to a call that was made between two moments; empty where the request did not come in that time. */
    Optional<Deed> deed(long seed, Instant from, Instant to) {
        return deeds.getOrDefault(seed, new ConcurrentLinkedQueue<>()).stream()
                .filter(each -> !each.read.isBefore(from) && !each.read.isAfter(to))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
