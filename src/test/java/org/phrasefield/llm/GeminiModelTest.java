package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
import org.phrasefield.trial.Outcome;

class GeminiModelTest extends ServedModelContract {
    private static final String KEY = "AIzaSy0123456789abcdef";
    private static final String STREAM = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";

    @SuppressWarnings("NullAway.Init") // opened before each test
    private FakeServer server;

    /** A stream as the service's documents show it. */
    static String stream(String text) {
        return """
                data: {"candidates": [{"content": {"parts": [{"text": "Sea "}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 7,"candidatesTokenCount": 2,"totalTokenCount": 9},"modelVersion": "gemini-2.5-flash","responseId": "r1"}

                data: {"candidates": [{"content": {"parts": [{"text": "TEXT"}],"role": "model"},"finishReason": "STOP","index": 0}],"usageMetadata": {"promptTokenCount": 7,"candidatesTokenCount": 4,"thoughtsTokenCount": 30,"totalTokenCount": 41},"modelVersion": "gemini-2.5-flash","responseId": "r1"}

                """.replace("TEXT", text).replace("\n", "\r\n");
    }

    @Override
    LanguageModel open() throws Exception {
        server = server((request, wire) -> wire.stream("text/event-stream")
                .chunk(stream(new ObjectMapper()
                        .readTree(request.body())
                        .path("generationConfig")
                        .path("seed")
                        .asText()))
                .end());
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
        return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + text + "\"}]},\"finishReason\":\""
                + (whole ? "STOP" : "MAX_TOKENS") + "\"}]}";
    }

    @AfterEach
    void closeTheServer() throws Exception {
        server.close();
    }

    private static FakeServer server(FakeServer.Script chat) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1beta/models/gemini-2.5-flash")) {
                wire.json(
                        200,
                        "{\"name\":\"models/gemini-2.5-flash\",\"version\":\"001\",\"displayName\":\"Gemini 2.5 Flash\","
                                + "\"inputTokenLimit\":1048576,\"temperature\":1,\"topP\":0.95,\"topK\":64,\"thinking\":true}");
            } else {
                chat.answer(request, wire);
            }
        });
    }

    private static Opened<LanguageModel> open(String url, Settings settings, Map<String, String> environment)
            throws InterruptedException {
        return FakeOllama.models(environment)
                .open(
                        FakeOllama.choice(
                                "gemini/gemini-2.5-flash", Optional.of(url), Optional.of("THE_KEY"), settings),
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

    @Test
    void aJudgesReplyIsHeldToItsLine() throws Exception {
        holdsAJudgesReply("/generationConfig/responseSchema", "JSON mode is not enabled for this model");
    }

    @Test
    void aStreamIsAnAnswerWithUsageAndTheVersionThatAnswered() throws Exception {
        Answer answer = ask((request, wire) ->
                        wire.stream("text/event-stream").chunk(stream("blue")).end())
                .outcome()
                .text()
                .orElseThrow();
        assertThat(answer.text()).isEqualTo("Sea blue");
        assertThat(answer.finish()).isEqualTo("STOP");
        assertThat(answer.model()).contains("gemini-2.5-flash");
        assertThat(answer.usage().inputTokens()).hasValue(7);
        assertThat(answer.usage().outputTokens()).hasValue(34);
    }

    @Test
    void identityHoldsTheVersionAndTheServicesDefaults() throws Exception {
        try (LanguageModel model = model(server)) {
            assertThat(model.identity().name()).contains("gemini-2.5-flash");
            assertThat(model.identity().more()).containsEntry("version", "001").containsEntry("topK", "64");
        }
    }

    @Test
    void everySettingReachesTheWireAndNothingEmptyDoes() throws Exception {
        Settings settings = new Settings(
                OptionalDouble.of(0.5),
                OptionalInt.of(40),
                OptionalDouble.of(0.9),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                77,
                List.of("###"),
                Optional.of(false),
                OptionalInt.empty());
        List<Message> messages =
                List.of(new Message(Message.Role.SYSTEM, "Кратко."), new Message(Message.Role.USER, "Назови цвет."));
        try (LanguageModel model = model(server)) {
            model.ask(new Question(messages, settings, 5, Limits.DEFAULT));
            model.ask(question("Plain.", 6));
        }
        List<FakeServer.Request> asked = server.requests(STREAM);
        JsonNode full = new ObjectMapper().readTree(asked.get(0).body());
        JsonNode plain = new ObjectMapper().readTree(asked.get(1).body());
        JsonNode config = full.path("generationConfig");
        assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(77);
        assertThat(config.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(config.path("topK").asInt()).isEqualTo(40);
        assertThat(config.path("topP").asDouble()).isEqualTo(0.9);
        assertThat(config.path("seed").asInt()).isEqualTo(5);
        assertThat(config.path("stopSequences")).hasToString("[\"###\"]");
        assertThat(config.path("thinkingConfig").path("thinkingBudget").asInt(-7))
                .isZero();
        assertThat(full.path("systemInstruction").toString()).contains("Кратко.");
        assertThat(plain.path("generationConfig").path("maxOutputTokens").asInt())
                .isEqualTo(Settings.DEFAULT_MAX_TOKENS);
        assertThat(plain.path("generationConfig").path("seed").asInt()).isEqualTo(6);
        assertThat(plain.path("generationConfig").has("thinkingConfig")).isFalse();
        assertThat(plain.path("generationConfig").has("stopSequences")).isFalse();
        assertThat(asked.get(0).headers()).containsEntry("x-goog-api-key", KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, answered",
        "MAX_TOKENS, cut",
        "SAFETY, refused",
        "RECITATION, refused",
        "PROHIBITED_CONTENT, refused",
        "LANGUAGE, refused",
        "OTHER, failed REPLY",
        "MALFORMED_FUNCTION_CALL, failed REPLY",
        "SOMETHING_NEW, failed REPLY"
    })
    void whyAnAnswerEndedDecidesWhatItIs(String reason, String expected) throws Exception {
        Outcome outcome = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(stream("blue").replace("STOP", reason))
                        .end())
                .outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void aBlockedPromptIsRefused() throws Exception {
        assertThat(ask((request, wire) -> wire.json(
                                200,
                                "{\n  \"promptFeedback\": {\"blockReason\": \"SAFETY\"},\n \"usageMetadata\": {\"promptTokenCount\": 4}\n}\n"))
                        .outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("SAFETY"));
    }

    @Test
    void aBudgetSpentOnThoughtsThatAreNotShownSaysSo() throws Exception {
        Outcome outcome = ask((request, wire) -> wire.json(
                        200,
                        "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\",\"index\":0}],"
                                + "\"usageMetadata\":{\"promptTokenCount\":7,\"thoughtsTokenCount\":400}}"))
                .outcome();
        assertThat(outcome).isInstanceOf(Outcome.Empty.class);
        assertThat(outcome.reason()).contains("only reasoning came, and it used up the limit");
    }

    @Test
    void ofSeveralFinishReasonsTheLastCounts() throws Exception {
        String piece =
                "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]},\"finishReason\":\"%s\"}]}\n\n";
        Outcome whole = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(String.format(piece, "Blue ", "STOP"))
                        .chunk(String.format(piece, "is", "MAX_TOKENS"))
                        .end())
                .outcome();
        assertThat(whole.word()).isEqualTo("cut");
        assertThat(whole.text().orElseThrow().text()).isEqualTo("Blue is");
        Outcome broken = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(String.format(piece, "Blue ", "STOP"))
                        .close())
                .outcome();
        assertThat(kind(broken)).isEqualTo("failed CONNECTION");
    }

    @Test
    void whatAModelTellsOfItselfHoldsNoKey() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) ->
                        wire.json(200, "{\"name\":\"models/g\",\"displayName\":\"asked with " + KEY + "\"}"));
                LanguageModel model = FakeOllama.thing(open(fake.url(), Settings.DEFAULT, Map.of("THE_KEY", KEY)))) {
            assertThat(model.identity().toString()).contains("asked with [key]").doesNotContain(KEY);
        }
    }

    @Test
    void thoughtsAreKeptApart() throws Exception {
        Answer answer = ask((request, wire) -> wire.json(
                        200,
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true},{\"text\":\"Blue\"}]},\"finishReason\":\"STOP\"}]}"))
                .outcome()
                .text()
                .orElseThrow();
        assertThat(answer.text()).isEqualTo("Blue");
        assertThat(answer.reasoning()).contains("Hm.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"error\":{\"code\":503,\"message\":\"x\",\"status\":\"UNAVAILABLE\"}} | failed SERVICE",
                "200 | {\"candidates\":[]} | failed REPLY",
                "200 | {\"candidates\":[{\"content\":{\"parts\":[{\"te | failed REPLY",
                "400 | {\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\",\"status\":\"INVALID_ARGUMENT\"}} | failed KEY",
                "400 | {\"error\":{\"code\":400,\"message\":\"API key expired. Please renew the API key.\",\"status\":\"INVALID_ARGUMENT\"}} | failed KEY",
                "400 | {\"error\":{\"code\":400,\"message\":\"Budget 0 is invalid. This model only works in thinking mode.\",\"status\":\"INVALID_ARGUMENT\"}} | failed SETTING",
                "404 | [{\"error\":{\"code\":404,\"message\":\"models/x is not found\",\"status\":\"NOT_FOUND\"}}] | failed MODEL",
                "400 | [{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\"}}] | failed KEY",
                "403 | {\"error\":{\"code\":403,\"message\":\"x\",\"status\":\"PERMISSION_DENIED\"}} | failed KEY",
                "404 | {\"error\":{\"code\":404,\"message\":\"models/x is not found\",\"status\":\"NOT_FOUND\"}} | failed MODEL",
                "429 | {\"error\":{\"code\":429,\"message\":\"You exceeded your current quota, please check your plan and billing details.\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"}]}} | failed RATE",
                "429 | {\"error\":{\"code\":429,\"message\":\"You exceeded your current quota, please check your plan and billing details.\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"quotaId\":\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}]}} | failed QUOTA",
                "500 | {\"error\":{\"code\":500,\"message\":\"x\",\"status\":\"INTERNAL\"}} | failed SERVICE"
            })
    void anErrorIsNeverAnAnswer(int status, String body, String expected) throws Exception {
        Outcome outcome = ask((request, wire) -> wire.json(status, body)).outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void theWaitThatAnErrorsDetailsAskForIsKnown() throws Exception {
        Reply reply = ask((request, wire) -> wire.json(
                429,
                "{\"error\":{\"code\":429,\"message\":\"quota\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":["
                        + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34.5s\"}]}}"));
        assertThat(reply.retryAfter()).contains(java.time.Duration.ofMillis(34_500));
    }

    @Test
    void aMissingKeyIsOneSentence() throws Exception {
        assertThat(FakeOllama.sentence(FakeOllama.models(Map.of())
                        .open(
                                FakeOllama.choice("gemini/x", Optional.empty(), Optional.empty(), Settings.DEFAULT),
                                Limits.DEFAULT)))
                .contains("GEMINI_API_KEY");
    }

    @Test
    void aNameThatIsNoPartOfAnAddressIsOneSentence() throws Exception {
        assertThat(FakeOllama.sentence(FakeOllama.models(Map.of())
                        .open(
                                FakeOllama.choice(
                                        "gemini/a b%", Optional.of(server.url()), Optional.empty(), Settings.DEFAULT),
                                Limits.DEFAULT)))
                .contains("gemini/a b%")
                .contains("name");
    }
}
