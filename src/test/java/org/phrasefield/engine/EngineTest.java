package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
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
