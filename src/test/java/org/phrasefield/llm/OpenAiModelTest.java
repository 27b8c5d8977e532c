package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Outcome;

class OpenAiModelTest extends ServedModelContract {
    private static final String KEY = "sk-test-0123456789/abcdef";

    @SuppressWarnings("NullAway.Init") // opened before each test
    private FakeServer server;

    @Override
    LanguageModel open() throws Exception {
        server = server((request, wire) -> {
            int seed = new ObjectMapper().readTree(request.body()).path("seed").asInt();
            wire.stream("text/event-stream")
                    .chunk(
                            ": ping\r\n\r\ndata:{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"Blue \"}}]}\r\n\r\nda")
                    .chunk("ta: {\"choices\":[{\"delta\":{\"content\":\"" + seed
                            + "\"},\"finish_reason\":\"stop\"}]}\r\n\r\n")
                    .chunk(
                            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n")
                    .end();
        });
        return model(server);
    }

    @Override
    FakeServer served(FakeServer.Script chat) throws IOException {
        return server(chat);
    }

    @Override
    LanguageModel of(FakeServer fake) throws Exception {
        return model(fake);
    }

    @Override
    Optional<String> key() {
        return Optional.of(KEY);
    }

    @Override
    String reply(String text, boolean whole) {
        return "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\""
                + (whole ? "stop" : "length") + "\"}]}";
    }

    @AfterEach
    void closeTheServer() throws Exception {
        server.close();
    }

    private static FakeServer server(FakeServer.Script chat) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) {
                Fixture.of("v1-models").send(wire);
            } else {
                chat.answer(request, wire);
            }
        });
    }

    private static Opened<LanguageModel> open(String url, Settings settings, Map<String, String> environment)
            throws InterruptedException {
        return FakeOllama.models(environment)
                .open(
                        FakeOllama.choice("openai/smollm2:135m", Optional.of(url), Optional.of("THE_KEY"), settings),
                        Limits.DEFAULT);
    }

    private static LanguageModel model(FakeServer server) throws InterruptedException {
        return FakeOllama.thing(open(server.url(), Settings.DEFAULT, Map.of("THE_KEY", KEY)));
    }

    private static Reply ask(FakeServer.Script chat) throws Exception {
        try (FakeServer fake = server(chat);
                LanguageModel model = model(fake)) {
            return model.ask(question("Name a colour.", 1));
        }
    }

    private static String event(String json) {
        return "data: " + json + "\n\n";
    }

    private static Outcome stream(String... events) throws Exception {
        return ask((request, wire) -> {
                    wire.stream("text/event-stream");
                    for (String event : events) wire.chunk(event(event));
                    wire.end();
                })
                .outcome();
    }

    @Test
    void aJudgesReplyIsHeldToItsLine() throws Exception {
        holdsAJudgesReply(
                "/response_format/json_schema/schema",
                "'response_format' of type 'json_schema' is not supported with this model.");
    }

    @Test
    void piecesBecomeOneAnswerWithItsUsage() throws Exception {
        try (LanguageModel model = model(server)) {
            Reply reply = model.ask(question("Name a colour.", 5));
            assertThat(reply.outcome().text().orElseThrow().text()).isEqualTo("Blue 5");
            assertThat(reply.outcome().text().orElseThrow().usage().inputTokens())
                    .hasValue(9);
            assertThat(reply.outcome().text().orElseThrow().usage().outputTokens())
                    .hasValue(2);
        }
        JsonNode asked = new ObjectMapper()
                .readTree(server.requests("/v1/chat/completions").get(0).body());
        assertThat(asked.path("max_tokens").asInt()).isEqualTo(Settings.DEFAULT_MAX_TOKENS);
        assertThat(asked.has("max_completion_tokens")).isFalse();
        assertThat(asked.has("stop")).isFalse();
        assertThat(asked.has("tools")).isFalse();
        assertThat(server.requests("/v1/chat/completions").get(0).headers())
                .containsEntry("Authorization", "Bearer " + KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "v1-chat, cut",
        "v1-chat-stream, cut",
        "v1-chat-unknown-model, failed MODEL",
        "v1-chat-bad-json, failed REQUEST",
        "v1-chat-no-messages, failed REQUEST",
        "v1-chat-stop-empty-string, empty",
        "v1-unknown-path, failed MODEL",
        "v1-chat-reasoning, failed SETTING",
        "runner-killed-v1-stream, failed SERVICE"
    })
    void aRecordedReplyBecomesItsOutcome(String fixture, String expected) throws Exception {
        Fixture recorded = Fixture.of(fixture);
        Outcome outcome = ask((request, wire) -> recorded.send(wire)).outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void aStreamWithoutAFinishReasonIsNoAnswer() throws Exception {
        assertThat(kind(stream("{\"choices\":[{\"delta\":{\"content\":\"Blue\"}}]}")))
                .isEqualTo("failed REPLY");
        assertThat(kind(stream("{\"choices\":[{\"delta\":{\"content\":\"Blue\"}}]}", "[DONE]")))
                .isEqualTo("failed REPLY");
        assertThat(kind(stream())).isEqualTo("failed REPLY");
    }

    @Test
    void aFinishReasonWithoutDoneIsEnough() throws Exception {
        assertThat(stream("{\"choices\":[{\"delta\":{\"content\":\"Blue\"},\"finish_reason\":\"stop\"}]}"))
                .isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whatComesAfterTheFinishReasonSpoilsNothing() throws Exception {
        for (String late : List.of(
                "{\"choices\":[{\"delta\":{\"content\":\" and more\"},\"finish_reason\":\"length\"}]}",
                "{\"error\":{\"message\":\"too late\",\"code\":500}}",
                "{\"choices\":[],\"usage\":{\"prompt_tok")) {
            assertThat(stream("{\"choices\":[{\"delta\":{\"content\":\"Blue\"},\"finish_reason\":\"stop\"}]}", late))
                    .as(late)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.answer().text()).isEqualTo("Blue"));
        }
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsNoAnswer() throws Exception {
        String half = "{\"choices\":[{\"delta\":{\"content\":\"Blue\"}}]}";
        assertThat(kind(stream(half, "{\"error\":{\"message\":\"overloaded\",\"code\":503}}")))
                .isEqualTo("failed SERVICE");
        assertThat(kind(stream(half, "{\"error\":\"boom\"}"))).isEqualTo("failed SERVICE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {`error`:{`code`:429,`message`:`slow down`}} | failed RATE",
                "200 | {`error`:{`code`:401,`message`:`who`}} | failed KEY",
                "200 | {`error`:{`code`:`rate_limit_exceeded`,`message`:`x`}} | failed RATE",
                "200 | {`choices`:[]} | failed REPLY",
                "200 | {`choices`:[{`message`:{`content`:`x`},`finish_reason`:null}]} | failed REPLY",
                "200 | {`choices`:[{`message`:{`content`:null,`refusal`:`I will not.`},`finish_reason`:`stop`}]} | refused",
                "200 | {`choices`:[{`message`:{`content`:`x`},`finish_reason`:`content_filter`}]} | refused",
                "200 | {`choices`:[{`message`:{`content`:`x`},`finish_reason`:`tool_calls`}]} | failed REPLY",
                "200 | {`choices`:[{`message`:{`content`:``,`reasoning`:`hm`},`finish_reason`:`stop`}]} | empty",
                "200 | {`choices`:[{`message`:{`content`:`x`},`finish_reason`:`stop`},{`message`:{`content`:`y`}}]} | answered",
                "200 | {`choices`:[{`message`:{`content`:`x`},`finish_ | failed REPLY",
                "200 | <html><title>Sign in</title></html> | failed REPLY",
                "302 | | failed REPLY",
                "400 | {`error`:{`message`:`no`,`code`:`unsupported_parameter`,`param`:`max_tokens`}} | failed SETTING",
                "400 | {`error`:{`message`:`filtered`,`code`:`content_filter`}} | refused",
                "402 | {`error`:{`message`:`pay`}} | failed QUOTA",
                "429 | {`error`:{`message`:`x`,`code`:`insufficient_quota`}} | failed QUOTA",
                "429 | {`error`:{`message`:`wait`}} | failed RATE",
                "502 | <html><title>502 Bad Gateway</title></html> | failed SERVICE",
                "503 | {`error`:{`message`:`Loading model`}} | failed SERVICE",
                "529 | {`error`:{`type`:`overloaded_error`,`message`:`x`}} | failed SERVICE"
            })
    void anErrorIsNeverAnAnswer(int status, String body, String expected) throws Exception {
        String json = body == null ? "" : body.replace('`', '"');
        Outcome outcome = ask((request, wire) -> wire.whole(status, "application/json", json))
                .outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void bothNamesOfReasoningAreRead() throws Exception {
        for (String field : List.of("reasoning", "reasoning_content")) {
            Outcome outcome = stream(
                    "{\"choices\":[{\"delta\":{\"" + field + "\":\"Let me \"}}]}",
                    "{\"choices\":[{\"delta\":{\"" + field + "\":\"see.\"}}]}",
                    "{\"choices\":[{\"delta\":{\"content\":\"Paris\"},\"finish_reason\":\"stop\"}]}");
            assertThat(outcome.text().orElseThrow().text()).isEqualTo("Paris");
            assertThat(outcome.text().orElseThrow().reasoning()).contains("Let me see.");
        }
    }

    @Test
    void aSettingThatTheInterfaceHasNoPlaceForIsRefusedByName() throws Exception {
        assertThat(FakeOllama.sentence(
                        open(server.url(), FakeOllama.settings(4096, 9, List.of()), Map.of("THE_KEY", KEY))))
                .contains("top_k, num_ctx, num_thread");
    }

    @Test
    void aMissingKeyIsOneSentenceAndNothingIsSent() throws Exception {
        int before = server.requests().size();
        assertThat(FakeOllama.sentence(open(server.url(), Settings.DEFAULT, Map.of())))
                .isEqualTo(
                        "The environment variable THE_KEY holds no key; set it, or name by key: or --key the one that does.");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aKeyInPlaceOfItsVariablesNameIsNotRepeated() throws Exception {
        Opened<LanguageModel> opened = FakeOllama.models(Map.of())
                .open(
                        FakeOllama.choice("openai/x", Optional.empty(), Optional.of(KEY), Settings.DEFAULT),
                        Limits.DEFAULT);
        assertThat(FakeOllama.sentence(opened)).doesNotContain("sk-test");
    }

    @Test
    void theKeyReachesNoRecordEvenIfTheServerRepeatsIt() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        String echo = KEY + " " + base64 + " " + KEY.replace("/", "\\/");
        List<FakeServer.Script> scripts = List.of(
                (request, wire) ->
                        wire.json(401, "{\"error\":{\"message\":\"bad key " + echo + "\"}}", "X-Key: " + KEY),
                (request, wire) -> wire.json(
                        200,
                        "{\"model\":\"" + KEY + "\",\"choices\":[{\"message\":{\"content\":\"" + echo
                                + "\",\"reasoning\":\"" + echo + "\"},\"finish_reason\":\"stop\"}]}"),
                (request, wire) -> wire.json(
                        200, "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"" + echo + "\"}]}"),
                (request, wire) -> wire.stream("text/event-stream")
                        .chunk(event("{\"choices\":[{\"delta\":{\"content\":\"" + KEY.substring(0, 9) + "\"}}]}"))
                        .chunk(event("{\"choices\":[{\"delta\":{\"content\":\"" + KEY.substring(9)
                                + "\"},\"finish_reason\":\"length\"}]}"))
                        .end(),
                (request, wire) -> wire.stream("text/event-stream")
                        .chunk(event("{\"x\":\"" + echo + "\"}"))
                        .reset(),
                (request, wire) -> wire.whole(500, "text/plain", echo));
        for (FakeServer.Script script : scripts) {
            String record = ask(script).toString();
            assertThat(record).contains("[key]").doesNotContain("sk-test").doesNotContain(base64.substring(0, 20));
        }
    }

    @Test
    void aServerThatLoadsItsModelIsWaitedFor() throws Exception {
        try (FakeServer loading = loadingThreeTimes();
                LanguageModel model = FakeOllama.thing(open(loading.url(), Settings.DEFAULT, Map.of("THE_KEY", KEY)))) {
            assertThat(model.warmUp(Settings.DEFAULT, Limits.DEFAULT)).isEmpty();
            assertThat(loading.requests("/v1/models").size()).isGreaterThanOrEqualTo(4);
        }
    }

    private static FakeServer loadingThreeTimes() throws IOException {
        int[] asked = {0};
        return new FakeServer((request, wire) -> {
            if (asked[0]++ < 3) {
                wire.json(
                        503, "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}");
            } else {
                Fixture.of("v1-models").send(wire);
            }
        });
    }

    @Test
    void aModelThatNeverLoadsEndsAtTheLoadLimit() throws Exception {
        int[] asked = {0};
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (asked[0]++ == 0) {
                        Fixture.of("v1-models").send(wire);
                    } else {
                        wire.json(503, "{\"error\":{\"message\":\"Loading model\"}}");
                    }
                });
                LanguageModel model =
                        FakeOllama.thing(open(fake.url() + "/v1/", Settings.DEFAULT, Map.of("THE_KEY", KEY)))) {
            asked[0] = 1;
            assertThat(model.warmUp(Settings.DEFAULT, FakeOllama.limits(300, 300, 300, 300))
                            .orElseThrow()
                            .outcome())
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class,
                            over -> assertThat(over.limit()).isEqualTo(Outcome.Limit.LOAD));
        }
    }

    @Test
    void aServerThatKnowsNoStreamOptionsIsAskedWithoutThemFromThenOn() throws Exception {
        try (FakeServer fake = server((request, wire) -> {
                    if (request.body().contains("stream_options")) {
                        wire.json(400, "{\"error\":{\"message\":\"unknown field stream_options\"}}");
                    } else {
                        wire.json(200, reply("Blue", true));
                    }
                });
                LanguageModel model = model(fake)) {
            assertThat(model.ask(question("Hi", 1)).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause().passing()).isTrue());
            assertThat(model.ask(question("Hi", 1)).outcome()).isInstanceOf(Outcome.Answered.class);
            assertThat(model.ask(question("Hi", 2)).outcome()).isInstanceOf(Outcome.Answered.class);
            assertThat(fake.requests("/v1/chat/completions")).hasSize(3);
        }
    }

    @Test
    void whatIsUnknownIsFoundFarBehindInALongRefusal() throws Exception {
        try (FakeServer fake = server((request, wire) -> {
                    if (request.body().contains("stream_options")) {
                        wire.json(
                                422,
                                "{\"error\":{\"message\":\"" + "a field is wrong, ".repeat(60) + "stream_options\"}}");
                    } else {
                        wire.json(200, reply("Blue", true));
                    }
                });
                LanguageModel model = model(fake)) {
            assertThat(kind(model.ask(question("Hi", 1)).outcome())).isEqualTo("failed SERVICE");
            assertThat(model.ask(question("Hi", 1)).outcome()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void manyPiecesTogetherAreNoLongerThanOneReplyMayBe() throws Exception {
        String[] pieces = new String[40];
        Arrays.fill(pieces, "{\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(30_000) + "\"}}]}");
        assertThat(kind(stream(pieces))).isEqualTo("failed REQUEST");
    }

    @Test
    void anAnswerWhosePiecesAreMostlyWrappingIsTaken() throws Exception {
        String[] pieces = new String[1000];
        Arrays.fill(
                pieces,
                "{\"id\":\"" + "i".repeat(3000)
                        + "\",\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":null}]}");
        pieces[999] = "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}";
        assertThat(stream(pieces).text().orElseThrow().text()).hasSize(1000);
    }

    private static Opened<LanguageModel> opening(FakeServer fake, int load) throws InterruptedException {
        return FakeOllama.models(Map.of())
                .open(
                        FakeOllama.choice("openai/x", Optional.of(fake.url()), Optional.empty(), Settings.DEFAULT),
                        FakeOllama.limits(load, 300, 300, 300));
    }

    @Test
    @Timeout(60)
    void aServerThatNeverGetsReadyIsWaitedForAsLongAsAModelMayLoad() throws Exception {
        try (FakeServer fake =
                new FakeServer((request, wire) -> wire.json(503, "{\"error\":{\"message\":\"Loading model\"}}"))) {
            assertThat(FakeOllama.sentence(opening(fake, 700)))
                    .isEqualTo(fake.url().substring(7)
                            + " answered with status 503: Loading model; it was not ready within the 700 ms"
                            + " that load: under limits: allows; raise that if the server is still loading its model");
            assertThat(fake.requests("/v1/models").size()).isBetween(2, 4);
        }
    }

    @Test
    @Timeout(60)
    void aServerThatAsksToWaitLongerThanAModelMayLoadIsNotAskedAgain() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) ->
                wire.json(503, "{\"error\":{\"message\":\"Loading model\"}}", "Retry-After: 3600"))) {
            assertThat(FakeOllama.sentence(opening(fake, 30_000)))
                    .contains("Loading model, and asks to wait 60 min; it was not ready within the 30 s that load:");
            assertThat(fake.requests("/v1/models")).hasSize(1);
        }
    }

    @Test
    @Timeout(60)
    void aServerThatAsksToWaitIsAskedAgainOnlyThen() throws Exception {
        int[] asked = {0};
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (asked[0]++ == 0) {
                        wire.json(503, "{\"error\":{\"message\":\"Loading model\"}}", "Retry-After: 1.5");
                    } else {
                        Fixture.of("v1-models").send(wire);
                    }
                });
                LanguageModel model = FakeOllama.thing(opening(fake, 30_000))) {
            // One that waited, and the one that reads the list.
            assertThat(fake.requests("/v1/models")).hasSize(3);
            assertThat(model.warmUp(Settings.DEFAULT, Limits.DEFAULT)).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void aSilentServerHoldsTheOpeningNoLongerThanAModelMayLoad() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) -> wire.silence())) {
            assertThat(FakeOllama.sentence(opening(fake, 400)))
                    .contains("was not done within 400 ms; see that it is the right address");
        }
    }

    @Test
    @Timeout(20)
    void manyCallsInFlightMayFindThatOutTogether() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService lanes = Executors.newFixedThreadPool(4);
        try (FakeServer fake = server((request, wire) -> {
                    try {
                        together.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                        throw new IOException(alone);
                    }
                    wire.json(
                            400,
                            "{\"error\":{\"message\":\"Unsupported parameter: stream_options\",\"code\":\"unsupported_parameter\"}}");
                });
                LanguageModel model = model(fake)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 4; i++) replies.add(lanes.submit(() -> model.ask(question("Hi", 1))));
            for (Future<Reply> reply : replies) {
                assertThat(kind(reply.get().outcome())).isEqualTo("failed SERVICE");
            }
        } finally {
            lanes.shutdownNow();
        }
    }

    @Test
    void aBudgetSpentOnReasoningThatIsNotShownSaysSo() throws Exception {
        Outcome outcome = ask((request, wire) -> wire.json(
                        200,
                        "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"length\"}],"
                                + "\"usage\":{\"completion_tokens\":400,\"completion_tokens_details\":{\"reasoning_tokens\":400}}}"))
                .outcome();
        assertThat(outcome.reason()).contains("only reasoning came, and it used up the limit");
    }
}
