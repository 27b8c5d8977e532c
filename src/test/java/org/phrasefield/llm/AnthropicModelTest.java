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

class AnthropicModelTest extends ServedModelContract {
    private static final String KEY = "sk-ant-0123456789abcdef";
    private static final String NAME = "claude-sonnet-4-5";

    @SuppressWarnings("NullAway.Init") // opened before each test
    private FakeServer server;

    /** A stream as the service's documents show it. */
    static String stream(String text) {
        return """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: ping
                data: {"type": "ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Sea "}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"TEXT"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}}

                event: message_stop
                data: {"type":"message_stop"}

                """.replace("TEXT", text);
    }

    @Override
    LanguageModel open() throws Exception {
        server = server((request, wire) -> wire.stream("text/event-stream")
                .chunk(stream(new ObjectMapper()
                        .readTree(request.body())
                        .path("messages")
                        .path(0)
                        .path("content")
                        .toString()
                        .replaceAll("\\W", "")))
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
        return "{\"type\":\"message\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}],\"stop_reason\":\"" + (whole ? "end_turn" : "max_tokens") + "\"}";
    }

    @AfterEach
    void closeTheServer() throws Exception {
        server.close();
    }

    private static FakeServer server(FakeServer.Script messages) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().startsWith("/v1/models/")) {
                wire.json(
                        200,
                        "{\"type\":\"model\",\"id\":\"claude-sonnet-4-5-20250929\",\"display_name\":\"Claude Sonnet 4.5\","
                                + "\"created_at\":\"2025-09-29T00:00:00Z\"}");
            } else {
                messages.answer(request, wire);
            }
        });
    }

    private static Opened<LanguageModel> open(String url, Settings settings, Map<String, String> environment)
            throws InterruptedException {
        return FakeOllama.models(environment)
                .open(
                        FakeOllama.choice("anthropic/" + NAME, Optional.of(url), Optional.of("THE_KEY"), settings),
                        Limits.DEFAULT);
    }

    private static LanguageModel model(FakeServer server) throws InterruptedException {
        return FakeOllama.thing(open(server.url(), Settings.DEFAULT, Map.of("THE_KEY", KEY)));
    }

    private static Reply ask(FakeServer.Script messages) throws Exception {
        try (FakeServer fake = server(messages);
                LanguageModel model = model(fake)) {
            return model.ask(question("Name a colour.", 1));
        }
    }

    @Test
    void aStreamIsAnAnswerWithUsageAndTheNameThatAnswered() throws Exception {
        Reply reply = ask((request, wire) ->
                wire.stream("text/event-stream").chunk(stream("blue")).end());
        Answer answer = reply.outcome().text().orElseThrow();
        assertThat(answer.text()).isEqualTo("Sea blue");
        assertThat(answer.finish()).isEqualTo("end_turn");
        assertThat(answer.model()).contains("claude-sonnet-4-5-20250929");
        assertThat(answer.usage().inputTokens()).hasValue(25);
        assertThat(answer.usage().outputTokens()).hasValue(15);
    }

    @Test
    void identityIsWhatTheServiceListsAndSaysThatNoSeedIsTaken() throws Exception {
        try (LanguageModel model = model(server)) {
            assertThat(model.identity().name()).contains("claude-sonnet-4-5-20250929");
            assertThat(model.identity().server()).contains("Anthropic");
            assertThat(model.identity().more()).containsKey("sampling seed");
        }
    }

    @Test
    void everySettingReachesTheWireTheLimitAlwaysAndNothingEmptyDoes() throws Exception {
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
        try (LanguageModel model = FakeOllama.thing(open(server.url(), settings, Map.of("THE_KEY", KEY)))) {
            model.ask(new Question(messages, settings, 5, Limits.DEFAULT));
            model.ask(question("Plain.", 5));
        }
        List<FakeServer.Request> asked = server.requests("/v1/messages");
        JsonNode full = new ObjectMapper().readTree(asked.get(0).body());
        JsonNode plain = new ObjectMapper().readTree(asked.get(1).body());
        assertThat(full.path("max_tokens").asInt()).isEqualTo(77);
        assertThat(full.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(full.path("top_k").asInt()).isEqualTo(40);
        assertThat(full.path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(full.path("stop_sequences")).hasToString("[\"###\"]");
        assertThat(full.path("system").toString()).contains("Кратко.");
        assertThat(full.path("stream").asBoolean()).isTrue();
        assertThat(plain.path("max_tokens").asInt()).isEqualTo(Settings.DEFAULT_MAX_TOKENS);
        for (String field : List.of("tools", "stop_sequences", "temperature", "thinking", "seed")) {
            assertThat(plain.has(field)).as(field).isFalse();
        }
        assertThat(asked.get(0).headers())
                .containsEntry("x-api-key", KEY)
                .containsEntry("anthropic-version", "2023-06-01")
                .doesNotContainKeys("Upgrade", "HTTP2-Settings");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, answered",
        "stop_sequence, answered",
        "max_tokens, cut",
        "model_context_window_exceeded, cut",
        "refusal, refused",
        "tool_use, failed REPLY",
        "pause_turn, failed REPLY"
    })
    void whyAnAnswerEndedDecidesWhatItIs(String reason, String expected) throws Exception {
        Outcome outcome = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(stream("blue").replace("end_turn", reason))
                        .end())
                .outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void thinkingIsKeptApartAndAloneIsNoAnswer() throws Exception {
        String thinking =
                "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}}\n\n";
        Outcome both = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(thinking + stream("blue"))
                        .end())
                .outcome();
        assertThat(both.text().orElseThrow().text()).isEqualTo("Sea blue");
        assertThat(both.text().orElseThrow().reasoning()).contains("Hm.");
        Outcome alone = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(thinking + stream("").replace("Sea ", "").replace("end_turn", "max_tokens"))
                        .end())
                .outcome();
        assertThat(alone).isInstanceOf(Outcome.Empty.class);
        assertThat(alone.reason()).contains("only reasoning came");
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsNoAnswerAndMayBeAskedAgain() throws Exception {
        String half = stream("blue").replaceFirst("(?s)event: content_block_stop.*", "");
        Outcome outcome = ask((request, wire) -> wire.stream("text/event-stream")
                        .chunk(
                                half
                                        + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n")
                        .end())
                .outcome();
        assertThat(kind(outcome)).isEqualTo("failed SERVICE");
        assertThat(outcome.reason()).contains("Overloaded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"type\":\"message\",\"id\":\"m\",\"model\":\"c\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}} | answered",
                "200 | {\"type\":\"message\",\"id\":\"m\",\"model\":\"c\",\"role\":\"assistant\",\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}} | empty",
                "200 | {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow\"}} | failed RATE",
                "200 | {\"type\":\"message\",\"content\":[{\"type\":\"te | failed REPLY",
                "400 | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is too low\"}} | failed QUOTA",
                "400 | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"'temperature' and 'top_p' cannot both be specified for this model.\"}} | failed SETTING",
                "400 | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 210000 tokens > 200000 maximum\"}} | failed REQUEST",
                "401 | {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}} | failed KEY",
                "404 | {\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model: nosuch\"}} | failed MODEL",
                "413 | {\"type\":\"error\",\"error\":{\"type\":\"request_too_large\",\"message\":\"big\"}} | failed REQUEST",
                "429 | {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow\"}} | failed RATE",
                "529 | {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}} | failed SERVICE"
            })
    void anErrorIsNeverAnAnswer(int status, String body, String expected) throws Exception {
        Outcome outcome = ask((request, wire) -> wire.json(status, body)).outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
    }

    @Test
    void aMissingKeyIsOneSentenceAndNothingIsSent() throws Exception {
        int before = server.requests().size();
        assertThat(FakeOllama.sentence(open(server.url(), Settings.DEFAULT, Map.of())))
                .isEqualTo(
                        "The environment variable THE_KEY holds no key; set it, or name by key: or --key the one that does.");
        assertThat(FakeOllama.sentence(FakeOllama.models(Map.of())
                        .open(
                                FakeOllama.choice("anthropic/x", Optional.empty(), Optional.empty(), Settings.DEFAULT),
                                Limits.DEFAULT)))
                .contains("ANTHROPIC_API_KEY");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aKeyThatIsNotTakenRefusesBeforeAnyQuestion() throws Exception {
        try (FakeServer fake = new FakeServer((request, wire) -> wire.json(
                401,
                "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key "
                        + KEY + "\"}}"))) {
            String sentence = FakeOllama.sentence(open(fake.url(), Settings.DEFAULT, Map.of("THE_KEY", KEY)));
            assertThat(sentence).contains("401").contains("invalid x-api-key").doesNotContain(KEY);
        }
    }

    @Test
    void settingsWithoutAPlaceAreRefusedByName() throws Exception {
        assertThat(FakeOllama.sentence(
                        open(server.url(), FakeOllama.settings(4096, 9, List.of()), Map.of("THE_KEY", KEY))))
                .contains("num_ctx, num_thread")
                .doesNotContain("top_k");
    }
}
