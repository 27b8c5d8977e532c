package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** What every model keeps to, whoever answers. */
abstract class LanguageModelContract {
    private LanguageModel model;

    /** A model that answers every question. */
    abstract LanguageModel open() throws Exception;

    @BeforeEach
    void openTheModel() throws Exception {
        model = open();
    }

    @AfterEach
    void closeTheModel() {
        model.close();
    }

    /** A model of this kind that ends without a word; empty where this kind never does. */
    Optional<LanguageModel> blank() throws Exception {
        return Optional.empty();
    }

    /** A model of this kind whose answers are cut; empty where this kind never cuts any. */
    Optional<LanguageModel> cut() throws Exception {
        return Optional.empty();
    }

    /** A model of this kind that never ends its answer; empty where this kind answers at once. */
    Optional<LanguageModel> silent() throws Exception {
        return Optional.empty();
    }

    /** The key that this model was opened with; empty where it has none. */
    Optional<String> key() {
        return Optional.empty();
    }

    private static LanguageModel orSkip(Optional<LanguageModel> model) {
        assumeTrue(model.isPresent(), "this kind of model never does that");
        return model.get();
    }

    @Test
    void anAnswerWithoutAWordIsEmptyAndSaysWhy() throws Exception {
        try (LanguageModel blank = orSkip(blank())) {
            Outcome outcome = blank.ask(asked(1)).outcome();
            assertThat(outcome).isInstanceOf(Outcome.Empty.class);
            assertThat(outcome.reason()).isNotBlank();
        }
    }

    @Test
    void aCutAnswerIsNoAnswerAndKeepsWhatCame() throws Exception {
        try (LanguageModel cut = orSkip(cut())) {
            Outcome outcome = cut.ask(asked(1)).outcome();
            assertThat(outcome).isInstanceOf(Outcome.Cut.class);
            assertThat(outcome.reason()).isNotBlank();
            assertThat(outcome.text().orElseThrow().text()).isNotBlank();
        }
    }

    @Test
    @Timeout(20)
    void aCallThatNeverEndsEndsAtItsLimit() throws Exception {
        try (LanguageModel silent = orSkip(silent())) {
            Question plain = asked(1);
            Limits brief = FakeOllama.limits(300, 300, 300, 300);
            Outcome outcome = silent.ask(new Question(plain.messages(), plain.settings(), 1, brief))
                    .outcome();
            assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
            assertThat(outcome.reason()).contains("limits:");
        }
    }

    @Test
    @Timeout(20)
    void aCallInFlightIsLetGoWhenItsCallerIs() throws Exception {
        try (LanguageModel silent = orSkip(silent())) {
            FutureTask<Reply> call = new FutureTask<>(() -> silent.ask(asked(1)));
            Thread caller = new Thread(call);
            caller.start();
            while (caller.getState() != Thread.State.TIMED_WAITING && caller.isAlive()) Thread.onSpinWait();
            caller.interrupt();
            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void noKeyIsInAnythingItSays() throws Exception {
        assumeTrue(key().isPresent(), "this kind of model has no key");
        assertThat(model.ask(asked(1)) + " " + model.identity() + " " + model.identityNow())
                .doesNotContain(key().orElseThrow());
    }

    @Test
    void whoAnswersNowIsWhoAnsweredBefore() throws Exception {
        model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
        model.ask(asked(1));
        ModelIdentity now = model.identityNow().orElseThrow();
        assertThat(now.reference()).isEqualTo(model.identity().reference());
        assertThat(model.identity().changes(now)).isEmpty();
    }

    @Test
    void noFewerLanesAreTriedThanThereAreToBeginWith() {
        assertThat(model.mostLanes()).isGreaterThanOrEqualTo(model.lanes());
    }

    static Question question(String text, int seed) {
        return new Question(List.of(new Message(Message.Role.USER, text)), Settings.DEFAULT, seed, Limits.DEFAULT);
    }

    /** A question that this model answers to the end. */
    Question asked(int seed) {
        return question("Name a colour.", seed);
    }

    @Test
    void anAnswerEndsByItselfAndHasText() throws Exception {
        Reply reply = model.ask(asked(1));
        assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
        assertThat(reply.outcome().text().orElseThrow().text()).isNotBlank();
    }

    @Test
    void theSameSeedGivesTheSameText() throws Exception {
        assertThat(model.ask(asked(7)).outcome().text().orElseThrow().text())
                .isEqualTo(model.ask(asked(7)).outcome().text().orElseThrow().text());
    }

    @Test
    void aSystemMessageIsTaken() throws Exception {
        Question plain = asked(1);
        List<Message> messages = new ArrayList<>(plain.messages());
        if (messages.size() == 1) messages.add(0, new Message(Message.Role.SYSTEM, "Be short."));
        Question withSystem = new Question(messages, plain.settings(), 1, plain.limits());
        assertThat(model.ask(withSystem).outcome()).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void identityNamesServiceAndModelAndStays() throws Exception {
        ModelIdentity before = model.identity();
        model.warmUp(Settings.DEFAULT, Limits.DEFAULT);
        model.ask(asked(1));
        assertThat(model.identity()).isEqualTo(before);
        assertThat(before.reference()).isNotBlank();
    }

    @Test
    void aReadyModelHasNothingThatHinders() throws Exception {
        assertThat(model.warmUp(Settings.DEFAULT, Limits.DEFAULT)).isEmpty();
    }

    @Test
    void lanesAreAtLeastOne() {
        assertThat(model.lanes()).isPositive();
    }

    @Test
    void manyThreadsMayAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int seed = i;
                replies.add(threads.submit(() -> model.ask(asked(seed))));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().outcome()).isInstanceOf(Outcome.Answered.class);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptedCallerIsLetGo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model.ask(asked(1))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void closingTwiceIsHarmless() {
        model.close();
        model.close();
    }
}
