package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.ModelWeights;
import org.phrasefield.engine.Request;
import org.phrasefield.engine.Sampling;
import org.phrasefield.engine.Turn;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;

/** With the real weights, where they are. */
@Timeout(120)
@Tag("arithmetic")
class EmbeddedModelTest extends LanguageModelContract {
    private static final String REFERENCE = "embedded/SmolLM2-135M-Instruct";

    @SuppressWarnings("NullAway.Init") // opened before the first test
    private static Engine engine;

    @BeforeAll
    static void loadTheWeights() {
        engine = Engine.open(ModelWeights.require());
    }

    @AfterAll
    static void unloadTheWeights() {
        if (engine != null) engine.close();
    }

    /** Loading takes seconds, so the tests share the engine: closing a model of theirs leaves it open. */
    private static LanguageModel lasting(UnaryOperator<Question> asked) {
        return new Rewording(
                FakeOllama.thing(open(engine, settings(0.8, 60, OptionalInt.empty(), Optional.empty()))), asked) {
            @Override
            public void close() {}
        };
    }

    @Override
    LanguageModel open() {
        return lasting(UnaryOperator.identity());
    }

    /** Ends at a text with which its greedy answer begins. */
    @Override
    Optional<LanguageModel> blank() {
        return Optional.of(lasting(question ->
                new Question(question.messages(), stoppedAt("The"), question.samplingSeed(), question.limits())));
    }

    @Override
    Optional<LanguageModel> cut() {
        return Optional.of(lasting(question -> new Question(
                question.messages(),
                settings(0, 3, OptionalInt.empty(), Optional.empty()),
                question.samplingSeed(),
                question.limits())));
    }

    /** Takes minutes over a story. */
    @Override
    Optional<LanguageModel> silent() {
        return Optional.of(lasting(
                question -> story(settings(0.8, 4000, OptionalInt.empty(), Optional.empty()), question.limits())));
    }

    private static Settings stoppedAt(String text) {
        return new Settings(
                OptionalDouble.of(0),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                60,
                List.of(text),
                Optional.empty(),
                OptionalInt.empty());
    }

    private static Opened<EmbeddedModel> open(Engine engine, Settings settings) {
        return EmbeddedModel.open(REFERENCE, new Weights("SmolLM2-135M-Instruct", engine), settings);
    }

    private static Settings settings(double temperature, int maxTokens, OptionalInt window, Optional<Boolean> think) {
        return new Settings(
                OptionalDouble.of(temperature),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                window,
                maxTokens,
                List.of(),
                think,
                OptionalInt.empty());
    }

    /** Greedy and told to be short, it ends by itself. */
    @Override
    Question asked(int seed) {
        return new Question(
                List.of(
                        new Message(Message.Role.SYSTEM, "Answer in one short sentence."),
                        new Message(Message.Role.USER, "What colour is the sea?")),
                settings(0, 60, OptionalInt.empty(), Optional.empty()),
                seed,
                Limits.DEFAULT);
    }

    private static Question story(Settings settings, Limits limits) {
        return new Question(
                List.of(new Message(Message.Role.USER, "Tell me a very long story about the sea.")),
                settings,
                3,
                limits);
    }

    @Test
    void identityIsTheFilesChecksumAndTemplate() throws Exception {
        try (LanguageModel model = open()) {
            assertThat(model.identity().digest())
                    .hasValueSatisfying(sha -> assertThat(sha).startsWith("b179c9523d0e"));
            assertThat(model.identity().quantisation()).contains("Q4_1");
            assertThat(model.identity().template()).isPresent();
            assertThat(model.identity().host()).isEmpty();
        }
    }

    @Test
    void aLanguageItDoesNotSpeakIsSaidInWords() throws Exception {
        try (LanguageModel model = open()) {
            assertThat(model.caution("en")).isEmpty();
            assertThat(model.caution("ru"))
                    .contains("SmolLM2-135M-Instruct was trained on English; its Russian answers are noise.");
        }
    }

    @Test
    void limitsAndWindowsCutAndSayWhich() throws Exception {
        try (LanguageModel model = open()) {
            assertThat(model.ask(story(settings(0.8, 8, OptionalInt.empty(), Optional.empty()), Limits.DEFAULT))
                            .outcome())
                    .isInstanceOfSatisfying(Outcome.Cut.class, cut -> {
                        assertThat(cut.reason()).isEqualTo("cut at 8 tokens");
                        assertThat(cut.partial().usage().outputTokens()).hasValue(8);
                    });
            assertThat(model.ask(story(settings(0.8, 80, OptionalInt.of(50), Optional.empty()), Limits.DEFAULT))
                            .outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Cut.class, cut -> assertThat(cut.reason()).contains("context window was full"));
            assertThat(model.ask(story(settings(0.8, 80, OptionalInt.of(20), Optional.empty()), Limits.DEFAULT))
                            .outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.REQUEST));
            assertThat(model.ask(story(
                                    settings(0.8, 800, OptionalInt.empty(), Optional.empty()),
                                    FakeOllama.limits(9000, 9000, 9000, 200)))
                            .outcome())
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class,
                            over -> assertThat(over.limit()).isEqualTo(Outcome.Limit.TOTAL));
        }
    }

    @Test
    void aWindowThatIsTooLargeIsRefusedAndTheWeightsAreLetGo() {
        Engine own = Engine.open(ModelWeights.require());
        assertThat(FakeOllama.sentence(open(own, settings(0, 9, OptionalInt.of(9000), Optional.empty()))))
                .contains("num_ctx: 9000")
                .contains("8192");
        assertThatThrownBy(() -> own.generate(new Request(List.of(Turn.user("Hi")), Sampling.greedy(), 1, List.of())))
                .hasMessageContaining("closed");
    }

    @Test
    void theChatModelCanBeUsedAlone() {
        EmbeddedChatModel model = new EmbeddedChatModel(engine, Duration.ofMinutes(1));
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from("Answer in one short sentence."), UserMessage.from("Tell me of the sea."));
        ChatResponse one = model.chat(request.parameters(EmbeddedParameters.builder()
                        .seed(1L)
                        .maxOutputTokens(12)
                        .build())
                .build());
        ChatResponse same = model.chat(request.build());
        ChatResponse other = model.chat(request.parameters(EmbeddedParameters.builder()
                        .seed(2L)
                        .maxOutputTokens(12)
                        .build())
                .build());
        assertThat(one.aiMessage().text())
                .isNotBlank()
                .isEqualTo(same.aiMessage().text());
        assertThat(one.aiMessage().text()).isNotEqualTo(other.aiMessage().text());
        assertThat(one.finishReason()).isIn(FinishReason.STOP, FinishReason.LENGTH);
        assertThat(one.tokenUsage().outputTokenCount()).isBetween(1, 12);
    }
}
