package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

class OllamaModelTest extends ServedModelContract {
    @SuppressWarnings("NullAway.Init") // opened before each test
    private FakeServer server;

    @Override
    LanguageModel open() throws Exception {
        server = FakeOllama.server((request, wire) -> {
            int seed = new ObjectMapper()
                    .readTree(request.body())
                    .path("options")
                    .path("seed")
                    .asInt();
            wire.stream("application/x-ndjson")
                    .chunk("{\"message\":{\"content\":\"Blue \"},\"done\":false}\n{\"message\":{\"con")
                    .chunk("tent\":\"" + seed + "\"},\"done\":false}\n")
                    .chunk("{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n")
                    .end();
        });
        return FakeOllama.model(server);
    }

    @Override
    FakeServer served(FakeServer.Script chat) throws IOException {
        return FakeOllama.server(chat);
    }

    @Override
    LanguageModel of(FakeServer fake) throws Exception {
        return FakeOllama.model(fake);
    }

    @Override
    String reply(String text, boolean whole) {
        return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                + "\"},\"done\":true,\"done_reason\":\"" + (whole ? "stop" : "length") + "\"}";
    }

    @AfterEach
    void closeTheServer() throws Exception {
        server.close();
    }

    private static Outcome ask(FakeServer.Script chat) throws Exception {
        try (FakeServer fake = FakeOllama.server(chat);
                LanguageModel model = FakeOllama.model(fake)) {
            return model.ask(question("Name a colour.", 1)).outcome();
        }
    }

    private static Outcome replay(String fixture) throws Exception {
        Fixture recorded = Fixture.of(fixture);
        return ask((request, wire) -> recorded.send(wire));
    }

    @Test
    void aJudgesReplyIsHeldToItsLine() throws Exception {
        holdsAJudgesReply(
                "/format", "json: cannot unmarshal object into Go struct field ChatRequest.format of type string");
    }

    @Test
    void aServerOfAnotherKindIsToldWithWhatToTry() throws Exception {
        for (FakeServer.Script script : List.<FakeServer.Script>of(
                (request, wire) -> wire.json(404, "{\"error\":{\"message\":\"File Not Found\",\"code\":404}}"),
                (request, wire) -> wire.json(200, "{\"error\":\"Unexpected endpoint or method.\"}"))) {
            try (FakeServer fake = new FakeServer(script)) {
                assertThat(FakeOllama.sentence(FakeOllama.open(fake, "ollama/qwen")))
                        .isEqualTo("What answers at " + fake.url().substring(7)
                                + " is not Ollama; if it speaks OpenAI's interface, try openai/qwen with --url "
                                + fake.url() + "/v1.");
            }
        }
    }

    @Test
    void identityIsDigestTemplateAndVersionNotJustTheName() throws Exception {
        try (LanguageModel model = FakeOllama.model(server)) {
            ModelIdentity identity = model.identity();
            assertThat(identity.reference()).isEqualTo("ollama/smollm2:135m");
            assertThat(identity.digest())
                    .hasValueSatisfying(digest -> assertThat(digest).startsWith("fd5f44c0b5aff"));
            assertThat(identity.quantisation()).contains("Q4_1");
            assertThat(identity.template())
                    .hasValueSatisfying(hash -> assertThat(hash).hasSize(64));
            assertThat(identity.server()).contains("Ollama 0.32.15");
            assertThat(identity.host())
                    .hasValueSatisfying(host -> assertThat(host).startsWith("127.0.0.1:"));
            assertThat(identity.more())
                    .containsEntry("capabilities", "completion")
                    .containsKey("parameters");
        }
    }

    @Test
    void everySettingReachesTheWireAndNothingEmptyDoes() throws Exception {
        List<Message> messages =
                List.of(new Message(Message.Role.SYSTEM, "Кратко."), new Message(Message.Role.USER, "Назови цвет."));
        try (LanguageModel model = FakeOllama.model(server)) {
            model.warmUp(FakeOllama.settings(2048, 32, List.of()), Limits.DEFAULT);
            model.ask(new Question(messages, FakeOllama.settings(2048, 32, List.of()), 77, Limits.DEFAULT));
            model.ask(new Question(messages, FakeOllama.settings(2048, 32, List.of("###")), 77, Limits.DEFAULT));
        }
        List<FakeServer.Request> chats = server.requests("/api/chat");
        assertThat(chats).hasSize(4);
        JsonNode load = new ObjectMapper().readTree(chats.get(0).body());
        JsonNode asked = new ObjectMapper().readTree(chats.get(1).body());
        JsonNode stopped = new ObjectMapper().readTree(chats.get(2).body());
        assertThat(load.path("options")).hasToString("{\"num_ctx\":2048,\"num_thread\":1}");
        assertThat(load.path("shift").asBoolean(true)).isFalse();
        assertThat(asked.has("tools")).isFalse();
        assertThat(asked.path("options").has("stop")).isFalse();
        assertThat(stopped.path("options").path("stop")).hasToString("[\"###\"]");
        assertThat(asked.path("options"))
                .hasToString("{\"temperature\":0.8,\"top_k\":40,\"top_p\":0.9,\"seed\":77,"
                        + "\"num_predict\":32,\"num_ctx\":2048,\"num_thread\":1}");
        for (String field : List.of("truncate", "shift", "think")) {
            assertThat(asked.path(field).asBoolean(true)).as(field).isFalse();
        }
        assertThat(asked.path("keep_alive").asInt()).isEqualTo(600);
        assertThat(asked.path("messages"))
                .hasToString(
                        "[{\"role\":\"system\",\"content\":\"Кратко.\"},{\"role\":\"user\",\"content\":\"Назови цвет.\"}]");
        assertThat(chats.get(1).version()).isEqualTo("HTTP/1.1");
        assertThat(chats.get(1).headers()).doesNotContainKeys("Upgrade", "HTTP2-Settings");
    }

    @Test
    void aRecordedStreamGivesTextCountsAndTheWholeReplyForTheRecord() throws Exception {
        Fixture stream = Fixture.of("chat-empty-by-stop-stream");
        assertThat(replay(stream.name())).isInstanceOf(Outcome.Empty.class);
        try (FakeServer fake = FakeOllama.server(
                        (request, wire) -> Fixture.of("chat-warm").send(wire));
                LanguageModel model = FakeOllama.model(fake)) {
            Reply reply = model.ask(question("Name three colours of the sea.", 42));
            Answer answer = reply.outcome().text().orElseThrow();
            assertThat(answer.text())
                    .startsWith("1. Red: The most obvious colour")
                    .endsWith("and green.");
            assertThat(answer.usage().inputTokens()).hasValue(16);
            assertThat(answer.usage().outputTokens()).hasValue(38);
            assertThat(answer.finish()).isEqualTo("stop");
            assertThat(answer.model()).contains("smollm2:135m");
            assertThat(reply.status()).hasValue(200);
            assertThat(reply.raw()).hasValueSatisfying(raw -> assertThat(raw).contains("\"eval_duration\":357793000"));
        }
    }

    /** Every kind of reply that a running server gave, and what it must become. */
    @ParameterizedTest
    @CsvSource({
        "chat-warm, answered",
        "chat-stream, answered",
        "chat-russian, cut",
        "chat-russian-stream, cut",
        "chat-emoji-stream, cut",
        "chat-stream-default, cut",
        "chat-html, cut",
        "chat-gemma-native, cut",
        "chat-length, cut",
        "num-predict-1, cut",
        "num-predict-0-stream, answered",
        "chat-empty-by-stop, empty",
        "chat-empty-by-stop-stream, empty",
        "stop-empty-string, empty",
        "think-on, empty",
        "think-on-stream, empty",
        "think-off, cut",
        "think-absent, empty",
        "chat-load, failed REPLY",
        "unload, failed REPLY",
        "debug-render-only, failed REPLY",
        "server-killed-stream, failed REPLY",
        "server-sigterm-stream, failed REPLY",
        "server-killed-nonstream, failed CONNECTION",
        "queue-overflow#/cold_model/example_503/0, failed SERVICE",
        "queue-overflow#/cold_model/example_200/0, cut",
        "root-head, failed REPLY",
        "generate, failed REPLY",
        "generate-over, failed REPLY",
        "runner-killed-stream, failed SERVICE",
        "runner-killed-nonstream, failed SERVICE",
        "chat-unknown-model, failed MODEL",
        "chat-unknown-model-stream, failed MODEL",
        "chat-no-tag, failed MODEL",
        "chat-cloud-name, failed MODEL",
        "chat-bad-name, failed REQUEST",
        "bad-json, failed REQUEST",
        "think-bad, failed REQUEST",
        "think-true-not-capable, failed SETTING",
        "wrong-type-option, failed SETTING",
        "wrong-type-temperature, failed SETTING",
        "format-bad, failed SETTING",
        "wrong-method, failed MODEL",
        "ctx-over-native, failed REQUEST",
        "ctx-over-truncate-false-rendered, failed REQUEST",
        "ctx-over-shift-false-rendered, failed REQUEST",
        "logprobs, cut"
    })
    void aRecordedReplyBecomesItsOutcome(String fixture, String expected) throws Exception {
        Outcome outcome = replay(fixture);
        String kind = outcome instanceof Outcome.Failed failed ? "failed " + failed.cause() : outcome.word();
        assertThat(kind).as(fixture + ": " + outcome.reason()).isEqualTo(expected);
        assertThat(outcome.reason().isBlank()).isEqualTo(outcome instanceof Outcome.Answered);
    }

    @Test
    void aBudgetSpentOnReasoningSaysSo() throws Exception {
        assertThat(replay("think-on")).isInstanceOfSatisfying(Outcome.Empty.class, empty -> {
            assertThat(empty.nothing().reasoning())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("The three"));
            assertThat(empty.reason()).contains("only reasoning came").contains("raise max_tokens");
        });
    }

    @Test
    void anErrorOfTheEngineInsideAnErrorIsUnpacked() throws Exception {
        assertThat(replay("ctx-over-native").reason())
                .contains("exceeds the available context size (512 tokens)")
                .doesNotContain("{");
    }

    @Test
    void aPromptThatAnOlderServerCutInSilenceIsNoAnswer() throws Exception {
        Fixture half = Fixture.of("ctx-over-rendered");
        String prompt = "The cat sat on the mat number 7. ".repeat(209);
        try (FakeServer fake = FakeOllama.server((request, wire) -> half.send(wire));
                LanguageModel model = FakeOllama.model(fake)) {
            Question question = new Question(
                    List.of(new Message(Message.Role.USER, prompt)),
                    FakeOllama.settings(512, 20, List.of()),
                    1,
                    Limits.DEFAULT);
            assertThat(model.ask(question).outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(Outcome.Cause.REQUEST);
                assertThat(failed.reason()).contains("258 tokens").contains("num_ctx");
            });
        }
    }

    /** What comes of a prompt whose reply says that it had so many tokens, from a server that says what lies in its memory, and no {@code num_ctx}. */
    private static Outcome counted(String ps, String prompt, int tokens) throws Exception {
        return counted(ps, prompt, tokens, Settings.DEFAULT);
    }

    private static Outcome counted(String ps, String prompt, int tokens, Settings settings) throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (request.path().equals("/api/ps")) {
                        wire.json(200, ps);
                    } else if (!request.path().equals("/api/chat")) {
                        FakeOllama.about(request, wire);
                    } else if (request.body().contains("\"messages\":[]")) {
                        Fixture.of("chat-load").send(wire);
                    } else {
                        wire.json(
                                200,
                                "{\"message\":{\"content\":\"Yes.\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":"
                                        + tokens + "}");
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.warmUp(settings, Limits.DEFAULT)).isEmpty();
            return model.ask(new Question(List.of(new Message(Message.Role.USER, prompt)), settings, 1, Limits.DEFAULT))
                    .outcome();
        }
    }

    private static final String LONG_PROMPT = "The cat sat on the mat number 7. ".repeat(1400);
    private static final String RUSSIAN =
            "Что вы посоветуете тому, кто хочет сделать съёмную квартиру тише? ".repeat(100);

    @Test
    void aPromptThatWasCutToTheServersOwnWindowIsNoAnswer() throws Exception {
        String ps = loaded("2026-11-28T10:00:00Z", 4096);
        for (int tokens : new int[] {2050, 3000, 4095, 4096}) {
            assertThat(counted(ps, LONG_PROMPT, tokens)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(Outcome.Cause.REQUEST);
                assertThat(failed.reason())
                        .isEqualTo("the server cut the prompt to " + tokens
                                + " tokens to fit a context window of 4096; raise num_ctx or shorten the prompt");
            });
        }
    }

    /** A vocabulary of English reads Russian nearly letter by letter. */
    @Test
    void aRussianPromptOfWhichJustHalfAWindowWasReadWasCut() throws Exception {
        Settings settings = FakeOllama.settings(4096, 20, List.of());
        String ps = loaded("2026-11-28T10:00:00Z", 4096);
        String prompt = RUSSIAN + RUSSIAN.substring(0, 1800);
        assertThat(counted(ps, prompt, 2050, settings).reason()).startsWith("the server cut the prompt to 2050 tokens");
        assertThat(counted(ps, prompt, 2070, settings)).isInstanceOf(Outcome.Answered.class);
        String shorter = prompt.substring(0, 5000);
        assertThat(counted(ps, shorter, 2050, settings)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void aServerThatGivesLessOfAWindowThanAskedIsToBeLookedAt() throws Exception {
        Settings wide = FakeOllama.settings(4096, 20, List.of());
        assertThat(counted(loaded("2026-11-28T10:00:00Z", 2048), LONG_PROMPT, 2047, wide)
                        .reason())
                .isEqualTo("the server cut the prompt to 2047 tokens to fit a context window of 2048, less than the"
                        + " 4096 of num_ctx; see what limits it at the server, or shorten the prompt");
    }

    @Test
    void aPromptThatWasCutIsNoAnswerWhereNobodyKnowsTheWindow() throws Exception {
        for (String ps : List.of("{\"models\":[]}", loaded("2026-11-28T10:00:00Z", 0))) {
            assertThat(counted(ps, LONG_PROMPT, 2050))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isEqualTo(
                                            "the server cut the prompt to 2050 tokens; raise num_ctx or shorten the prompt"));
        }
    }

    @Test
    void aPromptThatTheServerReadWholeIsAnsweredHoweverLongItIs() throws Exception {
        String ps = loaded("2026-11-28T10:00:00Z", 32768);
        assertThat(counted(ps, LONG_PROMPT, 15_411)).isInstanceOf(Outcome.Answered.class);
        assertThat(counted("{\"models\":[]}", LONG_PROMPT, 15_411)).isInstanceOf(Outcome.Answered.class);
        // Four characters a token are many in Russian, and eight bytes.
        assertThat(counted("{\"models\":[]}", RUSSIAN, RUSSIAN.length() / 4)).isInstanceOf(Outcome.Answered.class);
        assertThat(counted(ps, "Hi", 31)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void aServerThatCountsOnlyWhatItReadAnewHasCutNothing() throws Exception {
        assertThat(counted(loaded("2026-11-28T10:00:00Z", 32768), LONG_PROMPT, 3))
                .isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void thinkMarksInTheTextAreParted() throws Exception {
        Outcome outcome = ask(
                (request, wire) -> wire.json(
                        200,
                        "{\"message\":{\"content\":\"<think>Let me see.</think>\\n\\nParis\"},\"done\":true,\"done_reason\":\"stop\"}"));
        assertThat(outcome.text().orElseThrow().text()).isEqualTo("Paris");
        assertThat(outcome.text().orElseThrow().reasoning()).contains("Let me see.");
    }

    @Test
    void aServerThatDoesNotKnowThinkIsAskedWithoutIt() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (!request.path().equals("/api/chat")) {
                        FakeOllama.about(request, wire);
                    } else if (request.body().contains("\"think\"")) {
                        wire.json(400, "{\"error\":\"\\\"smollm2:135m\\\" does not support thinking\"}");
                    } else {
                        Fixture.of("chat-warm").send(wire);
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.warmUp(Settings.DEFAULT, Limits.DEFAULT)).isEmpty();
            assertThat(model.ask(question("Hi", 1)).outcome()).isInstanceOf(Outcome.Answered.class);
            assertThat(fake.requests("/api/chat")).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"smollm2:135M, true", "smollm2, false", "smolm2:135m, false"})
    void aNameIsMatchedAsTheServerDoes(String name, boolean known) throws Exception {
        Opened<LanguageModel> opened = FakeOllama.open(server, "ollama/" + name);
        if (known) {
            assertThat(FakeOllama.thing(opened).identity().name()).contains("smollm2:135m");
        } else {
            assertThat(FakeOllama.sentence(opened))
                    .contains("did you mean smollm2")
                    .contains("ollama pull " + name);
        }
    }

    @Test
    void nobodyThereIsOneSentenceWithTheWayOut() throws Exception {
        String url = server.url();
        server.close();
        String sentence = FakeOllama.sentence(FakeOllama.open(server, "ollama/x"));
        assertThat(sentence)
                .isEqualTo("No server answers at " + url.substring("http://".length())
                        + "; start Ollama or name another server with OLLAMA_HOST or --url.");
    }

    /** A server that knows what is in its memory, and notes what it is told to do with it. */
    private static FakeServer withMemory(String ps) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/ps" -> wire.json(200, ps);
                case "/api/chat" -> Fixture.of("chat-load").send(wire);
                default -> FakeOllama.about(request, wire);
            }
        });
    }

    private static String loaded(String until, int window) throws IOException {
        String digest = new ObjectMapper()
                .readTree(Fixture.of("tags").body()).path("models").findParents("digest").stream()
                        .filter(model -> model.path("name").asText().equals(FakeOllama.MODEL))
                        .findFirst()
                        .orElseThrow()
                        .path("digest")
                        .asText();
        return "{\"models\":[{\"name\":\"another:name\",\"digest\":\"" + digest + "\",\"expires_at\":\"" + until
                + "\",\"context_length\":" + window + "}]}";
    }

    private static final int NOTHING_SAID = -2;

    private static List<Integer> keptFor(FakeServer fake) throws IOException {
        List<Integer> kept = new ArrayList<>();
        for (FakeServer.Request request : fake.requests("/api/chat")) {
            JsonNode keep = new ObjectMapper().readTree(request.body()).path("keep_alive");
            kept.add(keep.isMissingNode() ? NOTHING_SAID : keep.asInt());
        }
        return kept;
    }

    @Test
    void aModelThatWasNotLoadedIsLetGoAtTheEndOnce() throws Exception {
        try (FakeServer fake = withMemory("{\"models\":[]}")) {
            LanguageModel model = FakeOllama.model(fake);
            model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
            model.close();
            model.close();
            assertThat(keptFor(fake)).containsExactly(600, 0);
        }
    }

    @Test
    void aModelThatWasLoadedUnderAnotherNameStaysAsLongAsItWouldHave() throws Exception {
        try (FakeServer fake = withMemory(loaded("2026-11-28T10:00:00Z", 4096))) {
            LanguageModel model = FakeOllama.model(fake);
            model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
            model.ask(question("Hi", 1));
            model.close();
            assertThat(keptFor(fake)).containsExactly(NOTHING_SAID, NOTHING_SAID);
        }
        try (FakeServer fake = withMemory(loaded("2318-07-03T10:00:00.5+02:00", 4096))) {
            LanguageModel model = FakeOllama.model(fake);
            model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
            model.close();
            assertThat(keptFor(fake)).containsExactly(NOTHING_SAID, -1);
        }
    }

    /** A server that holds one tag's weights, of which another tag is made, too. */
    private static FakeServer sharing(String ps, boolean tells) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/ps" -> Fixture.of(ps).send(wire);
                case "/api/chat" -> Fixture.of("chat-load").send(wire);
                case "/api/show" -> {
                    boolean ours = request.body().contains("smollm2-think:135m");
                    if (ours) Fixture.of("show-think-model").send(wire);
                    else Fixture.of(tells ? "show" : "show-unknown").send(wire);
                }
                default -> FakeOllama.about(request, wire);
            }
        });
    }

    @Test
    void weightsThatLieUnderAnotherTagAreLeftThere() throws Exception {
        for (boolean tells : List.of(true, false)) {
            try (FakeServer fake = sharing("ps-loaded", tells)) {
                LanguageModel model = FakeOllama.thing(FakeOllama.open(fake, "ollama/smollm2-think:135m"));
                model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
                ModelIdentity now = model.identityNow().orElseThrow();
                model.close();
                assertThat(keptFor(fake)).as("the server tells: %s", tells).containsOnly(NOTHING_SAID);
                // A window is confirmed by weights that are surely these.
                assertThat(now.more().get(ModelIdentity.WINDOW)).isEqualTo(tells ? "2048" : null);
            }
        }
    }

    @Test
    void weightsOfAnotherModelInMemoryAreNoneOfOurs() throws Exception {
        for (String ps : List.of("ps-capped-ctx", "ps-loaded")) {
            try (FakeServer fake = new FakeServer((request, wire) -> {
                switch (request.path()) {
                    case "/api/ps" ->
                        wire.json(
                                200,
                                Fixture.of(ps)
                                        .body()
                                        .replace("smollm2:135m", "other:135m")
                                        .replace("fd5f44c0b5aff", "0000000000000"));
                    case "/api/chat" -> Fixture.of("chat-load").send(wire);
                    case "/api/show" -> {
                        String body = Fixture.of("show").body();
                        wire.json(
                                200,
                                request.body().contains("other:135m")
                                        ? body.replace("sha256-941f", "sha256-0000")
                                        : body);
                    }
                    default -> FakeOllama.about(request, wire);
                }
            })) {
                LanguageModel model = FakeOllama.model(fake);
                model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
                model.close();
                assertThat(keptFor(fake)).containsExactly(600, 0);
            }
        }
    }

    @Test
    void aModelThatWasNeverWarmedUpIsLeftAlone() throws Exception {
        try (FakeServer fake = withMemory("{\"models\":[]}")) {
            FakeOllama.model(fake).close();
            assertThat(keptFor(fake)).isEmpty();
        }
    }

    /** What is told of a model that was asked for a window of 8192 tokens: before it is loaded, and then with the window that the server lists. */
    private static List<Map<String, String>> told(int window) throws Exception {
        try (FakeServer fake = withMemory(loaded("2026-11-28T10:00:00Z", window));
                LanguageModel model = FakeOllama.thing(FakeOllama.models(Map.of("OLLAMA_HOST", fake.url()))
                        .open(
                                FakeOllama.choice(
                                        "ollama/" + FakeOllama.MODEL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        FakeOllama.settings(8192, 32, List.of())),
                                Limits.DEFAULT))) {
            return List.of(
                    model.identity().more(), model.identityNow().orElseThrow().more());
        }
    }

    @Test
    void theWindowInForceAndWhatCannotBeConfirmedAreInTheRecord() throws Exception {
        List<Map<String, String>> told = told(2048);
        assertThat(told.get(0).get("sent, not confirmable")).contains("num_ctx: 8192");
        assertThat(told.get(1))
                .containsEntry("num_ctx in force", "2048, not 8192 as asked")
                .containsEntry(
                        "sent, not confirmable",
                        "max_tokens: 32, num_thread: 1, temperature: 0.8, top_k: 40, top_p: 0.9");
    }

    @Test
    void aWindowThatTheServerDoesNotTellIsNotInForce() throws Exception {
        Map<String, String> told = told(0).get(1);
        assertThat(told).doesNotContainKey("num_ctx in force");
        assertThat(told.get("sent, not confirmable")).contains("num_ctx: 8192");
    }

    @Test
    void anotherDigestAtTheEndIsAChange() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (request.path().equals("/api/tags")) {
                        String tags = Fixture.of("tags").body();
                        boolean first = asked.getAndIncrement() == 0;
                        wire.json(200, first ? tags : tags.replace("fd5f44c0b5aff", "0000000000000"));
                    } else if (request.path().equals("/api/ps")) {
                        wire.json(200, "{\"models\":[]}");
                    } else {
                        FakeOllama.about(request, wire);
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.identity().changes(model.identityNow().orElseThrow()))
                    .containsExactly(
                            "ollama/smollm2:135m changed while it was asked: weights fd5f44c0b5af… → 000000000000….");
        }
    }

    @Test
    void aKeyReachesAServerOfOnesOwnAlsoWhereAutoLooks() throws Exception {
        try (FakeServer fake = FakeOllama.server((request, wire) -> wire.silence())) {
            Models models = FakeOllama.models(Map.of("OWN", "own-key-123456"));
            Discovery found = models.discover(
                    FakeOllama.choice("auto", Optional.of(fake.url()), Optional.of("OWN"), Settings.DEFAULT));
            assertThat(found.choice().reference()).startsWith("ollama/");
            FakeOllama.thing(models.open(found.choice(), Limits.DEFAULT)).close();
            assertThat(fake.requests())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(request ->
                            assertThat(request.headers()).containsEntry("Authorization", "Bearer own-key-123456"));
        }
    }

    @Test
    void whatPartOfItLiesInTheGraphicsMemoryIsTold() throws Exception {
        String[] ps = {loaded("2026-11-28T10:00:00Z", 4096)};
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    switch (request.path()) {
                        case "/api/ps" -> wire.json(200, ps[0]);
                        case "/api/chat" -> Fixture.of("chat-load").send(wire);
                        default -> FakeOllama.about(request, wire);
                    }
                });
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.residence()).isEmpty();
            assertThat(model.warmUp(Settings.DEFAULT, Limits.DEFAULT)).isEmpty();
            assertThat(model.residence()).as("of a server that does not tell").isEmpty();
            ps[0] = ps[0].replace("\"context_length\"", "\"size\":1000,\"size_vram\":439,\"context_length\"");
            assertThat(model.identityNow()).isPresent();
            assertThat(model.residence()).hasValueSatisfying(lies -> {
                assertThat(lies.model()).isEqualTo("ollama/" + FakeOllama.MODEL);
                assertThat(lies.percent()).isEqualTo(43);
                assertThat(lies.loaded()).isTrue();
            });
            ps[0] = "{\"models\":[]}";
            assertThat(model.identityNow()).isPresent();
            assertThat(model.residence())
                    .hasValueSatisfying(lies -> assertThat(lies.loaded()).isFalse());
        }
    }

    @Test
    void howLongItLoadedWhileACallWaitedIsTold() throws Exception {
        try (FakeServer fake = FakeOllama.server(
                        (request, wire) -> wire.json(
                                200,
                                "{\"message\":{\"content\":\"Yes.\"},\"done\":true,\"done_reason\":\"stop\",\"load_duration\":550000000}"));
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.ask(question("Is it?", 1)).loading()).contains(Duration.ofMillis(550));
        }
    }

    @Test
    void whatNeitherTheProtocolNorTheModelSaysOfSamplingIsSaidToBeLeftToTheServer() throws Exception {
        String card = "{\"parameters\":\"top_k    20\",\"capabilities\":[\"completion\"]}";
        try (FakeServer fake = new FakeServer((request, wire) -> {
                    if (request.path().equals("/api/show")) wire.json(200, card);
                    else FakeOllama.about(request, wire);
                });
                LanguageModel model = FakeOllama.model(fake)) {
            assertThat(model.identity().more())
                    .containsEntry(ModelIdentity.LEFT, "temperature, top_p, min_p, repeat_penalty");
        }
    }
}
