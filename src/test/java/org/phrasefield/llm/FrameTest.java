package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phrasefield.trial.Outcome;

/** Every recorded and documented reply, cut after every byte and split anywhere, on the way from bytes to one whole reply. */
class FrameTest {
    private static final long SEED = 20261128;

    /** A stream of chat pieces as OpenAI's documents show it. */
    private static final String OPENAI = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5-mini","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"x"}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5-mini","choices":[{"index":0,"delta":{"content":"Синее 👩‍👩‍👧"},"finish_reason":null}],"usage":null}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5-mini","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-5-mini","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13,"completion_tokens_details":{"reasoning_tokens":0}}}

            data: [DONE]

            """;

    /**
     * A reply as it came.
     *
     * @param status HTTP status
     * @param end text that stands in the body from its proper end on; empty where the last byte is the end
     */
    private record Frame(Dialect dialect, int status, byte[] body, String end) {
        /** What a body becomes that arrives in these pieces and then ends, in order as far as the transport counts. */
        Became parse(byte[]... pieces) {
            Reading reading = status < 300 ? dialect.reading() : new ErrorText(status, "host");
            Lines lines = new Lines("h", Secrets.of(Optional.empty()));
            try {
                for (byte[] piece : pieces) lines.take(ByteBuffer.wrap(piece), reading);
                lines.rest(reading);
                return new Became(Optional.of(reading.whole()), Optional.empty());
            } catch (Broken broken) {
                return new Became(Optional.empty(), Optional.of(broken.outcome()));
            }
        }

        byte[] until(int cut) {
            return Arrays.copyOf(body, cut);
        }
    }

    private record Became(Optional<ObjectNode> whole, Optional<Outcome> broken) {
        /** What was said, without counts that come after it. */
        String said() {
            return whole.map(reply -> {
                        ObjectNode copy = reply.deepCopy();
                        copy.remove("usage");
                        return copy.toString();
                    })
                    .orElse("");
        }
    }

    static Stream<Arguments> recorded() throws IOException {
        List<String> recordings;
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "ollama"))) {
            recordings = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
        return recordings.stream()
                .flatMap(FrameTest::replies)
                .map(FrameTest::recorded)
                .flatMap(Optional::stream);
    }

    private static Stream<String> replies(String recording) {
        try {
            return Fixture.in(recording).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Arguments> recorded(String name) {
        try {
            Fixture fixture = Fixture.of(name);
            JsonNode path = Fixture.request(name).path("path");
            boolean openAi = path.asText().startsWith("/v1/");
            Dialect dialect = switch (path.asText()) {
                // A full queue was recorded with its replies alone, which are to chats.
                case "/api/chat", "" -> new OllamaDialect("host", true);
                case "/v1/chat/completions" -> new OpenAiDialect("host", true);
                default -> new WholeDialect();
            };
            byte[] body = fixture.body().getBytes(StandardCharsets.UTF_8);
            boolean events = openAi && fixture.body().startsWith("data:");
            return Optional.of(Arguments.of(
                    Named.of(name, new Frame(dialect, fixture.status(), body, events ? "\"finish_reason\":\"" : ""))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Arguments> documented() {
        return Stream.of(
                documented("OpenAI", new OpenAiDialect("host", true), OPENAI, "\"finish_reason\":\"stop\""),
                documented(
                        "Anthropic",
                        new Anthropic().dialect("host"),
                        AnthropicModelTest.stream("синее 👩‍👩‍👧"),
                        "\"type\":\"message_stop\""),
                documented(
                        "Gemini", new Gemini().dialect("host"), GeminiModelTest.stream("синее 👩‍👩‍👧"), "\"STOP\""));
    }

    private static Arguments documented(String name, Dialect dialect, String body, String end) {
        return Arguments.of(Named.of(name, new Frame(dialect, 200, body.getBytes(StandardCharsets.UTF_8), end)));
    }

    private record WholeDialect() implements Dialect {
        @Override
        public void complete(ObjectNode request) {}

        @Override
        public Reading reading() {
            return new Whole("host");
        }
    }

    @ParameterizedTest
    @MethodSource({"recorded", "documented"})
    void aCutAnywhereIsNeverTakenForMoreThanCame(Frame frame) {
        Became full = frame.parse(frame.body());
        String body = new String(frame.body(), StandardCharsets.UTF_8);
        int end = full.whole().isEmpty() ? Integer.MAX_VALUE : end(body, frame.end());
        int complete = full.whole().isEmpty() ? Integer.MAX_VALUE : complete(body, frame.end());
        for (int cut = 0; cut < frame.body().length; cut++) {
            Became part = frame.parse(frame.until(cut));
            if (part.whole().isPresent()) {
                assertThat(cut).as("whole after so many bytes").isGreaterThanOrEqualTo(end);
                assertThat(part.said()).as("cut after byte %d", cut).isEqualTo(full.said());
            } else {
                assertThat(cut).as("broken after so many bytes").isLessThan(complete);
                assertThat(part.broken().orElseThrow())
                        .as("cut after byte %d", cut)
                        .isInstanceOf(Outcome.Failed.class);
                assertThat(part.broken().orElseThrow().reason()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static int end(String body, String end) {
        String before = end.isEmpty() ? body.stripTrailing() : body.substring(0, body.indexOf(end));
        return before.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Bytes up to the end of the line that holds the proper end: nothing that is missing after it is missed. */
    private static int complete(String body, String end) {
        int line = body.indexOf('\n', body.indexOf(end));
        String before = end.isEmpty() || line < 0 ? body : body.substring(0, line);
        return before.getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @MethodSource({"recorded", "documented"})
    void everySplittingGivesTheSame(Frame frame) {
        Became full = frame.parse(frame.body());
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            int mean = 1 + random.nextInt(200);
            byte[][] pieces = split(frame.body(), random, round == 0 ? 1 : mean);
            assertThat(frame.parse(pieces)).as("seed %d, round %d", SEED, round).isEqualTo(full);
        }
    }

    private static byte[][] split(byte[] body, Random random, int mean) {
        Stream.Builder<byte[]> pieces = Stream.builder();
        for (int at = 0; at < body.length; ) {
            int next = Math.min(body.length, at + (mean == 1 ? 1 : 1 + random.nextInt(2 * mean)));
            pieces.add(Arrays.copyOfRange(body, at, next));
            at = next;
        }
        return pieces.build().toArray(byte[][]::new);
    }

    @Test
    void thereAreFramesToTry() throws IOException {
        assertThat(recorded()).hasSizeGreaterThan(130);
        assertThat(Fixture.in("queue-overflow")).hasSize(2);
    }
}
