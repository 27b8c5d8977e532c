package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.RunnerTest.Memory;
import org.phrasefield.run.RunnerTest.Model;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Cause;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/** A server that is gone for a while. */
class OutageTest {
    private static final Reply LOST = Reply.of(new Outcome.Failed(Cause.CONNECTION, "connection refused"));

    private final Memory store = new Memory();
    private final Stop stop = new Stop();
    private double tolerance;
    private Clock steady = Clock.systemUTC();
    private Duration first = Duration.ofMillis(1);
    private Optional<Curfew> curfew = Optional.empty();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private Protocol protocol(int lanes) {
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
                Budget.NONE,
                tolerance,
                OptionalInt.of(lanes),
                Limits.DEFAULT,
                "en",
                "",
                "hash");
    }

    private static Lodging lodging(LanguageModel model) {
        return new Lodging(model, residence -> {}, new Progress() {});
    }

    private Runner.Ending run(int lanes, Duration longest, Model model) {
        return run(lanes, 40, longest, model);
    }

    private Runner.Ending run(int lanes, int number, Duration longest, Model model) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= number; i++) trials.add(Trials.trial(i, "flat", "direct", i));
        store.planned = trials;
        Progress progress = new Progress() {
            @Override
            public void gone(String name, String why, Duration time) {
                told.add("gone: " + why);
            }

            @Override
            public void busy(String server, String why) {
                told.add("busy: " + why);
            }

            @Override
            public void back(String name) {
                told.add("back");
            }

            @Override
            public void lost(String name, String why) {
                told.add("lost: " + why);
            }
        };
        return new Runner(
                        store,
                        new Clocks(Clock.systemUTC(), steady),
                        new Patience(3, first, longest),
                        progress,
                        stop,
                        curfew)
                .run("r", new Plan(trials), protocol(lanes), Map.of("echo", model));
    }

    private static final Reply YES = Reply.of(new Outcome.Answered(Trials.answer("yes")));

    /** Answers by how often it was looked after, the first time at the run's beginning, and how often it was asked. */
    private static final class Looked extends Model {
        final AtomicInteger looks;
        private final IntFunction<Optional<Reply>> hindrance;

        private Looked(AtomicInteger looks, RunnerTest.Answering answering, IntFunction<Optional<Reply>> hindrance) {
            super(answering);
            this.looks = looks;
            this.hindrance = hindrance;
        }

        /** Gives a reply from its tenth call on, until it was looked after so many times. */
        static Looked failing(Reply reply, int until, IntFunction<Optional<Reply>> hindrance) {
            AtomicInteger looks = new AtomicInteger();
            AtomicInteger asked = new AtomicInteger();
            return new Looked(
                    looks, question -> asked.incrementAndGet() > 10 && looks.get() <= until ? reply : YES, hindrance);
        }

        @Override
        public Optional<Reply> warmUp(Settings settings, Limits limits) {
            return hindrance.apply(looks.incrementAndGet());
        }
    }

    /** Gone until it was looked after so many times. */
    private static Model goneFor(int looks) {
        return Looked.failing(LOST, looks, look -> look > 1 && look <= looks ? Optional.of(LOST) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void loseNoTrialToAServerThatComesBack(int lanes) {
        Runner.Ending ending = run(lanes, Duration.ofMillis(200), goneFor(2));
        assertThat(ending.status()).as("%s %s", told, ending).isEqualTo(Status.COMPLETE);
        assertThat(store.results).hasSize(40);
        assertThat(told).containsExactly("gone: connection refused", "back");
    }

    private static final Reply BROKEN = new Reply(
            new Outcome.Failed(Cause.SERVICE, "answered with status 502"),
            OptionalInt.of(502),
            Optional.empty(),
            Optional.empty());

    /** Fails by its own fault until it was looked after so many times; says all the while that it is ready. */
    private static Model brokenFor(int looks) {
        return Looked.failing(BROKEN, looks, look -> Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void loseNoTrialToAServerThatIsBrokenForAWhile(int lanes) {
        Runner.Ending ending = run(lanes, Duration.ofMillis(200), brokenFor(1));
        assertThat(ending.status()).as("%s %s", told, ending).isEqualTo(Status.COMPLETE);
        assertThat(store.results).hasSize(40);
        assertThat(told).containsExactly("gone: answered with status 502", "back");
    }

    @Test
    void loseNoTrialToAServerThatSaysThatItIsReadyAndGoesOnToFail() {
        Runner.Ending ending = run(2, Duration.ofSeconds(5), brokenFor(2));
        assertThat(ending.status()).as("%s %s", told, ending).isEqualTo(Status.COMPLETE);
        assertThat(told).containsExactly("gone: answered with status 502", "back");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aServerThatStaysBrokenIsGivenUpAndNothingHasFailed(int lanes) {
        Runner.Ending ending = run(lanes, Duration.ofMillis(20), brokenFor(Integer.MAX_VALUE));
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.reasons()).as("the tolerance bears nothing").isEmpty();
        assertThat(told).contains("lost: answered with status 502");
        onlyAnsweredAndNotRun();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aTrialThatBreaksTheServerWhileOthersDoNotHasFailedItself(int lanes) {
        int seed = Trials.trial(5, "flat", "direct", 5).samplingSeed();
        Model model = new Model(question -> question.samplingSeed() == seed ? BROKEN : YES);
        Runner.Ending ending = run(lanes, Duration.ofMillis(20), model);
        assertThat(ending.reasons()).singleElement().asString().contains("tolerance");
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome().failed())
                .hasSize(1);
        // Alone, it is asked again once the others have been; among others it is found out at once.
        if (lanes == 1) assertThat(store.settled("r")).hasSize(39);
        assertThat(told).doesNotContain("lost: answered with status 502");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void whatBreaksTheServerByItselfHoldsNothingUpAtTheEnd(int lanes) {
        tolerance = 1;
        // The last go well, so that none fails with no other to compare it with.
        Looked model = new Looked(
                new AtomicInteger(),
                question -> question.samplingSeed() % 8 == 0 && question.samplingSeed() <= 320 ? BROKEN : YES,
                look -> Optional.empty());
        run(lanes, 400, Duration.ofMillis(20), model);
        assertThat(told).doesNotContain("lost: answered with status 502");
        assertThat(store.results).hasSize(400);
        assertThat(store.results.values())
                .filteredOn(result -> !result.outcome().settled())
                .hasSize(40)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class));
        // Where no other is asked meanwhile each looks like an outage, once; and so it is looked once at the beginning.
        assertThat(model.looks).hasValueLessThanOrEqualTo(41);
    }

    private static final Reply BUSY = new Reply(
            new Outcome.Failed(Cause.SERVICE, "answered with status 503: server busy"),
            OptionalInt.of(503),
            Optional.empty(),
            Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aServerThatIsBusyForAllIsWaitedForAndUsesUpNoTrial(int lanes) {
        Looked model = Looked.failing(BUSY, 3, look -> Optional.empty());
        Runner.Ending ending = run(lanes, Duration.ofSeconds(5), model);
        assertThat(ending.status()).as("%s %s", told, ending).isEqualTo(Status.COMPLETE);
        assertThat(store.results).hasSize(40);
        assertThat(told).containsExactly("busy: answered with status 503");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aServerThatWasBusyForAllFromTheBeginningIsGivenUpAndNothingHasFailed(int lanes) {
        Looked model = new Looked(new AtomicInteger(), question -> BUSY, look -> Optional.empty());
        Runner.Ending ending = run(lanes, Duration.ofMillis(20), model);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.reasons()).as("the tolerance bears nothing").isEmpty();
        assertThat(told)
                .startsWith("busy: answered with status 503")
                .contains("lost: answered with status 503: server busy");
        assertThat(store.results.values())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.NotRun.class));
    }

    /** However long it asks to be left alone, again and again. */
    @Test
    void aServerThatAsksForEverForAnotherWaitIsGivenUp() {
        Reply later =
                new Reply(BUSY.outcome(), OptionalInt.of(503), Optional.of(Duration.ofMillis(50)), Optional.empty());
        Looked model = new Looked(new AtomicInteger(), question -> later, look -> Optional.empty());
        Runner.Ending ending = run(4, Duration.ofMillis(60), model);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(told).contains("lost: answered with status 503: server busy");
    }

    /** Who meets it alone rests only when the others have been asked. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrialForWhichTheServerIsBusyHoldsNoOtherUp(int lanes) {
        first = Duration.ofHours(1);
        tolerance = 1;
        int seed = Trials.trial(2, "flat", "direct", 2).samplingSeed();
        AtomicInteger well = new AtomicInteger();
        Model model = new Model(question -> {
            if (question.samplingSeed() == seed) return BUSY;
            if (well.incrementAndGet() == 39) stop.ask(Status.INTERRUPTED, "all others were asked");
            return YES;
        });
        run(lanes, Duration.ofHours(2), model);
        assertThat(store.settled("r")).hasSize(39);
    }

    @Test
    void inANightAServerThatIsGoneIsWaitedForUntilTheTimeEnds() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        curfew = Optional.of(new Curfew(until, "the night ended", Clock.systemUTC(), stop));
        Runner.Ending ending = run(4, Duration.ZERO, goneFor(2));
        assertThat(ending.status()).as("%s %s", told, ending).isEqualTo(Status.COMPLETE);
        assertThat(told).containsExactly("gone: connection refused", "back");
    }

    /** Its weights are others from a call on. */
    private static Model replaced(AtomicInteger asked, int from) {
        return new Model(question -> {
            asked.incrementAndGet();
            return YES;
        }) {
            @Override
            public ModelIdentity identity() {
                return weights("aaa");
            }

            @Override
            public Optional<ModelIdentity> identityNow() {
                return Optional.of(weights(asked.get() < from ? "aaa" : "bbb"));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aModelThatIsReplacedInMidRunIsAskedNoFurtherAndWhatMayBeItsIsTakenBack(int lanes) {
        AtomicInteger asked = new AtomicInteger();
        Runner.Ending ending = run(lanes, 2000, Duration.ofMillis(20), replaced(asked, 150));
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.first()).contains(Remedy.ANEW);
        // What the other lanes ask while one looks is not held back, so that with several it may be found at either
        // look.
        assertThat(asked.get()).isBetween(lanes == 1 ? 200 : 100, 1999);
        assertThat(told).singleElement().asString().contains("changed while it was asked: weights aaa → bbb");
        onlyAnsweredAndNotRun();
        // Between the look after the hundredth call and the next one the model became another.
        assertThat(store.settled("r").size()).isBetween(lanes == 1 ? 99 : 0, 149);
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome() instanceof Outcome.NotRun)
                .isNotEmpty()
                .allSatisfy(
                        result -> assertThat(result.outcome().reason()).startsWith("taken back: the model changed"));
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome().settled())
                .allSatisfy(
                        result -> assertThat(result.attempts().get(0).digest()).contains("aaa"));
    }

    @Test
    void aModelThatIsReplacedIsFoundOutWithinAMinuteHoweverSlowItIs() {
        AtomicInteger asked = new AtomicInteger();
        // Twenty seconds a call: the hundredth would be half an hour away.
        InstantSource slow = () -> Instant.EPOCH.plusSeconds(20L * asked.get());
        steady = slow.withZone(ZoneOffset.UTC);
        Runner.Ending ending = run(1, 80, Duration.ofMillis(20), replaced(asked, 10));
        assertThat(ending.first()).contains(Remedy.ANEW);
        assertThat(asked.get()).isBetween(10, 14);
        assertThat(store.settled("r").size()).isBetween(5, 9);
    }

    @Test
    void aModelThatIsReplacedBeforeTheLastAnswersIsFoundOutAtTheEnd() {
        AtomicInteger asked = new AtomicInteger();
        Runner.Ending ending = run(2, 40, Duration.ofMillis(20), replaced(asked, 30));
        assertThat(asked).hasValue(40);
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.first()).contains(Remedy.ANEW);
        assertThat(store.settled("r")).hasSizeLessThan(30);
    }

    @Test
    void whatAnswersBeforeAnybodyCanTellWhoStays() {
        Model silent = new Model(question -> YES) {
            @Override
            public Optional<ModelIdentity> identityNow() {
                return Optional.empty();
            }
        };
        assertThat(run(2, 250, Duration.ofMillis(20), silent).status()).isEqualTo(Status.COMPLETE);
    }

    private static ModelIdentity weights(String digest) {
        return new ModelIdentity(
                "echo",
                Optional.empty(),
                Optional.of(digest),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aServerThatStaysAwayIsGivenUpAndWhatWasInFlightWaitsWithTheRest(int lanes) {
        Runner.Ending ending = run(lanes, Duration.ofMillis(20), goneFor(Integer.MAX_VALUE));
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(ending.reasons()).as("the tolerance bears nothing").isEmpty();
        assertThat(told).contains("lost: connection refused");
        onlyAnsweredAndNotRun();
    }

    /** One that waits for nothing, with nine trials to ask. */
    private Outage outage(LanguageModel model, Gate gate, Standing standing) {
        Outage.Terms terms = new Outage.Terms(
                Duration.ZERO,
                Duration.ZERO,
                Clock.systemUTC(),
                stop,
                new Progress() {},
                ConcurrentHashMap.newKeySet(),
                9);
        return new Outage(model, Settings.DEFAULT, Limits.DEFAULT, gate, standing, terms);
    }

    @Test
    void theGateOpensOnceTheModelIsKnownToBeLost() throws Exception {
        Model gone = new Model(question -> LOST) {
            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) {
                return Optional.of(LOST);
            }
        };
        try (Recorder recorder = new Recorder(results -> {}, result -> {}, () -> {})) {
            Standing standing = new Standing(
                    gone,
                    Settings.DEFAULT,
                    Limits.DEFAULT,
                    new Unconfirmed(recorder),
                    lodging(gone),
                    Clock.systemUTC());
            List<Boolean> lostWhenOpened = new ArrayList<>();
            Gate gate = new Gate(Clock.systemUTC(), stop) {
                @Override
                synchronized void open() {
                    lostWhenOpened.add(standing.lost().isPresent());
                    super.open();
                }
            };
            Outage outage = outage(gone, gate, standing);
            outage.note("one", LOST, outage.begins("any"), Duration.ZERO);
            outage.note("two", LOST, outage.begins("any"), Duration.ZERO);
            assertThat(lostWhenOpened).containsExactly(true);
        }
    }

    @Test
    void aReplyThatWasOnItsWayBeforeAFaultDoesNotMakeTheFaultTheTrialsOwn() throws Exception {
        Model ready = Looked.failing(YES, 0, look -> Optional.empty());
        try (Recorder recorder = new Recorder(results -> {}, result -> {}, () -> {})) {
            Standing standing = new Standing(
                    ready,
                    Settings.DEFAULT,
                    Limits.DEFAULT,
                    new Unconfirmed(recorder),
                    lodging(ready),
                    Clock.systemUTC());
            Outage outage = outage(ready, new Gate(Clock.systemUTC(), stop), standing);
            Loners.Begun early = outage.begins("any");
            outage.note("one", BROKEN, outage.begins("any"), Duration.ZERO);
            assertThat(outage.excuses("one", true)).isTrue();
            outage.note("early", YES, early, Duration.ZERO);
            assertThat(outage.alone("one")).as("nobody knows yet").isFalse();
            assertThat(outage.excuses("one", true)).isTrue();
            outage.note("after", YES, outage.begins("any"), Duration.ZERO);
            assertThat(outage.alone("one")).isTrue();
            outage.note("one", BROKEN, outage.begins("any"), Duration.ZERO);
            assertThat(outage.excuses("one", true)).isFalse();
        }
    }

    @Test
    void aRunThatEndsWhileTheServerIsAwayLeavesNothingFailed() {
        Model gone = Looked.failing(LOST, Integer.MAX_VALUE, look -> {
            if (look > 2) stop.ask(Status.INCOMPLETE, "the time is used up");
            return look > 1 ? Optional.of(LOST) : Optional.empty();
        });
        Runner.Ending ending = run(4, Duration.ofMillis(20), gone);
        assertThat(ending.reasons()).containsExactly("the time is used up");
        onlyAnsweredAndNotRun();
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome() instanceof Outcome.NotRun)
                .as("the calls that were made count")
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.attempts()).isNotEmpty());
    }

    private void onlyAnsweredAndNotRun() {
        assertThat(store.results.values())
                .extracting(result -> result.outcome().word())
                .containsOnly("answered", "not run");
    }

    private static Reply in200(Outcome outcome) {
        return new Reply(outcome, OptionalInt.of(200), Optional.empty(), Optional.empty());
    }

    private static Reply failed(int status, Cause cause, String why) {
        return new Reply(new Outcome.Failed(cause, why), OptionalInt.of(status), Optional.empty(), Optional.empty());
    }

    /** What a server may say to every question for a while, though it says that it is ready. */
    enum Kind {
        PAGE(failed(200, Cause.REPLY, "sent a page instead of an answer")),
        GARBAGE(failed(200, Cause.REPLY, "sent \u0000garbage instead of an answer")),
        ERROR_IN_SUCCESS(failed(200, Cause.SERVICE, "answered with an error: overloaded")),
        RUNNER_KILLED(failed(200, Cause.SERVICE, "answered with an error: llama runner process has terminated")),
        REDIRECT(failed(302, Cause.REPLY, "answered with status 302")),
        STATUS_500(failed(500, Cause.SERVICE, "answered with status 500")),
        CLOSED(LOST),
        BROKEN_OFF(failed(200, Cause.CONNECTION, "the connection broke")),
        SILENCE(in200(new Outcome.TimedOut(Outcome.Limit.SILENCE, "silent for 1 s"))),
        NO_FIRST_TOKEN(Reply.of(new Outcome.TimedOut(Outcome.Limit.FIRST_TOKEN, "no answer within 1 s")));

        private final Reply reply;

        Kind(Reply reply) {
            this.reply = reply;
        }
    }

    /** Ready whenever it is looked after; meets every question from a call on until another with a fault. */
    private static Model wrong(Kind kind, int from, int until) {
        AtomicInteger asked = new AtomicInteger();
        return new Model(question -> {
            int call = asked.incrementAndGet();
            return call > from && call <= until ? kind.reply : YES;
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aStretchOfFaultsOfAnyKindCostsNoTrial(Kind kind) {
        first = Duration.ZERO;
        for (int calls : List.of(24, 4000)) {
            for (int lanes : List.of(1, 4, 16)) {
                store.results.clear();
                Runner.Ending ending = run(lanes, 198, Duration.ofSeconds(30), wrong(kind, 40, 40 + calls));
                assertThat(ending.status()).as("%d: %s %s", lanes, told, ending).isEqualTo(Status.COMPLETE);
                assertThat(store.settled("r")).hasSize(198);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneCallAtATimeTriesAServerThatFails(Kind kind) {
        first = Duration.ZERO;
        AtomicInteger most = new AtomicInteger();
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Model model = new Model(question -> {
            int now = inFlight.incrementAndGet();
            int call = asked.incrementAndGet();
            // Whatever was in flight when the first faults came has ended by then.
            if (call > 300 && call < 1000) most.accumulateAndGet(now, Math::max);
            Thread.onSpinWait();
            inFlight.decrementAndGet();
            return call > 40 && call <= 1000 ? kind.reply : YES;
        });
        assertThat(run(8, 198, Duration.ofSeconds(30), model).status()).isEqualTo(Status.COMPLETE);
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsWrongForGoodAfterAnswersIsGivenUpWithItsOwnWords(Kind kind) {
        for (int lanes : List.of(1, 4, 16)) {
            store.results.clear();
            told.clear();
            Runner.Ending ending = run(lanes, 198, Duration.ofMillis(30), wrong(kind, 40, Integer.MAX_VALUE));
            assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
            assertThat(ending.reasons()).as("the tolerance bears nothing").isEmpty();
            assertThat(told).contains("lost: " + kind.reply.outcome().reason());
            onlyAnsweredAndNotRun();
        }
    }

    @ParameterizedTest
    @CsvSource({"PAGE, 1", "PAGE, 4", "GARBAGE, 4", "ERROR_IN_SUCCESS, 4", "REDIRECT, 4", "CLOSED, 4", "BROKEN_OFF, 4"})
    void whatIsWrongFromTheBeginningEndsTheRunSoon(Kind kind, int lanes) {
        tolerance = 0.05;
        AtomicInteger asked = new AtomicInteger();
        Model model = new Model(question -> {
            asked.incrementAndGet();
            return kind.reply;
        });
        Runner.Ending ending = run(lanes, 198, Duration.ofHours(1), model);
        assertThat(ending.reasons()).singleElement().asString().contains("tolerance");
        assertThat(asked.get()).isLessThanOrEqualTo(3 * (10 + lanes));
    }

    @ParameterizedTest
    @CsvSource({"SILENCE, 1", "SILENCE, 4", "NO_FIRST_TOKEN, 16"})
    void silenceFromTheBeginningGivesTheModelUpSoon(Kind kind, int lanes) {
        tolerance = 1;
        Runner.Ending ending = run(lanes, 198, Duration.ofHours(1), wrong(kind, 0, Integer.MAX_VALUE));
        assertThat(ending.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(told).anyMatch(each -> each.startsWith("lost:") && each.contains("calls in a row got no answer"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void trialsThatFaultAloneFailAloneWhateverTheKind(Kind kind) {
        tolerance = 1;
        for (int lanes : List.of(1, 4, 16)) {
            store.results.clear();
            told.clear();
            Model model = new Model(
                    question -> question.samplingSeed() % 8 == 0 && question.samplingSeed() <= 320 ? kind.reply : YES);
            run(lanes, 400, Duration.ofSeconds(20), model);
            assertThat(told).noneMatch(each -> each.startsWith("lost"));
            assertThat(store.results).hasSize(400);
            assertThat(store.results.values())
                    .filteredOn(result -> !result.outcome().settled())
                    .hasSize(40)
                    .allSatisfy(result -> assertThat(result.outcome().failed()).isTrue());
        }
    }
}
