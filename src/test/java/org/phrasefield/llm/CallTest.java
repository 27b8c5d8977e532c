package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Outcome;

/** What the wire may do to a call: silence, breaks, cuts anywhere, and callers who give up. */
@Timeout(60)
class CallTest {
    private static final String PIECE = "{\"message\":{\"content\":\"использовать 👩‍👩‍👧 \"},\"done\":false}\n";
    private static final String END = "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n";

    private static Question question(Limits limits) {
        Question plain = LanguageModelContract.question("Name a colour.", 1);
        return new Question(plain.messages(), plain.settings(), 1, limits);
    }

    private static Reply ask(Limits limits, FakeServer.Script chat) throws Exception {
        try (FakeServer fake = FakeOllama.server(chat);
                LanguageModel model = FakeOllama.model(fake)) {
            return model.ask(question(limits));
        }
    }

    private static Outcome.Limit over(Reply reply) {
        assertThat(reply.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(reply.outcome().reason()).contains("limits:");
        return ((Outcome.TimedOut) reply.outcome()).limit();
    }

    /** As long as scores are computed: newer Javas pass what a transport's future says through the threads that compute. */
    @Test
    void anAnswerIsHeardWhileEveryThreadThatComputesIsBusy() throws Exception {
        CountDownLatch computed = new CountDownLatch(1);
        int threads = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
        CountDownLatch busy = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            ForkJoinTask<Boolean> unused = ForkJoinPool.commonPool().submit(() -> {
                busy.countDown();
                return computed.await(60, TimeUnit.SECONDS);
            });
        }
        try {
            busy.await();
            Reply reply = ask(
                    FakeOllama.limits(9000, 2000, 9000, 9000),
                    (request, wire) -> wire.stream("application/x-ndjson")
                            .chunk(PIECE + END)
                            .end());
            assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
        } finally {
            computed.countDown();
        }
    }

    @Test
    void noHeadersEndAtTheFirstTokenLimitAndTheSocketIsClosed() throws Exception {
        try (FakeServer fake = FakeOllama.server((request, wire) -> wire.silence());
                LanguageModel model = FakeOllama.model(fake)) {
            long start = System.nanoTime();
            assertThat(over(model.ask(question(FakeOllama.limits(9000, 300, 9000, 9000)))))
                    .isEqualTo(Outcome.Limit.FIRST_TOKEN);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(290), Duration.ofSeconds(9));
            assertThat(fake.clientHungUp()).isTrue();
        }
    }

    @Test
    void headersAndNoBodyEndAtTheFirstTokenLimit() throws Exception {
        try (FakeServer fake = FakeOllama.server(
                        (request, wire) -> wire.stream("application/x-ndjson").silence());
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(over(model.ask(question(FakeOllama.limits(9000, 300, 9000, 9000)))))
                    .isEqualTo(Outcome.Limit.FIRST_TOKEN);
            assertThat(fake.clientHungUp()).isTrue();
        }
    }

    @Test
    void silenceInTheMiddleEndsAtItsLimit() throws Exception {
        try (FakeServer fake = FakeOllama.server(
                        (request, wire) -> wire.head(200, "Content-Type: application/json", "Content-Length: 500")
                                .text("{\"message")
                                .silence());
                LanguageModel model = FakeOllama.model(fake)) {
            Reply reply = model.ask(question(FakeOllama.limits(9000, 9000, 300, 9000)));
            assertThat(over(reply)).isEqualTo(Outcome.Limit.SILENCE);
            assertThat(reply.raw()).contains("{\"message");
            assertThat(reply.status()).hasValue(200);
            assertThat(fake.clientHungUp()).isTrue();
        }
    }

    @Test
    void anAnswerWithoutEndEndsAtTheTotalLimit() throws Exception {
        Reply reply = ask(FakeOllama.limits(9000, 9000, 9000, 400), (request, wire) -> {
            wire.stream("application/x-ndjson");
            for (CountDownLatch never = new CountDownLatch(1); ; wire.chunk(PIECE)) {
                try {
                    if (never.await(20, TimeUnit.MILLISECONDS)) return;
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
        });
        assertThat(over(reply)).isEqualTo(Outcome.Limit.TOTAL);
    }

    @Test
    void aModelThatDoesNotLoadEndsAtTheLoadLimit() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (request.body().contains("\"keep_alive\":0")) {
                        Fixture.of("chat-load").send(wire);
                    } else if (request.path().equals("/api/chat")) {
                        wire.silence();
                    } else {
                        FakeOllama.about(request, wire);
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            Optional<Reply> hindrance = model.warmUp(Settings.DEFAULT, FakeOllama.limits(300, 9000, 9000, 9000));
            assertThat(over(hindrance.orElseThrow())).isEqualTo(Outcome.Limit.LOAD);
        }
    }

    @Test
    void aServerThatGoesOnAfterTheEndIsNotWaitedFor() throws Exception {
        Reply reply = ask(
                Limits.DEFAULT,
                (request, wire) -> wire.stream("application/x-ndjson")
                        .chunk(PIECE + END + END + "{\"error\":\"late\"}\n")
                        .silence());
        assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptedCallerLeavesAtOnceAndHangsUp(boolean headersFirst) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeServer fake = FakeOllama.server((request, wire) -> {
                    if (headersFirst) wire.stream("application/x-ndjson").chunk(PIECE);
                    asked.countDown();
                    wire.silence();
                });
                LanguageModel model = FakeOllama.model(fake)) {
            FutureTask<Reply> call = new FutureTask<>(() -> model.ask(question(Limits.DEFAULT)));
            Thread caller = new Thread(call);
            caller.start();
            asked.await();
            caller.interrupt();
            assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            assertThat(fake.clientHungUp()).isTrue();
        }
    }

    @Test
    void aCutAnywhereIsNeverAnAnswerUnlessNothingIsMissing() throws Exception {
        byte[] stream = (PIECE + PIECE + END).getBytes(StandardCharsets.UTF_8);
        int[] cut = {0};
        try (FakeServer fake = FakeOllama.server((request, wire) -> {
                    byte[] part = Arrays.copyOf(stream, cut[0]);
                    switch (cut[0] % 3) {
                        case 0 ->
                            wire.stream("application/x-ndjson").chunk(part).close();
                        case 1 ->
                            wire.stream("application/x-ndjson").chunk(part).end();
                        default ->
                            wire.head(200, "Content-Type: application/x-ndjson", "Connection: close")
                                    .bytes(part)
                                    .close();
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            for (int at = 0; at < stream.length - 1; at++) {
                cut[0] = at;
                assertThat(model.ask(question(Limits.DEFAULT)).outcome())
                        .as("cut after byte %d", at)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed ->
                                        assertThat(failed.cause()).isIn(Outcome.Cause.CONNECTION, Outcome.Cause.REPLY));
            }
            cut[0] = stream.length;
            assertThat(model.ask(question(Limits.DEFAULT)).outcome()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void everySplittingOfAStreamGivesTheSameAnswer() throws Exception {
        byte[] stream = (PIECE.replace("\n", "\r\n") + "\n" + PIECE + END).getBytes(StandardCharsets.UTF_8);
        long seed = 20261125;
        Random random = new Random(seed);
        try (FakeServer fake = FakeOllama.server((request, wire) -> {
                    wire.stream("application/x-ndjson");
                    for (int at = 0; at < stream.length; ) {
                        int next = Math.min(stream.length, at + 1 + random.nextInt(40));
                        wire.chunk(Arrays.copyOfRange(stream, at, next));
                        at = next;
                    }
                    wire.end();
                });
                LanguageModel model = FakeOllama.model(fake)) {
            for (int i = 0; i < 40; i++) {
                assertThat(model.ask(question(Limits.DEFAULT))
                                .outcome()
                                .text()
                                .orElseThrow()
                                .text())
                        .as("seed %d, round %d", seed, i)
                        .isEqualTo("использовать 👩‍👩‍👧 использовать 👩‍👩‍👧 ");
            }
        }
    }

    @Test
    void aResetInTheMiddleIsALostConnection() throws Exception {
        Reply reply = ask(
                Limits.DEFAULT,
                (request, wire) ->
                        wire.stream("application/x-ndjson").chunk(PIECE).reset());
        assertThat(reply.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isIn(Outcome.Cause.CONNECTION));
    }

    @Test
    void aConnectionClosedWithoutAByteIsALostConnectionAndAskedOnce() throws Exception {
        try (FakeServer fake = FakeOllama.server((request, wire) -> wire.reset());
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.ask(question(Limits.DEFAULT)).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.CONNECTION));
            assertThat(fake.requests("/api/chat")).hasSize(1);
        }
    }

    @Test
    void aByteOrderMarkAndOneWholeObjectAreRead() throws Exception {
        assertThat(ask(
                                Limits.DEFAULT,
                                (request, wire) -> wire.json(
                                        200, "\uFEFF" + END.replace("\"content\":\"\"", "\"content\":\"Blue\"")))
                        .outcome())
                .isInstanceOf(Outcome.Answered.class);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 17825792"})
    void aBodyWithoutBoundIsRefused(boolean lines, int bytes) throws Exception {
        Reply reply = ask(Limits.DEFAULT, (request, wire) -> {
            byte[] block = (lines ? PIECE : "x").repeat(lines ? 2000 : 1 << 16).getBytes(StandardCharsets.UTF_8);
            wire.stream("application/x-ndjson");
            for (int sent = 0; sent < Math.max(bytes, 17 << 20); sent += block.length) wire.chunk(block);
            wire.end();
        });
        assertThat(reply.outcome().reason()).contains("longer than 1 MB");
        assertThat(reply.raw().orElseThrow().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(1 << 19, (1 << 20) + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | PT5S",
                "0.5 | PT0.5S",
                "-5 | PT0S",
                "Wed, 25 Nov 2026 10:00:04 GMT | PT4S",
                "Wed, 25 Nov 2026 09:00:00 GMT | PT0S",
                "soon | ",
                "'' | "
            })
    void retryAfterIsReadInEveryForm(String header, String wait) throws Exception {
        Reply reply = ask(
                Limits.DEFAULT,
                (request, wire) -> wire.json(
                        429,
                        "{\"error\":\"slow down\"}",
                        "Date: Wed, 25 Nov 2026 10:00:00 GMT",
                        "Retry-After: " + header,
                        "Retry-After: "));
        assertThat(reply.retryAfter()).isEqualTo(Optional.ofNullable(wait).map(Duration::parse));
        assertThat(reply.status()).hasValue(429);
    }

    @Test
    void aProxyIsNotAskedForThisVeryMachine() throws Exception {
        try (FakeServer proxy = new FakeServer((request, wire) -> wire.whole(502, "text/html", "<html>proxy</html>"))) {
            String before = System.getProperty("http.proxyHost");
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", proxy.url().replaceAll(".*:", ""));
            System.setProperty("http.nonProxyHosts", "");
            try {
                assertThat(ask(
                                        Limits.DEFAULT,
                                        (request, wire) -> wire.stream("application/x-ndjson")
                                                .chunk(PIECE + END)
                                                .end())
                                .outcome())
                        .isInstanceOf(Outcome.Answered.class);
                assertThat(proxy.requests()).isEmpty();
            } finally {
                if (before == null) System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }
        }
    }

    @Test
    void aServerAtOneOfThisMachinesTwoAddressesIsFoundByItsName() throws Exception {
        try (FakeServer fake = FakeOllama.server((request, wire) ->
                        wire.stream("application/x-ndjson").chunk(PIECE + END).end());
                LanguageModel model = FakeOllama.thing(FakeOllama.models(Map.of())
                        .open(
                                FakeOllama.choice(
                                        "ollama/" + FakeOllama.MODEL,
                                        Optional.of(fake.url().replace("127.0.0.1", "localhost")),
                                        Optional.empty(),
                                        Settings.DEFAULT),
                                Limits.DEFAULT))) {
            assertThat(model.ask(question(Limits.DEFAULT)).outcome()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void aServerAtTheNewKindOfAddressAloneIsFoundByItsName() throws Exception {
        try (FakeServer fake = atTheNewKind()) {
            assertThat(FakeOllama.sentence(FakeOllama.models(Map.of())
                            .open(
                                    FakeOllama.choice(
                                            "ollama/x",
                                            Optional.of("http://localhost:" + fake.port()),
                                            Optional.empty(),
                                            Settings.DEFAULT),
                                    Limits.DEFAULT)))
                    .contains("has no model x");
        }
    }

    private static FakeServer atTheNewKind() throws IOException {
        try {
            return new FakeServer(InetAddress.getByName("::1"), (request, wire) -> wire.json(200, "{\"models\":[]}"));
        } catch (SocketException none) {
            return abort("this machine has no such address");
        }
    }

    @Test
    void nobodyAtEitherAddressNamesBoth() throws Exception {
        assertThat(FakeOllama.sentence(FakeOllama.models(Map.of())
                        .open(
                                FakeOllama.choice(
                                        "ollama/x",
                                        Optional.of("http://localhost:1"),
                                        Optional.empty(),
                                        Settings.DEFAULT),
                                Limits.DEFAULT)))
                .isEqualTo(
                        "No server answers at localhost:1 (127.0.0.1 and [::1]); start Ollama or name another server with url: or --url.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chat-stream", "chat-russian-stream", "think-on-stream", "chat-warm", "runner-killed-stream"})
    void aRecordedReplyThatBreaksOffOnTheWireIsNeverAnAnswer(String name) throws Exception {
        byte[] body = Fixture.of(name).body().getBytes(StandardCharsets.UTF_8);
        boolean lines = name.endsWith("-stream");
        AtomicInteger cut = new AtomicInteger();
        try (FakeServer fake = FakeOllama.server((request, wire) -> {
                    byte[] part = Arrays.copyOf(body, cut.get());
                    if (!lines) {
                        wire.head(200, "Content-Type: application/json", "Content-Length: " + body.length)
                                .bytes(part)
                                .close();
                    } else if (cut.get() % 2 == 0) {
                        wire.stream("application/x-ndjson").chunk(part).reset();
                    } else {
                        wire.stream("application/x-ndjson").chunk(part).end();
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            for (int at = 0; at < body.length - 1; at += Math.max(1, body.length / 23)) {
                cut.set(at);
                assertThat(model.ask(question(Limits.DEFAULT)).outcome())
                        .as("cut after byte %d", at)
                        .isInstanceOf(Outcome.Failed.class);
            }
        }
    }
}
