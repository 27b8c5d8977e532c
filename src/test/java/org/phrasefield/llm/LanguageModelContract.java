package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
