package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@Tag("arithmetic")
class EngineTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() {
        file = TinyModel.write(folder.resolve("tiny.gguf"));
    }

    @Test
    void sameSeedSameTextAloneAndInAnyBatch() throws Exception {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            requests.add(request("the noise number " + i, new Sampling(1.5, i % 3 * 20, 1 - i % 2 * 0.1, i), 5 + i));
        }
        List<Completion> alone = answers(1, 1, requests);
        assertThat(alone.stream().map(Completion::text).distinct().count()).isGreaterThan(20);
        assertThat(answers(1, 16, requests)).isEqualTo(alone);
        assertThat(answers(2, 5, requests)).isEqualTo(alone);
    }

    @Test
    void theSameWithTheRealWeights() throws Exception {
        Path weights = ModelWeights.require();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            requests.add(request("Why do leaves change colour? Name " + i, Sampling.at(0.8, i), 10));
        }
        List<Completion> together;
        try (Engine engine = Engine.open(weights, 2, 4)) {
            together = answers(engine, requests);
        }
        try (Engine engine = Engine.open(weights, 1, 1)) {
            for (int i = 0; i < 6; i += 3) {
                assertThat(engine.generate(requests.get(i))).isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void piecesMakeUpTheTextOnTheCallersThread() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 2)) {
            Thread caller = Thread.currentThread();
            StringBuilder heard = new StringBuilder();
            Completion answer = engine.generate(request("the", Sampling.at(1, 3), 60), piece -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                heard.append(piece);
            });
            assertThat(heard).hasToString(answer.text());
            assertThat(answer.inputTokens())
                    .isEqualTo(engine.prompt(List.of(Turn.user("the"))).ids().size());
        }
    }

    @Test
    void anAnswerEndsAtItsLimitOrTheWindow() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            Completion cut = engine.generate(request("the", endless(engine), 7));
            assertThat(cut.finish()).isEqualTo(Finish.TOKEN_LIMIT);
            assertThat(cut.outputTokens()).isEqualTo(7);
            Completion full = engine.generate(request("the", endless(engine), 5000));
            assertThat(full.finish()).isEqualTo(Finish.CONTEXT_FULL);
            assertThat(full.inputTokens() + full.outputTokens()).isEqualTo(TinyModel.CONTEXT);
            assertThat(full.finish().isComplete()).isFalse();
        }
    }

    @Test
    void anAnswerEndsAtAnEndToken() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            for (long seed = 0; seed < 200; seed++) {
                Completion answer = engine.generate(request("the", Sampling.at(3, seed), 100));
                if (answer.finish() == Finish.END_TOKEN) {
                    assertThat(answer.text()).doesNotContain("<|im_end|>", "<|endoftext|>");
                    assertThat(answer.outputTokens()).isLessThan(100);
                    return;
                }
            }
        }
        throw new AssertionError("no answer of 200 ended by itself");
    }

    @Test
    void anAnswerEndsBeforeAStopString() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            Sampling sampling = endless(engine);
            String whole = engine.generate(request("the", sampling, 40)).text();
            String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 3);
            StringBuilder heard = new StringBuilder();
            Request request = new Request(List.of(Turn.user("the")), sampling, 40, List.of("never there", stop));
            Completion answer = engine.generate(request, heard::append);
            assertThat(answer.finish()).isEqualTo(Finish.STOP_STRING);
            assertThat(answer.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
            assertThat(heard).hasToString(answer.text());
        }
    }

    @Test
    void whatMayBecomeAStopStringIsHeldBack() {
        StopStrings stops = new StopStrings(List.of("END", "\n\n"));
        assertThat(stops.add("one E")).isEqualTo("one ");
        assertThat(stops.add("N")).isEmpty();
        assertThat(stops.add("Tity\n")).isEqualTo("ENTity");
        assertThat(stops.add("x\n")).isEqualTo("\nx");
        assertThat(stops.add("\nEND")).isEmpty();
        assertThat(stops.stopped()).isTrue();
        assertThat(stops.text()).isEqualTo("one ENTity\nx");
        StopStrings none = new StopStrings(List.of("aab"));
        assertThat(none.add("aaa")).isEqualTo("a");
        assertThat(none.finish()).isEqualTo("aa");
    }

    @Test
    void aPromptLongerThanTheWindowIsRefused() {
        try (Engine engine = Engine.open(file, 1, 1)) {
            assertThatThrownBy(() -> engine.generate(request("q".repeat(200), Sampling.greedy(), 1)))
                    .isInstanceOf(PromptTooLongException.class)
                    .hasMessageContaining("context window holds 160");
        }
    }

    @Test
    void anInterruptedCallerGivesItsLaneAway() throws Exception {
        try (Engine engine = Engine.open(file, 1, 1)) {
            CountDownLatch begun = new CountDownLatch(1);
            ExecutorService callers = Executors.newSingleThreadExecutor();
            Future<Completion> first = callers.submit(() -> {
                while (true) {
                    engine.generate(request("the", Sampling.at(1, 1), 140), piece -> begun.countDown());
                }
            });
            begun.await();
            callers.shutdownNow();
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(engine.generate(request("the", endless(engine), 3)).outputTokens())
                    .isEqualTo(3);
        }
    }

    @Test
    void whatAListenerThrowsEndsItsAnswerOnly() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            assertThatThrownBy(() -> engine.generate(request("the", Sampling.at(1, 1), 100), piece -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThat(engine.generate(request("the", endless(engine), 3)).outputTokens())
                    .isEqualTo(3);
        }
    }

    @Test
    void probabilitiesAreTheModelsOwnWhateverTheSampling() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            Sampling sampling = endless(engine).withMinP(0.01).withRepeatPenalty(1.5, 20);
            Request asked = new Request(List.of(Turn.user("the")), sampling, 12, List.of(), OptionalInt.of(5));
            Completion told = engine.generate(asked);
            assertThat(told.choices()).hasSizeBetween(told.outputTokens(), told.outputTokens() + 1);
            List<Integer> ids = new ArrayList<>(engine.prompt(asked.turns()).ids());
            for (TokenChoice choice : told.choices()) {
                Sequence sequence = engine.model().transformer().sequence(ids.size());
                double[] own = Distribution.logProbabilities(engine.model()
                        .transformer()
                        .step(GoldenTest.rows(sequence, ids))
                        .get(0));
                assertThat(choice.logProbability()).isEqualTo(own[choice.token()]);
                assertThat(choice.alternatives())
                        .hasSize(5)
                        .allSatisfy(each -> assertThat(each.logProbability()).isEqualTo(own[each.token()]));
                ids.add(choice.token());
            }
            Completion untold = engine.generate(request("the", sampling, 12));
            assertThat(untold.choices()).isEmpty();
            assertThat(untold.text()).isEqualTo(told.text());
        }
    }

    @Test
    void aPenaltyThatIsHighKeepsEveryTokenFromComingTwice() throws InterruptedException {
        try (Engine engine = Engine.open(file, 1, 1)) {
            Sampling sampling = Sampling.greedy().withRepeatPenalty(100, 1000);
            Request asked = new Request(List.of(Turn.user("the")), sampling, 60, List.of(), OptionalInt.of(0));
            List<Integer> chosen = engine.generate(asked).choices().stream()
                    .map(TokenChoice::token)
                    .toList();
            assertThat(chosen).hasSizeGreaterThan(10).doesNotHaveDuplicates();
            assertThat(chosen)
                    .doesNotContainAnyElementsOf(engine.prompt(asked.turns()).ids());
        }
    }

    /** To its end this prompt would be read for minutes. */
    @Test
    @Timeout(60)
    void aLongPromptIsGivenUpInTheMiddle() throws Exception {
        Path wide = TinyModel.writer(1, TensorType.Q4_1)
                .key("llama.context_length", 100_000)
                .write(folder.resolve("wide.gguf"));
        Request endless = request("q".repeat(90_000), Sampling.greedy(), 5);
        try (Engine engine = Engine.open(wide, 2, 2)) {
            // Once a prompt is known, two lanes are served together: the short answer comes while the long prompt is
            // being read.
            engine.generate(request("the", Sampling.greedy(), 1));
            Generation reading = engine.start(endless);
            engine.generate(request("the noise", Sampling.at(1, 1), 20));
            reading.cancel();
            assertThatThrownBy(reading::next).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> reading.await(piece -> {})).isInstanceOf(CancellationException.class);
            Generation again = engine.start(endless);
            assertThat(again.next(Duration.ofMillis(1))).isEmpty();
            again.cancel();
        }
        try (Engine engine = Engine.open(wide, 2, 1)) {
            Generation reading = engine.start(endless);
            Generation waiting = engine.start(endless);
            waiting.cancel();
            reading.cancel();
            assertThat(engine.generate(request("the", Sampling.greedy(), 1)).outputTokens())
                    .isBetween(0, 1);
        }
    }

    @Test
    void anAnswerIsGivenUpByAnotherThread() throws Exception {
        try (Engine engine = Engine.open(file, 1, 1)) {
            Generation generation = engine.start(request("the", endless(engine), 5000));
            assertThat(generation.next()).isInstanceOf(Generation.Event.Piece.class);
            Thread other = new Thread(generation::cancel);
            other.start();
            other.join();
            assertThatThrownBy(generation::next).isInstanceOf(CancellationException.class);
            assertThat(engine.generate(request("the", endless(engine), 3)).outputTokens())
                    .isEqualTo(3);
        }
    }

    @Test
    void closingEndsEveryCaller() throws Exception {
        Engine engine = Engine.open(file, 2, 2);
        CountDownLatch begun = new CountDownLatch(2);
        ExecutorService callers = Executors.newFixedThreadPool(6);
        List<Future<Completion>> futures = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long seed = i;
            futures.add(callers.submit(() -> {
                begun.countDown();
                while (true) {
                    engine.generate(request("the", Sampling.at(1, seed), 140));
                }
            }));
        }
        begun.await();
        engine.close();
        engine.close();
        for (Future<Completion> future : futures) {
            assertThatThrownBy(future::get)
                    .cause()
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("closed");
        }
        callers.shutdown();
        assertThatThrownBy(() -> engine.generate(request("the", Sampling.greedy(), 1)))
                .hasMessageContaining("closed");
    }

    @Test
    void damagedWeightsAreAnErrorAndNotAnAnswer() {
        GgufWriter writer = TinyModel.writer(1, TensorType.F32);
        GgufWriter.Part norm = writer.part("output_norm.weight");
        byte[] notNumbers = new byte[norm.bytes().length];
        Arrays.fill(notNumbers, (byte) 0xFF);
        Path damaged = writer.tensor("output_norm.weight", new GgufWriter.Part(norm.sides(), norm.type(), notNumbers))
                .write(folder.resolve("damaged.gguf"));
        try (Engine engine = Engine.open(damaged, 1, 1)) {
            assertThatThrownBy(() -> engine.generate(request("the", Sampling.greedy(), 5)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("not a number");
        }
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        List<Turn> turns = List.of(Turn.user("x"));
        assertThatThrownBy(() -> new Request(List.of(), Sampling.greedy(), 1, List.of()))
                .hasMessageContaining("turn");
        assertThatThrownBy(() -> new Request(turns, Sampling.greedy(), 0, List.of()))
                .hasMessageContaining("limit");
        assertThatThrownBy(() -> new Request(turns, Sampling.greedy(), 1, List.of("")))
                .hasMessageContaining("stop");
        assertThatThrownBy(() -> new Request(turns, Sampling.greedy(), 1, List.of(), OptionalInt.of(101)))
                .hasMessageContaining("lternatives");
        assertThatThrownBy(() -> Engine.open(file, 1, 0)).hasMessageContaining("lanes");
        assertThatThrownBy(() -> Engine.open(file, 0, 1)).hasMessageContaining("thread");
    }

    /** Settings under which the tiny model writes at least 150 tokens to "the" without ending. */
    private static Sampling endless(Engine engine) throws InterruptedException {
        for (long seed = 0; seed < 100; seed++) {
            Sampling sampling = Sampling.at(1, seed);
            if (engine.generate(request("the", sampling, 5000)).finish() == Finish.CONTEXT_FULL) {
                return sampling;
            }
        }
        throw new AssertionError("the tiny model always ends");
    }

    private static Request request(String text, Sampling sampling, int maxTokens) {
        return new Request(List.of(Turn.user(text)), sampling, maxTokens, List.of());
    }

    private List<Completion> answers(int threads, int lanes, List<Request> requests) throws Exception {
        try (Engine engine = Engine.open(file, threads, lanes)) {
            return answers(engine, requests);
        }
    }

    private static List<Completion> answers(Engine engine, List<Request> requests) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(requests.size());
        try {
            List<Callable<Completion>> calls = new ArrayList<>();
            requests.forEach(request -> calls.add(() -> engine.generate(request)));
            List<Completion> completions = new ArrayList<>();
            for (Future<Completion> future : callers.invokeAll(calls)) {
                completions.add(future.get());
            }
            return completions;
        } finally {
            callers.shutdown();
        }
    }
}
