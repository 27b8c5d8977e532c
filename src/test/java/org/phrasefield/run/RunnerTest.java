package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Cause;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;
import org.phrasefield.trial.Width;

class RunnerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Patience QUICK = new Patience(3, Duration.ofMillis(1), Duration.ofMillis(5));

    private final Memory store = new Memory();
    private final Stop stop = new Stop();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private static Protocol protocol(Budget budget, double tolerance, int concurrency) {
        return new Protocol(
                "p",
                1,
                List.of("en"),
                List.of(new Intent(
                        "flat", Map.of("en", new Intent.Slots(Map.of("topic", Phrase.of("noise")))), List.of())),
                List.of(new FormChoice("direct", Map.of())),
                "direct",
                Optional.empty(),
                List.of(new ModelChoice(
                        ModelChoice.Role.SUBJECT, "echo", Settings.DEFAULT, Optional.empty(), Optional.empty())),
                1,
                Optional.empty(),
                1,
                budget,
                tolerance,
                OptionalInt.of(concurrency),
                Limits.DEFAULT,
                "en",
                "",
                "hash");
    }

    private static Plan plan(int trials) {
        List<Trial> list = new ArrayList<>();
        for (int i = 0; i < trials; i++) list.add(Trials.trial(i, "flat", "direct", i + 1));
        return new Plan(list);
    }

    private Runner.Ending run(Plan plan, Protocol protocol, LanguageModel model) {
        Progress progress = new Progress() {
            @Override
            public void lost(String name, String why) {
                told.add(name + " lost: " + why);
            }
        };
        store.planned = plan.trials();
        return new Runner(store, Clocks.of(CLOCK), QUICK, progress, stop)
                .run("r", plan, protocol, Map.of("echo", model));
    }

    @Test
    void asksEveryTrialOnce() {
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        Runner.Ending ending = run(plan(50), protocol(Budget.NONE, 0, 8), model);
        assertThat(ending.status()).isEqualTo(Status.COMPLETE);
        assertThat(ending.reasons()).isEmpty();
        assertThat(store.results).hasSize(50);
        assertThat(model.calls.get()).isEqualTo(50);
    }

    @Test
    void whatIsNotDurableIsInFlightHoweverSlowTheDiskIs() {
        store.slow = Duration.ofMillis(20);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Model model = new Model(question -> {
            most.accumulateAndGet(begun.incrementAndGet() - store.written.get(), Math::max);
            return Reply.of(new Outcome.Answered(Trials.answer("yes")));
        });
        assertThat(run(plan(40), protocol(Budget.NONE, 0, 4), model).status()).isEqualTo(Status.COMPLETE);
        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    @Timeout(20)
    void oneTrialThatBreaksTheServerEachTimeTakesNoLanesFromTheOthers() {
        String bad = plan(1).trials().get(0).phrasing().text();
        CountDownLatch broken = new CountDownLatch(3);
        Model model = new Model(question -> {
            if (question.messages().get(0).text().equals(bad)) {
                broken.countDown();
                return new Reply(
                        new Outcome.Failed(Cause.SERVICE, "broken"),
                        OptionalInt.of(500),
                        Optional.empty(),
                        Optional.empty());
            }
            broken.await();
            return Reply.of(new Outcome.Answered(Trials.answer("yes")));
        });
        run(plan(4), protocol(Budget.NONE, 1, 4), model);
        assertThat(broken.getCount()).isZero();
        assertThat(store.widths).extracting(Width::calls).containsExactly(4);
    }

    @Test
    void resumingAFinishedRunAsksNothing() {
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        run(plan(20), protocol(Budget.NONE, 0, 4), model);
        Runner.Ending again = run(plan(20), protocol(Budget.NONE, 0, 4), model);
        assertThat(again.status()).isEqualTo(Status.COMPLETE);
        assertThat(model.calls.get()).isEqualTo(20);
        assertThat(model.warmUps.get()).isEqualTo(1);
    }

    @Test
    void extendingAFinishedRunAsksOnlyWhatIsNew() {
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        run(plan(20), protocol(Budget.NONE, 0, 4), model);
        run(plan(25), protocol(Budget.NONE, 0, 4), model);
        assertThat(model.calls.get()).isEqualTo(25);
    }

    @Test
    void asksAgainWhereThatMayHelpAndKeepsEveryAttempt() {
        AtomicInteger calls = new AtomicInteger();
        Model model = new Model(question -> calls.incrementAndGet() < 3
                ? Reply.of(new Outcome.Failed(Cause.SERVICE, "down"))
                : Reply.of(new Outcome.Answered(Trials.answer("up"))));
        run(plan(1), protocol(Budget.NONE, 0, 1), model);
        Result result = store.results.values().iterator().next();
        assertThat(result.outcome().word()).isEqualTo("answered");
        assertThat(result.attempts())
                .extracting(attempt -> attempt.outcome().word())
                .containsExactly("failed", "failed", "answered");
    }

    @Test
    void doesNotAskAgainWhereThatCannotHelp() {
        Model model = new Model(question -> Reply.of(new Outcome.Failed(Cause.REQUEST, "too long")));
        Runner.Ending ending = run(plan(4), protocol(Budget.NONE, 1, 1), model);
        assertThat(model.calls.get()).isEqualTo(4);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.first()).contains(Remedy.REQUEST);
    }

    @Test
    void waitsAsLongAsTheServiceAsksButNotLongerThanIsSensible() {
        AtomicInteger calls = new AtomicInteger();
        Model model = new Model(question -> calls.incrementAndGet() == 1
                ? new Reply(
                        new Outcome.Failed(Cause.RATE, "slow down"),
                        OptionalInt.of(429),
                        Optional.of(Duration.ofDays(1)),
                        Optional.empty())
                : Reply.of(new Outcome.Answered(Trials.answer("fine"))));
        run(plan(1), protocol(Budget.NONE, 0, 1), model);
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void leavesALostModelAloneAndSaysWhy() {
        Model model = new Model(question -> Reply.of(new Outcome.Failed(Cause.MODEL, "no such model")));
        Runner.Ending ending = run(plan(30), protocol(Budget.NONE, 1, 1), model);
        assertThat(model.calls.get()).isEqualTo(1);
        assertThat(told).containsExactly("echo lost: no such model");
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.reasons()).isEmpty();
        assertThat(ending.first()).contains(Remedy.MODEL);
    }

    @Test
    void aServerThatHangsIsFoundOutAndTheRestIsAskedWhenItIsBack() {
        AtomicInteger answered = new AtomicInteger();
        Model hanging =
                new Model(question -> answered.incrementAndGet() <= 20
                        ? Reply.of(new Outcome.Answered(Trials.answer("yes")))
                        : Reply.of(new Outcome.TimedOut(Outcome.Limit.FIRST_TOKEN, "silence"))) {
                    @Override
                    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
                        super.warmUp(settings, limits);
                        return answered.get() == 0
                                ? Optional.empty()
                                : Optional.of(Reply.of(new Outcome.TimedOut(Outcome.Limit.LOAD, "it does not load")));
                    }
                };
        Runner.Ending ending = run(plan(50), protocol(Budget.NONE, 1, 1), hanging);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(told).contains("echo lost: it does not load");
        // Five different trials must meet it, the first four with all their attempts.
        assertThat(hanging.calls.get()).isEqualTo(33);
        Model back = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        assertThat(run(plan(50), protocol(Budget.NONE, 1, 1), back).status()).isEqualTo(Status.COMPLETE);
        assertThat(back.calls.get()).isEqualTo(30);
    }

    @Test
    void aServerThatOnlySaysThatItIsReadyIsGivenUpToo() {
        Model hanging = new Model(question -> Reply.of(new Outcome.TimedOut(Outcome.Limit.SILENCE, "silence")));
        Runner.Ending ending = run(plan(50), protocol(Budget.NONE, 1, 1), hanging);
        assertThat(hanging.calls.get()).isEqualTo(10);
        assertThat(told).singleElement().asString().contains("start it anew");
        assertThat(ending.first()).isEmpty();
    }

    @Test
    void aLoadThatFailsInPassingIsTriedAgainAndOneThatCannotSucceedIsNot() {
        AtomicInteger loads = new AtomicInteger();
        Model busy = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes")))) {
            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) {
                return loads.incrementAndGet() < 3
                        ? Optional.of(Reply.of(new Outcome.Failed(Cause.SERVICE, "busy")))
                        : Optional.empty();
            }
        };
        assertThat(run(plan(3), protocol(Budget.NONE, 0, 1), busy).status()).isEqualTo(Status.COMPLETE);
        Model unloadable = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes")))) {
            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) {
                loads.incrementAndGet();
                return Optional.of(Reply.of(new Outcome.TimedOut(Outcome.Limit.LOAD, "does not load")));
            }
        };
        loads.set(0);
        Runner.Ending ending = run(plan(5), protocol(Budget.NONE, 0, 1), unloadable);
        assertThat(loads.get()).isEqualTo(1);
        assertThat(unloadable.calls.get()).isZero();
        assertThat(told).containsExactly("echo lost: does not load");
        assertThat(ending.reasons()).isEmpty();
    }

    @Test
    void aSettingThatTheServiceDoesNotTakeEndsTheModelAtOnce() {
        Model model = new Model(question -> Reply.of(new Outcome.Failed(Cause.SETTING, "no max_tokens")));
        Runner.Ending ending = run(plan(50), protocol(Budget.NONE, 1, 1), model);
        assertThat(model.calls.get()).isEqualTo(1);
        assertThat(told).containsExactly("echo lost: no max_tokens");
        assertThat(ending.first()).contains(Remedy.SETTING);
    }

    @Test
    @Timeout(20)
    void whoRestsBeforeAnotherAttemptIsWokenWhenTheModelIsLost() {
        CountDownLatch resting = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Model model = new Model(question -> {
            if (calls.incrementAndGet() == 1) {
                resting.countDown();
                return new Reply(
                        new Outcome.Failed(Cause.SERVICE, "later"),
                        OptionalInt.of(500),
                        Optional.of(Duration.ofMinutes(9)),
                        Optional.empty());
            }
            resting.await();
            return Reply.of(new Outcome.Failed(Cause.KEY, "no such key"));
        });
        store.planned = plan(2).trials();
        Patience patient = new Patience(3, Duration.ofMinutes(9), Duration.ofMinutes(9));
        new Runner(store, Clocks.of(CLOCK), patient, new Progress() {}, stop)
                .run("r", plan(2), protocol(Budget.NONE, 1, 2), Map.of("echo", model));
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void aQuotaThatIsUsedUpInTheMiddleLeavesTheRestUnasked() {
        AtomicInteger asked = new AtomicInteger();
        Model model = new Model(question -> asked.incrementAndGet() <= 7
                ? Reply.of(new Outcome.Answered(Trials.answer("yes")))
                : Reply.of(new Outcome.Failed(Cause.QUOTA, "no quota")));
        run(plan(50), protocol(Budget.NONE, 1, 1), model);
        assertThat(model.calls.get()).isEqualTo(8);
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome() instanceof Outcome.Answered)
                .hasSize(7);
    }

    @Test
    void aServiceThatIsOnlyBusyIsAskedMoreOften() {
        AtomicInteger calls = new AtomicInteger();
        Model model = new Model(question -> calls.incrementAndGet() < 8
                ? new Reply(
                        new Outcome.Failed(Cause.SERVICE, "busy"),
                        OptionalInt.of(503),
                        Optional.empty(),
                        Optional.empty())
                : Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        assertThat(run(plan(1), protocol(Budget.NONE, 0, 1), model).status()).isEqualTo(Status.COMPLETE);
        assertThat(store.results.values().iterator().next().attempts()).hasSize(8);
    }

    @Test
    void aServerThatTakesTwoAtATimeAnswersEverythingWhateverWasAskedFor() {
        AtomicInteger inFlight = new AtomicInteger();
        Model model = new Model(question -> {
            try {
                if (inFlight.incrementAndGet() > 2) {
                    return new Reply(
                            new Outcome.Failed(Cause.SERVICE, "maximum pending requests exceeded"),
                            OptionalInt.of(503),
                            Optional.empty(),
                            Optional.empty());
                }
                Thread.yield();
                return Reply.of(new Outcome.Answered(Trials.answer("yes")));
            } finally {
                inFlight.decrementAndGet();
            }
        });
        assertThat(run(plan(100), protocol(Budget.NONE, 0, 8), model).status()).isEqualTo(Status.COMPLETE);
        assertThat(store.results).hasSize(100);
    }

    @Test
    void stopsWhenMoreFailThanTheToleranceBears() {
        Model model = new Model(question -> Reply.of(new Outcome.Failed(Cause.REQUEST, "no")));
        Runner.Ending ending = run(plan(100), protocol(Budget.NONE, 0.05, 1), model);
        assertThat(model.calls.get()).isEqualTo(6);
        assertThat(ending.reasons()).anyMatch(reason -> reason.contains("tolerance"));
    }

    @Test
    void keepsToABudgetOfCallsToTheLastOne() {
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        Protocol protocol = protocol(new Budget(OptionalLong.of(7), OptionalLong.empty()), 0, 4);
        Runner.Ending ending = run(plan(20), protocol, model);
        assertThat(model.calls.get()).isEqualTo(7);
        assertThat(store.results).hasSize(7);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.reasons()).anyMatch(reason -> reason.contains("7 calls"));
        assertThat(ending.first()).contains(Remedy.BUDGET);
    }

    @Test
    void stopsWhenTheTokensAreUsedUp() {
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        Trial any = plan(1).trials().get(0);
        long most = Purse.input(any) + any.settings().maxTokens();
        Protocol protocol = protocol(new Budget(OptionalLong.empty(), OptionalLong.of(most + 3 * 30)), 0, 1);
        run(plan(20), protocol, model);
        // 30 tokens an answer: after the third one more has room, whatever it takes, and after the fourth none.
        assertThat(model.calls.get()).isEqualTo(4);
    }

    @Test
    void finishesWhatIsInFlightWhenAskedToStop() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        Model model = new Model(question -> {
            begun.countDown();
            go.await();
            return Reply.of(new Outcome.Answered(Trials.answer("yes")));
        });
        Thread stopper = new Thread(() -> {
            try {
                begun.await();
                stop.ask(Status.INTERRUPTED, "interrupted");
                go.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
        Runner.Ending ending = run(plan(20), protocol(Budget.NONE, 0, 2), model);
        stopper.join();
        assertThat(ending.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(store.results).hasSize(2);
    }

    @Test
    void whatOutlivesTheGraceIsGivenUpAndCountedAsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        Model model = new Model(question -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return Reply.of(new Outcome.Answered(Trials.answer("never")));
        });
        Thread stopper = new Thread(() -> {
            try {
                begun.await();
                stop.ask(Status.INTERRUPTED, "interrupted");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
        Plan plan = plan(20);
        store.planned = plan.trials();
        Runner.Ending ending = new Runner(
                        store,
                        Clocks.of(CLOCK),
                        QUICK,
                        new Progress() {},
                        stop,
                        Duration.ofMillis(20),
                        Optional.empty())
                .run("r", plan, protocol(Budget.NONE, 0, 2), Map.of("echo", model));
        stopper.join();
        assertThat(ending.status()).isEqualTo(Status.INTERRUPTED);
        // The two calls were sent, and may have to be paid for.
        assertThat(store.results.values()).hasSize(2).allSatisfy(result -> {
            assertThat(result.attempts())
                    .singleElement()
                    .extracting(attempt -> attempt.outcome().reason())
                    .isEqualTo("given up when the run was interrupted");
            assertThat(result.outcome()).isInstanceOf(Outcome.NotRun.class);
        });
    }

    @Test
    void aFaultOfOurOwnIsNotHidden() {
        Model model = new Model(question -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> run(plan(5), protocol(Budget.NONE, 0, 2), model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void aModelThatIsStillLoadingIsNotWaitedFor() throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes")))) {
            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
                loading.countDown();
                new CountDownLatch(1).await();
                return Optional.empty();
            }
        };
        Thread stopper = new Thread(() -> {
            try {
                loading.await();
                stop.ask(Status.INTERRUPTED, "interrupted");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
        Runner.Ending ending = run(plan(20), protocol(Budget.NONE, 0, 2), model);
        stopper.join();
        assertThat(ending.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(store.results).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aLongWaitBeforeAModelIsReadyIsSaid() {
        List<String> said = new ArrayList<>();
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes")))) {
            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) {
                return Optional.of(new Reply(
                        new Outcome.Failed(Outcome.Cause.RATE, "busy"),
                        OptionalInt.of(429),
                        Optional.of(Duration.ofHours(2)),
                        Optional.empty()));
            }
        };
        Progress heard = new Progress() {
            @Override
            public void waits(String server, String why, Duration asked, Duration waits) {
                said.add(server + " " + why + ": " + asked + ", " + waits);
                stop.ask(Status.INTERRUPTED, "interrupted");
            }
        };
        Runner.Ending ending = new Runner(store, Clocks.of(Clock.systemUTC()), Patience.DEFAULT, heard, stop)
                .run("r", plan(5), protocol(Budget.NONE, 0, 2), Map.of("echo", model));
        assertThat(ending.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(said).containsExactly("echo answered with status 429: PT2H, PT10M");
    }

    @Test
    void aStoreThatCannotKeepEndsTheRunWithItsOwnWords() {
        store.full = true;
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        assertThatThrownBy(() -> run(plan(20), protocol(Budget.NONE, 0, 2), model))
                .isInstanceOf(StoreException.class)
                .hasMessage("the disk is full");
    }

    /** A question's answer, made by a test. */
    interface Answering {
        Reply reply(LanguageModel.Question question) throws InterruptedException;
    }

    static class Model implements LanguageModel {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger warmUps = new AtomicInteger();
        private final Answering answering;

        Model(Answering answering) {
            this.answering = answering;
        }

        @Override
        public ModelIdentity identity() {
            return ModelIdentity.named("echo");
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public Optional<String> caution(String language) {
            return Optional.empty();
        }

        @Override
        public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
            warmUps.incrementAndGet();
            return Optional.empty();
        }

        @Override
        public Reply ask(Question question) throws InterruptedException {
            calls.incrementAndGet();
            return answering.reply(question);
        }

        @Override
        public void close() {}
    }

    /** A store in memory, as much of it as a runner needs. */
    static final class Memory implements AnswerStore {
        final Map<String, Result> results = new LinkedHashMap<>();
        final List<Width> widths = new ArrayList<>();
        final List<Residence> residences = new ArrayList<>();
        final List<Spell> spells = new ArrayList<>();
        List<Trial> planned = List.of();
        final AtomicInteger written = new AtomicInteger();
        boolean full;
        /** How long each write takes. */
        Duration slow = Duration.ZERO;

        @Override
        public void begin(RunRecord run) {}

        @Override
        public void update(RunRecord run) {}

        @Override
        public Optional<RunRecord> newest(String protocol) {
            return Optional.empty();
        }

        @Override
        public Optional<RunRecord> run(String id) {
            return Optional.empty();
        }

        @Override
        public List<RunRecord> runs() {
            return List.of();
        }

        @Override
        public void plan(String run, List<Trial> trials) {
            planned = trials;
        }

        @Override
        public List<Trial> trials(String run) {
            return planned;
        }

        @Override
        public Set<String> settled(String run) {
            Set<String> keys = new HashSet<>();
            new HashMap<>(results).forEach((key, result) -> {
                if (result.outcome().settled()) keys.add(key);
            });
            return keys;
        }

        @Override
        public Spent spent(String run) {
            return new Spent(0, 0);
        }

        @Override
        public void record(String run, List<Result> kept) {
            if (full) throw new StoreException("the disk is full");
            try {
                assertThat(new CountDownLatch(1).await(slow.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            written.addAndGet(kept.size());
            kept.forEach(result -> results.put(result.key(), result));
        }

        @Override
        public synchronized void keep(String run, Width width) {
            widths.add(width);
        }

        @Override
        public synchronized List<Width> widths(String run) {
            return List.copyOf(widths);
        }

        @Override
        public synchronized void keep(String run, Residence residence) {
            residences.add(residence);
        }

        @Override
        public synchronized void keep(String run, Spell spell) {
            spells.add(spell);
        }

        @Override
        public synchronized Course course(String run) {
            return new Course(widths, residences, spells, Map.of());
        }

        @Override
        public void each(String run, BiConsumer<Trial, Optional<Result>> reader) {
            planned.forEach(trial -> reader.accept(trial, Optional.ofNullable(results.get(trial.key()))));
        }
    }
}
