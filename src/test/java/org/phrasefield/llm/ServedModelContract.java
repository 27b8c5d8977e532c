package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.scoring.Rubric;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.Outcome;

/** What every model behind a server keeps to, whatever the server does: each fault is one clear sentence and the right outcome. */
abstract class ServedModelContract extends LanguageModelContract {
    private final List<FakeServer> servers = new ArrayList<>();

    /** A server that tells about itself as a good one does, and answers questions as a script says. */
    abstract FakeServer served(FakeServer.Script chat) throws IOException;

    /** A model of such a server. */
    abstract LanguageModel of(FakeServer server) throws Exception;

    /**
     * A whole reply of this service, not streamed.
     *
     * @param text the answer, as JSON writes it
     * @param whole whether it ended by itself; else the limit ended it
     */
    abstract String reply(String text, boolean whole);

    LanguageModel model(FakeServer.Script chat) throws Exception {
        FakeServer server = served(chat);
        servers.add(server);
        return of(server);
    }

    @AfterEach
    void closeTheServers() throws IOException {
        for (FakeServer server : servers) server.close();
    }

    Reply asking(FakeServer.Script chat) throws Exception {
        try (LanguageModel model = model(chat)) {
            return model.ask(asked(1));
        }
    }

    /**
     * A judge's reply is held to the line that its rubric asks for, nobody else's is, and a server that refuses is asked without from then on.
     *
     * @param schema where a request has the form, as a JSON pointer
     * @param refusal what a server says that knows no such thing
     */
    void holdsAJudgesReply(String schema, String refusal) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> sent = Collections.synchronizedList(new ArrayList<>());
        LanguageModel.Question plain = asked(1);
        LanguageModel.Question judging = new LanguageModel.Question(
                plain.messages(), plain.settings().json(true), plain.samplingSeed(), plain.limits());
        try (LanguageModel model = model((request, wire) -> {
            sent.add(mapper.readTree(request.body()));
            if (sent.size() < 3) wire.json(200, reply("A", true));
            else if (sent.get(sent.size() - 1).at(schema).isMissingNode()) wire.json(200, reply("B", true));
            else wire.json(400, mapper.writeValueAsString(Map.of("error", Map.of("message", refusal))));
        })) {
            assertThat(kind(model.ask(plain).outcome())).isEqualTo("answered");
            assertThat(kind(model.ask(judging).outcome())).isEqualTo("answered");
            Outcome refused = model.ask(judging).outcome();
            assertThat(kind(refused)).isEqualTo("failed SERVICE");
            assertThat(refused.reason())
                    .contains(Clause.of(refusal) + ";")
                    .endsWith("; it is asked without json from now on");
            assertThat(model.ask(judging).outcome().text().orElseThrow().text()).isEqualTo("B");
        }
        assertThat(sent.get(0).at(schema).isMissingNode()).isTrue();
        JsonNode held = sent.get(1).at(schema);
        assertThat(held.at("/properties")).hasSize(2);
        assertThat(held.at("/properties/verdict/enum").toString()).isEqualTo("[\"A\",\"B\",\"tie\"]");
        assertThat(held.path("required").toString()).isEqualTo("[\"reason\",\"verdict\"]");
        for (String rubric : List.of("en/judge.txt", "ru/judge.txt", "en/rubric.txt", "ru/rubric.txt")) {
            try (InputStream text = Rubric.class.getResourceAsStream(rubric)) {
                assertThat(new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8))
                        .containsPattern("\\{\"reason\": \"[^\"]+\", \"verdict\": \"A (or|или) B (or|или) tie\"}");
            }
        }
    }

    @Override
    Optional<LanguageModel> blank() throws Exception {
        return Optional.of(model((request, wire) -> wire.json(200, reply("", true))));
    }

    @Override
    Optional<LanguageModel> cut() throws Exception {
        return Optional.of(model((request, wire) -> wire.json(200, reply("Blu", false))));
    }

    @Override
    Optional<LanguageModel> silent() throws Exception {
        return Optional.of(model((request, wire) -> wire.silence()));
    }

    static String kind(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? "failed " + failed.cause() : outcome.word();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | | failed REPLY",
                "200 | {\"error\":{\"message\":\"slow down\",\"code\":429}} | failed RATE",
                "200 | {\"error\":\"it broke\"} | failed SERVICE",
                "200 | {\"message\":{\"content\":\"hal | failed REPLY",
                "200 | [1, 2] | failed REPLY",
                "200 | <html><title>Sign in</title></html> | failed REPLY",
                "302 | | failed REPLY",
                "400 | {\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'\",\"code\":\"unsupported_parameter\"}} | failed SETTING",
                "401 | {\"error\":{\"message\":\"who are you\"}} | failed KEY",
                "402 | {\"error\":{\"message\":\"pay\"}} | failed QUOTA",
                "404 | {\"error\":{\"message\":\"no such model\"}} | failed MODEL",
                "404 | 404 page not found | failed MODEL",
                "429 | {\"error\":{\"message\":\"x\",\"code\":\"insufficient_quota\"}} | failed QUOTA",
                "429 | {\"error\":{\"message\":\"slow down; see your billing page for higher limits\"}} | failed RATE",
                "500 | {\"error\":{\"message\":\"the billing service timed out\"}} | failed SERVICE",
                "503 | {\"error\":{\"message\":\"no quota server; all are used up\"}} | failed SERVICE",
                "500 | {\"error\":{\"message\":\"cannot tell whether invalid_api_key\"}} | failed SERVICE",
                "503 | {\"error\":{\"message\":\"the content_filter is down\"}} | failed SERVICE",
                "403 | {\"error\":{\"message\":\"Billing is disabled for this project\"}} | failed QUOTA",
                "400 | {\"error\":{\"message\":\"Your credit balance is too low\"}} | failed QUOTA",
                "500 | {\"error\":\"an error was encountered while running the model: unexpected EOF\"} | failed SERVICE",
                "500 | {\"error\":\"timed out waiting for llama runner to start - progress 0.00 - \"} | failed MODEL",
                "500 | {\"error\":\"token repeat limit reached\"} | failed REPLY",
                "502 | <html><title>502 Bad Gateway</title></html> | failed SERVICE"
            })
    void aFaultIsOneSentenceAndItsOutcome(int status, String body, String expected) throws Exception {
        Outcome outcome = asking((request, wire) -> wire.whole(status, "application/json", body == null ? "" : body))
                .outcome();
        assertThat(kind(outcome)).as(outcome.reason()).isEqualTo(expected);
        assertThat(outcome.reason()).isNotBlank().doesNotContain("\n", "Exception", "{\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<html><title>Sign in</title></html> | sent a page titled Sign in instead of an answer",
                "<html>x</html> | sent a page instead of an answer",
                "[1, 2] | sent [1, 2] instead of an answer",
                "Ollama is running | sent Ollama is running instead of an answer",
                "{`hello`:`world`} | sent {`hello`:`world`} instead of an answer",
                "{`id`:`1`,`model`:`m`,`status`:`ok`} | sent {`id`:`1`,`model`:`m`,`status`:`ok`} instead of an answer",
                "{`response`:`Hi`,`done`:true,`done_reason`:`stop`} | instead of an answer",
                "{`choices`:[{`text`:`Hi`,`finish_reason`:`stop`}]} | instead of an answer",
                "{`candidates`:[]} | instead of an answer"
            })
    void whatIsNoAnswerIsQuotedAndNeverTakenForAnEmptyOne(String body, String told) throws Exception {
        Outcome outcome = asking((request, wire) -> wire.whole(200, "application/json", body.replace('`', '"')))
                .outcome();
        assertThat(kind(outcome)).isEqualTo("failed REPLY");
        assertThat(outcome.reason()).contains(told.replace('`', '"'), "see that it is the right address");
    }

    @Test
    void aRedirectNamesWhereItPointsTo() throws Exception {
        Outcome outcome = asking((request, wire) ->
                        wire.json(308, "", "Location: https://me:secret@other.example" + request.path() + "?key=abc"))
                .outcome();
        assertThat(kind(outcome)).isEqualTo("failed CONNECTION");
        assertThat(outcome.reason())
                .contains(
                        "answered with status 308 and points to https://other.example",
                        "if that is the model's server, name it with ",
                        " or --url")
                .doesNotContain("secret", "abc", "chat", "messages", "generateContent");
    }

    @ParameterizedTest
    @CsvSource({"429, 7, PT7S", "503, 0.5, PT0.5S", "529, 'Wed, 21 Oct 2015 07:28:00 GMT', PT0S", "429, soon, "})
    void howLongABusyServiceAsksToWaitIsKnown(int status, String header, String wait) throws Exception {
        Reply reply = asking(
                (request, wire) -> wire.json(status, "{\"error\":{\"message\":\"busy\"}}", "Retry-After: " + header));
        assertThat(reply.retryAfter()).isEqualTo(Optional.ofNullable(wait).map(Duration::parse));
        assertThat(reply.status()).hasValue(status);
    }

    @Test
    void aConnectionThatBreaksBeforeOrInAReplyIsAFaultOfTheConnection() throws Exception {
        assertThat(kind(asking((request, wire) -> wire.reset()).outcome())).isEqualTo("failed CONNECTION");
        assertThat(kind(asking((request, wire) ->
                                wire.stream("application/json").chunk("{\"a").reset())
                        .outcome()))
                .isEqualTo("failed CONNECTION");
    }

    @Test
    void silenceBeforeAndAfterHeadersEndsAtItsLimit() throws Exception {
        for (FakeServer.Script script : List.<FakeServer.Script>of(
                (request, wire) -> wire.silence(),
                (request, wire) -> wire.stream("application/json").silence(),
                (request, wire) -> wire.stream("application/json").chunk("{\"").silence())) {
            try (LanguageModel model = model(script)) {
                LanguageModel.Question plain = asked(1);
                assertThat(model.ask(new LanguageModel.Question(
                                        plain.messages(), plain.settings(), 1, FakeOllama.limits(200, 200, 200, 5000)))
                                .outcome())
                        .isInstanceOf(Outcome.TimedOut.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"900000, answered", "1100000, failed REQUEST"})
    void anAnswerOfMoreThanAMegabyteIsNotTakenSinceManyAreUnderWayAtOnce(int characters, String expected)
            throws Exception {
        Outcome outcome = asking((request, wire) -> wire.json(200, reply("x".repeat(characters), true)))
                .outcome();
        assertThat(kind(outcome)).isEqualTo(expected);
    }

    @Test
    void aKeyThatIsNotOursIsNotRepeatedEither() throws Exception {
        for (int status : new int[] {200, 401, 500}) {
            Reply reply = asking((request, wire) ->
                    wire.json(status, "{\"error\":{\"message\":\"bad key " + "sk-" + "abcdefgh12345678 of yours\"}}"));
            assertThat(reply.outcome().reason())
                    .contains("bad key [key] of yours")
                    .doesNotContain("abcdefgh");
            assertThat(reply.raw().orElseThrow()).contains("[key]").doesNotContain("abcdefgh");
        }
    }

    @Test
    void aWordOfAnAnswerThatLooksLikeAKeyStays() throws Exception {
        Reply reply = asking((request, wire) -> wire.json(200, reply("hf-abcdefgh-1234", true)));
        assertThat(reply.outcome().text().orElseThrow().text()).isEqualTo("hf-abcdefgh-1234");
        assertThat(reply.raw().orElseThrow()).contains("hf-abcdefgh-1234");
    }

    @Test
    void aPageInPlaceOfAnErrorIsAClauseThatGoesOn() throws Exception {
        for (int status : new int[] {404, 502}) {
            String reason = asking(
                            (request, wire) -> wire.whole(status, "text/html", "<html><title>Nope.</title></html>"))
                    .outcome()
                    .reason();
            assertThat(reason)
                    .contains("a page titled Nope", status == 502 ? "a proxy may be in between" : "the right address")
                    .doesNotContainPattern("[.?!;,]\\s*[.?!;,]|[.?!;,]$");
        }
    }

    @Test
    void whatDoesNotSpeakHttpIsToldAsSuch() throws Exception {
        Outcome shell = asking(
                        (request, wire) -> wire.text("SSH-2.0-OpenSSH_9.6\r\n").close())
                .outcome();
        assertThat(kind(shell)).isEqualTo("failed CONNECTION");
        assertThat(shell.reason()).contains("does not speak HTTP as it should", "SSH-2.0-OpenSSH_9.6");
        Outcome headers = asking((request, wire) ->
                        wire.head(200, "X: " + "x".repeat(1 << 20)).close())
                .outcome();
        assertThat(kind(headers)).isEqualTo("failed CONNECTION");
        assertThat(headers.reason()).contains("does not speak HTTP as it should", "eader");
    }

    @Test
    void aBrokenConnectionSaysWhatToDo() throws Exception {
        List<Outcome> broken = List.of(
                asking((request, wire) -> wire.reset()).outcome(),
                asking((request, wire) -> wire.close()).outcome(),
                asking((request, wire) ->
                                wire.stream("application/json").chunk("{\"a").reset())
                        .outcome());
        assertThat(broken)
                .allSatisfy(
                        one -> assertThat(one.reason()).contains("see whether it still runs, and what its log says"));
        assertThat(broken.get(0).reason()).contains("broke the connection off before a reply");
        assertThat(broken.get(1).reason()).contains("closed the connection without a reply");
        assertThat(broken.get(2).reason()).contains("broke the connection in the middle of a reply");
    }

    @Test
    void anErrorInsideASuccessIsCalledAnError() throws Exception {
        assertThat(asking((request, wire) -> wire.json(200, "{\"error\":\"overloaded inside\"}"))
                        .outcome()
                        .reason())
                .contains("answered with an error: overloaded inside");
    }

    @Test
    void anAnswerWithoutBoundIsToldAndDoesNotFillTheMemory() throws Exception {
        Reply reply = asking((request, wire) -> {
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            wire.stream("application/json");
            for (int i = 0; i < 50; i++) wire.chunk(block);
            wire.end();
        });
        assertThat(kind(reply.outcome())).isEqualTo("failed REQUEST");
        assertThat(reply.outcome().reason()).startsWith("127.0.0.1:").contains("sent a reply longer than 1 MB");
        assertThat(reply.raw().orElse("").length()).isLessThanOrEqualTo(Lines.KEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul \\u0000 here",
                "</script><script>alert(1)</script>",
                "=cmd|' /C calc'!A0",
                "\\u001b[31mred\\u001b[0m",
                "emoji \\ud83d\\ude00"
            })
    void hostileTextComesThroughAsItIs(String json) throws Exception {
        String text = asking((request, wire) -> wire.json(200, reply(json, true)))
                .outcome()
                .text()
                .orElseThrow()
                .text();
        assertThat(text).isEqualTo(new ObjectMapper().readValue('"' + json + '"', String.class));
    }

    @Test
    void halfACharacterIsReplaced() throws Exception {
        assertThat(asking((request, wire) -> wire.json(200, reply("a\\ud800b\\udc00", true)))
                        .outcome()
                        .text()
                        .orElseThrow()
                        .text())
                .isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void aKeyThatTheServerRepeatsReachesNoRecord() throws Exception {
        String key = key().orElse("no key");
        Reply refused = asking((request, wire) -> wire.json(401, "{\"error\":{\"message\":\"bad key " + key + "\"}}"));
        Reply answered = asking((request, wire) -> wire.json(200, reply("your key is " + key, true)));
        // The cut at 400 characters falls into the key.
        Reply cut = asking(
                (request, wire) -> wire.json(401, "{\"error\":{\"message\":\"" + "x".repeat(390) + " " + key + "\"}}"));
        if (key().isPresent()) {
            assertThat(refused + " " + answered).doesNotContain(key);
            assertThat(cut.toString()).doesNotContain(key.substring(0, 8));
        }
    }

    @Test
    void anErrorWhoseTextBreaksOffIsStillWhatItsStatusSays() throws Exception {
        Reply reply = asking((request, wire) -> wire.head(401, "Content-Type: application/json", "Content-Length: 1000")
                .text("{\"error\":\"who")
                .close());
        assertThat(reply.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.KEY));
    }
}
