package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.Generation;
import org.phrasefield.engine.GgufWriter;
import org.phrasefield.engine.Request;
import org.phrasefield.engine.Sampling;
import org.phrasefield.engine.TinyModel;
import org.phrasefield.engine.Turn;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;

/** The engine behind LangChain4j's interfaces, with a model of random weights that has a window of 100,000 tokens. */
@Timeout(120)
@Tag("arithmetic")
class EmbeddedChatModelTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // opened before the first test
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(writer().write(folder.resolve("tiny.gguf")), 2, 2);
    }

    @AfterAll
    static void close() {
        if (engine != null) engine.close();
    }

    private static GgufWriter writer() {
        return TinyModel.writer().key("llama.context_length", 100_000);
    }

    private static EmbeddedParameters.Builder parameters() {
        return EmbeddedParameters.builder().seed(3L).maxOutputTokens(20);
    }

    private static ChatRequest request(ChatRequestParameters parameters) {
        return request("the noise", parameters);
    }

    private static ChatRequest request(String text, ChatRequestParameters parameters) {
        return ChatRequest.builder()
                .messages(UserMessage.from(text))
                .parameters(parameters)
                .build();
    }

    private static String answer(ChatRequestParameters parameters) {
        return new EmbeddedChatModel(engine, LONG)
                .chat(request(parameters))
                .aiMessage()
                .text();
    }

    @Test
    void everyOptionReachesTheEngine() {
        String plain = answer(parameters().build());
        assertThat(answer(parameters().build())).isEqualTo(plain);
        assertThat(answer(parameters().seed(4L).build())).isNotEqualTo(plain);
        assertThat(answer(parameters().temperature(0.0).build()))
                .isEqualTo(answer(parameters().topK(1).build()))
                .isEqualTo(answer(parameters().topP(1e-9).build()))
                .isEqualTo(answer(parameters().minP(1.0).build()))
                .isNotEqualTo(plain);
        assertThat(answer(parameters().temperature(0.0).repeatPenalty(50.0).build()))
                .isNotEqualTo(answer(parameters().temperature(0.0).build()));
        assertThat(answer(parameters()
                        .temperature(0.0)
                        .repeatPenalty(50.0)
                        .repeatLastN(0)
                        .build()))
                .isEqualTo(answer(parameters().temperature(0.0).build()));
        String stop = plain.substring(3, 5);
        assertThat(answer(parameters().stopSequences(stop).build())).isEqualTo(plain.substring(0, plain.indexOf(stop)));
        ChatResponse cut = new EmbeddedChatModel(engine, LONG)
                .chat(request(parameters().maxOutputTokens(2).build()));
        assertThat(cut.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(cut.tokenUsage().outputTokenCount()).isEqualTo(2);
        assertThat(cut.modelName()).isEqualTo("Tiny");
        // LangChain4j's own parameters do as well.
        assertThat(answer(ChatRequestParameters.builder()
                        .temperature(0.0)
                        .maxOutputTokens(20)
                        .build()))
                .isEqualTo(answer(parameters().temperature(0.0).build()));
    }

    static Stream<ChatRequestParameters> unsupported() {
        ToolSpecification tool = ToolSpecification.builder().name("clock").build();
        return Stream.<DefaultChatRequestParameters.Builder<?>>of(
                        parameters().frequencyPenalty(0.5),
                        parameters().presencePenalty(0.5),
                        parameters().toolSpecifications(tool),
                        parameters().toolChoice(ToolChoice.REQUIRED),
                        parameters().responseFormat(ResponseFormat.JSON),
                        parameters().modelName("another"))
                .map(DefaultChatRequestParameters.Builder::build);
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void whatTheEngineDoesNotDoIsRefused(ChatRequestParameters parameters) {
        assertThatThrownBy(() -> new EmbeddedChatModel(engine, LONG).chat(request(parameters)))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> new EmbeddedStreamingChatModel(engine).chat(request(parameters), new Heard()))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void picturesAreRefusedAndWrongSettingsNamed() {
        EmbeddedChatModel model = new EmbeddedChatModel(engine, LONG);
        UserMessage picture = UserMessage.from(ImageContent.from(URI.create("https://example.org/a.png")));
        assertThatThrownBy(() -> model.chat(picture))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("not text");
        assertThatThrownBy(() -> model.chat(request(parameters().topP(2.0).build())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("top-p");
        assertThatThrownBy(() ->
                        model.chat(request("q".repeat(100_000), parameters().build())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("100000");
    }

    /** Keeps what a handler hears. */
    private static class Heard implements StreamingChatResponseHandler {
        final StringBuffer text = new StringBuffer();
        final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        private final BiConsumer<PartialResponse, PartialResponseContext> atPiece;

        Heard() {
            this((piece, context) -> {});
        }

        Heard(BiConsumer<PartialResponse, PartialResponseContext> atPiece) {
            this.atPiece = atPiece;
        }

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            text.append(piece.text());
            atPiece.accept(piece, context);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            end.completeExceptionally(error);
        }
    }

    @Test
    void piecesMakeUpTheAnswer() throws Exception {
        Heard heard = new Heard();
        new EmbeddedStreamingChatModel(engine).chat(request(parameters().build()), heard);
        ChatResponse response = heard.end.get(60, TimeUnit.SECONDS);
        assertThat(response.aiMessage().text())
                .isEqualTo(heard.text.toString())
                .isEqualTo(answer(parameters().build()));
        assertThat(response.tokenUsage().outputTokenCount()).isBetween(1, 20);
    }

    @Test
    void aCancelledAnswerIsHeardNoMore() throws Exception {
        CompletableFuture<PartialResponseContext> first = new CompletableFuture<>();
        Heard heard = new Heard((piece, context) -> {
            context.streamingHandle().cancel();
            first.complete(context);
        });
        CompletableFuture<Void> listened = new CompletableFuture<>();
        new EmbeddedStreamingChatModel(
                        engine,
                        listening -> new Thread(() -> {
                                    listening.run();
                                    listened.complete(null);
                                })
                                .start())
                .chat(
                        request(parameters()
                                .maxOutputTokens(50_000)
                                .temperature(2.0)
                                .build()),
                        heard);
        assertThat(first.get(60, TimeUnit.SECONDS).streamingHandle().isCancelled())
                .isTrue();
        listened.get(60, TimeUnit.SECONDS);
        assertThat(heard.end).isNotDone();
        assertThat(heard.text).hasSizeLessThan(20);
    }

    @Test
    void aHandlersFaultEndsItsAnswer() {
        Heard heard = new Heard((piece, context) -> {
            throw new IllegalStateException("enough");
        });
        new EmbeddedStreamingChatModel(engine)
                .chat(request(parameters().maxOutputTokens(50_000).build()), heard);
        assertThatThrownBy(() -> heard.end.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("enough");
    }

    @Test
    void anEngineThatIsGoneIsNoFaultOfTheRequest() {
        Engine own = Engine.open(folder.resolve("tiny.gguf"), 1, 1);
        own.close();
        assertThatThrownBy(() -> new EmbeddedChatModel(own, LONG)
                        .chat(request(parameters().build())))
                .isInstanceOf(NonRetriableException.class)
                .isNotInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("closed");
        assertThat(outcome(own, question("the", limits(LONG, LONG, LONG))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.MODEL));
    }

    @Test
    void weightsThatGiveNoNumbersAreAFaultOfTheModel() {
        GgufWriter writer = writer();
        GgufWriter.Part norm = writer.part("output_norm.weight");
        byte[] notNumbers = new byte[norm.bytes().length];
        Arrays.fill(notNumbers, (byte) 0xFF);
        Path file = writer.tensor("output_norm.weight", new GgufWriter.Part(norm.sides(), norm.type(), notNumbers))
                .write(folder.resolve("damaged.gguf"));
        try (Engine damaged = Engine.open(file, 1, 1)) {
            assertThat(outcome(damaged, question("the", limits(LONG, LONG, LONG))))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.cause()).isEqualTo(Outcome.Cause.MODEL);
                        assertThat(failed.reason()).contains("not a number");
                    });
        }
    }

    @Test
    void aPromptThatIsTooLongIsAFaultOfTheRequest() {
        assertThat(outcome(engine, question("q".repeat(100_000), limits(LONG, LONG, LONG))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.REQUEST));
    }

    /** Reading this prompt to its end would take minutes, and no text comes until then. */
    @Test
    void limitsHoldWhileAPromptIsRead() {
        String prompt = "q".repeat(90_000);
        Duration brief = Duration.ofMillis(50);
        assertThat(outcome(engine, question(prompt, limits(LONG, LONG, brief)))).isEqualTo(over(Outcome.Limit.TOTAL));
        assertThat(outcome(engine, question(prompt, limits(brief, LONG, LONG))))
                .isEqualTo(over(Outcome.Limit.FIRST_TOKEN));
        assertThatThrownBy(() -> new EmbeddedChatModel(engine, brief)
                        .chat(request(prompt, parameters().build())))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("50 ms");
    }

    /** A second lane reads a long prompt meanwhile, so that every token takes its time. */
    @Test
    void silenceIsMeasuredBetweenTokens() {
        answer(parameters().build());
        Generation reading =
                engine.start(new Request(List.of(Turn.user("q".repeat(90_000))), Sampling.greedy(), 5, List.of()));
        try {
            assertThat(outcome(engine, question("the", limits(LONG, Duration.ofNanos(1), LONG))))
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class,
                            over -> assertThat(over.limit()).isEqualTo(Outcome.Limit.SILENCE));
        } finally {
            reading.cancel();
        }
    }

    private static Outcome.TimedOut over(Outcome.Limit limit) {
        return new Outcome.TimedOut(
                limit,
                limit == Outcome.Limit.TOTAL
                        ? "Tiny was not done within 50 ms; limits: sets how long to wait"
                        : "Tiny sent nothing of an answer within 50 ms; limits: sets how long to wait");
    }

    private static Limits limits(Duration first, Duration silence, Duration total) {
        return new Limits(LONG, first, silence, total);
    }

    private static Question question(String text, Limits limits) {
        return new Question(List.of(new Message(Message.Role.USER, text)), settings(), 5, limits);
    }

    private static Settings settings() {
        return new Settings(
                OptionalDouble.of(1.5),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.001),
                OptionalDouble.of(1.1),
                OptionalInt.empty(),
                60,
                List.of(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private static Outcome outcome(Engine engine, Question question) {
        try {
            return FakeOllama.thing(EmbeddedModel.open("embedded/tiny", new Weights("Tiny", engine), settings()))
                    .ask(question)
                    .outcome();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
