package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.RunnerTest.Memory;
import org.phrasefield.run.RunnerTest.Model;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;
import org.phrasefield.trial.Usage;

/** A run whose time or money is limited. */
class NightRunTest {
    private static final Instant BEGIN = Instant.parse("2026-11-25T23:00:00Z");

    private final Memory store = new Memory();
    private final Stop stop = new Stop();

    private static ModelChoice choice(String reference, Optional<Price> price) {
        return new ModelChoice(
                ModelChoice.Role.SUBJECT,
                reference,
                Settings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                price,
                ModelChoice.DEFAULT_PAIRS);
    }

    private static Protocol protocol(Budget budget, List<ModelChoice> models) {
        return protocol(budget, models, 1);
    }

    private static Protocol protocol(Budget budget, List<ModelChoice> models, int lanes) {
        return new Protocol(
                "p",
                1,
                List.of("en"),
                List.of(new Intent(
                        "flat", Map.of("en", new Intent.Slots(Map.of("topic", Phrase.of("noise")))), List.of())),
                List.of(new FormChoice("direct", Map.of())),
                "direct",
                Optional.empty(),
                models,
                1,
                Optional.empty(),
                1,
                budget,
                0,
                OptionalInt.of(lanes),
                Limits.DEFAULT,
                "en",
                "",
                "hash");
    }

    private static List<Trial> trials(String model, int trials) {
        return Stream.iterate(1, number -> number + 1)
                .limit(trials)
                .map(number -> trial(model, number))
                .toList();
    }

    private static Trial trial(String model, int number) {
        Trial like = Trials.trial(number, "flat", "direct", number);
        return new Trial(
                model + like.key(),
                number,
                like.part(),
                new Cell("en", "flat", "direct", Cell.NO_WORD, model),
                number,
                like.phrasing(),
                like.messages(),
                like.settings(),
                number);
    }

    /** Asks models one after another; a minute a question by the clock; the night ends after this many minutes. */
    private List<String> asked(int minutes, Map<String, Integer> trials) {
        return asked(minutes, trials, Budget.NONE);
    }

    private List<String> asked(int minutes, Map<String, Integer> trials, Budget budget) {
        Hands hands = new Hands(BEGIN);
        Instant end = BEGIN.plus(Duration.ofMinutes(minutes));
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Map<String, LanguageModel> models = new LinkedHashMap<>();
        List<Trial> plan = new ArrayList<>();
        trials.forEach((name, number) -> {
            plan.addAll(trials(name, number));
            models.put(
                    name,
                    new Model(question -> {
                        asked.add(name);
                        hands.move(Duration.ofMinutes(1));
                        if (!hands.instant().isBefore(end)) stop.ask(Status.INCOMPLETE, "the night is over");
                        return Reply.of(new Outcome.Answered(Trials.answer("yes")));
                    }) {
                        @Override
                        public ModelIdentity identity() {
                            return ModelIdentity.named(name);
                        }
                    });
        });
        store.planned = plan;
        Protocol protocol = protocol(
                budget,
                trials.keySet().stream()
                        .map(name -> choice(name, Optional.empty()))
                        .toList());
        new Runner(
                        store,
                        Clocks.of(hands.clock()),
                        Patience.DEFAULT,
                        new Progress() {},
                        stop,
                        Duration.ofSeconds(5),
                        Optional.of(new Curfew(end, "the night is over", hands.clock(), stop)))
                .run("r", new Plan(plan), protocol, models);
        return asked;
    }

    private static Map<String, Integer> two(int first, int second) {
        Map<String, Integer> trials = new LinkedHashMap<>();
        trials.put("echo", first);
        trials.put("planted/length", second);
        return trials;
    }

    @Test
    void aShortNightIsSharedByTheModels() {
        List<String> asked = asked(60, two(100, 100));
        assertThat(asked.subList(0, 30)).containsOnly("echo");
        assertThat(asked.subList(30, 60)).containsOnly("planted/length");
        assertThat(asked).hasSize(60);
    }

    private static Stream<Budget> budgets() {
        OptionalLong none = OptionalLong.empty();
        Trial any = trials("echo", 1).get(0);
        long tokens = Purse.input(any) + any.settings().maxTokens();
        // An answer has 30 tokens; the last one of a share is begun only where all that it may take is there.
        return Stream.of(
                new Budget(OptionalLong.of(60), none, Optional.empty(), Optional.empty()),
                new Budget(none, OptionalLong.of(tokens + 58 * 30), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("budgets")
    void aBudgetIsSharedByTheModelsAsTheTimeIs(Budget budget) {
        List<String> asked = asked(10_000, two(100, 100), budget);
        assertThat(asked.size()).isBetween(58, 60);
        assertThat(Collections.frequency(asked, "planted/length")).isBetween(28, 46);
        assertThat(asked.subList(0, 14)).containsOnly("echo");
        assertThat(stop.reason().orElseThrow().words()).contains("is used up");
    }

    @ParameterizedTest
    @MethodSource("budgets")
    void whatOneModelLeavesOfABudgetTheOtherGets(Budget budget) {
        List<String> asked = asked(10_000, two(100, 5), budget);
        assertThat(asked.size()).isBetween(58, 60);
        assertThat(Collections.frequency(asked, "planted/length")).isEqualTo(5);
    }

    @Test
    void whatOneModelDoesNotNeedTheOtherGets() {
        List<String> asked = asked(60, two(100, 5));
        assertThat(asked.subList(30, 35)).containsOnly("planted/length");
        assertThat(asked.subList(35, 60)).containsOnly("echo");
    }

    @Test
    void aNightThatIsLongEnoughAsksEverythingModelByModel() {
        List<String> asked = asked(500, two(100, 100));
        assertThat(asked.subList(0, 100)).containsOnly("echo");
        assertThat(asked).hasSize(200);
        assertThat(stop.asked()).isFalse();
    }

    /** Tells one moment after another, the last for ever. */
    private static Clock telling(String... moments) {
        Queue<Instant> left = new ArrayDeque<>();
        for (String moment : moments) left.add(Instant.parse("2026-11-" + moment + "Z"));
        InstantSource told = () -> {
            Instant now = left.element();
            if (left.size() > 1) left.remove();
            return now;
        };
        return told.withZone(ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // It is over already; it comes; the machine slept beyond it; the clock was put back and it comes all the same.
        "26T06:30:00, 26T06:30:00, 26T06:30:00",
        "26T06:29:59.990, 26T06:29:59.999, 26T06:30:00",
        "26T06:29:59.999, 26T11:00:00, 26T11:00:00",
        "26T06:29:59.999, 26T06:29:59.990, 26T06:30:00.001",
    })
    void theEndIsNoticedByTheClockOnTheWall(String first, String second, String third) {
        Clock clock = telling(first, second, third);
        try (Curfew curfew =
                Curfew.watch(Instant.parse("2026-11-26T06:30:00Z"), "the night ended at 06:30", clock, stop)) {
            assertThat(stop.signal().join().words()).isEqualTo("the night ended at 06:30");
        }
    }

    @Test
    void aWatchThatIsNotNeededAnyMoreEnds() {
        Curfew.watch(Instant.MAX, "never", telling("25T23:00:00"), stop).close();
        assertThat(stop.asked()).isFalse();
    }

    @Test
    void waitingForTheNightEndsWithTheStop() throws InterruptedException {
        assertThat(Curfew.await(BEGIN, telling("25T22:59:59.999", "25T23:00:00"), stop))
                .isTrue();
        stop.ask(Status.INTERRUPTED, "interrupted");
        assertThat(Curfew.await(BEGIN, telling("25T20:00:00"), stop)).isFalse();
    }

    @ParameterizedTest(name = "the clock on the wall jumps by {0}")
    @CsvSource({"-PT1H", "PT9H"})
    void aCallTakesAsLongAsItTakesWhateverTheClockOnTheWallIsSetTo(Duration jump) {
        Hands wall = new Hands(BEGIN);
        Hands steady = new Hands(BEGIN);
        Model model = new Model(question -> {
            wall.move(jump);
            steady.move(Duration.ofSeconds(2));
            return Reply.of(new Outcome.Answered(Trials.answer("yes")));
        });
        store.planned = trials("echo", 3);
        new Runner(store, new Clocks(wall.clock(), steady.clock()), Patience.DEFAULT, new Progress() {}, stop)
                .run(
                        "r",
                        new Plan(store.planned),
                        protocol(Budget.NONE, List.of(choice("echo", Optional.empty()))),
                        Map.of("echo", model));
        assertThat(store.results.values())
                .hasSize(3)
                .allSatisfy(
                        result -> assertThat(result.attempts().get(0).took()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(store.results.values().stream()
                        .map(result -> result.attempts().get(0).startedAt())
                        .toList())
                .containsExactly(BEGIN, BEGIN.plus(jump), BEGIN.plus(jump).plus(jump));
    }

    @Test
    void noWaitThatAServerAskedForGrowsWhereTheClockIsPutBack() throws InterruptedException {
        Hands wall = new Hands(BEGIN);
        Hands steady = new Hands(BEGIN);
        Gate gate = new Gate(new Clocks(wall.clock(), steady.clock()).steady(), stop);
        gate.shut(Duration.ofSeconds(30));
        wall.move(Duration.ofDays(-1));
        steady.move(Duration.ofSeconds(20));
        assertThat(gate.shut(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aWaitThatTheRunEndsInTheMiddleOfIsNoAsking() {
        Hands hands = new Hands(BEGIN);
        Outcome busy = new Outcome.Failed(Outcome.Cause.RATE, "too many requests");
        Model model = new Model(question -> {
            hands.move(Duration.ofSeconds(1));
            return new Reply(busy, OptionalInt.of(429), Optional.of(Duration.ofMinutes(1)), Optional.empty());
        });
        Progress progress = new Progress() {
            @Override
            public void waits(String server, String why, Duration asked, Duration waits) {
                hands.move(Duration.ofSeconds(18));
                stop.ask(Status.INCOMPLETE, "the night is over");
            }
        };
        store.planned = trials("echo", 1);
        new Runner(store, Clocks.of(hands.clock()), Patience.DEFAULT, progress, stop)
                .run(
                        "r",
                        new Plan(store.planned),
                        protocol(Budget.NONE, List.of(choice("echo", Optional.empty()))),
                        Map.of("echo", model));
        assertThat(Course.sums(store.spells))
                .containsEntry(Spell.What.ASKING, Duration.ofSeconds(1))
                .containsEntry(Spell.What.WAITING, Duration.ofSeconds(18));
    }

    @ParameterizedTest(name = "there once: {0}")
    @CsvSource({"false, '[absent, loading, came]'", "true, '[loading, absent, back]'"})
    void aModelThatIsLookedForIsLoadedOnceItIsThereAndComesBackOnlyWhereItWasBefore(boolean once, String said) {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger looks = new AtomicInteger();
        Model late = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes")))) {
            private Optional<Reply> missing() {
                return looks.incrementAndGet() < 6
                        ? Optional.of(Reply.of(new Outcome.Failed(Outcome.Cause.CONNECTION, "nobody there")))
                        : Optional.empty();
            }

            @Override
            public boolean awaited() {
                return true;
            }

            @Override
            public Optional<Reply> look() {
                return once ? Optional.empty() : missing();
            }

            @Override
            public Optional<Reply> warmUp(Settings settings, Limits limits) {
                return once && calls.get() > 0 ? missing() : Optional.empty();
            }
        };
        store.planned = trials("echo", 2);
        Progress progress = new Progress() {
            @Override
            public void warmsUp(String model) {
                told.add("loading");
            }

            @Override
            public void absent(String model, String why, Instant until) {
                told.add("absent");
            }

            @Override
            public void came(String model) {
                told.add("came");
            }

            @Override
            public void back(String model) {
                told.add("back");
            }
        };
        Patience patience = new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1));
        Hands hands = new Hands(BEGIN);
        Instant end = BEGIN.plus(Duration.ofHours(1));
        Curfew curfew = new Curfew(end, "the night is over", hands.clock(), stop);
        Runner runner = new Runner(
                store, Clocks.of(hands.clock()), patience, progress, stop, Duration.ofSeconds(5), Optional.of(curfew));
        Protocol protocol = protocol(Budget.NONE, List.of(choice("echo", Optional.empty())));
        if (once) {
            runner.run("r", new Plan(trials("echo", 1)), protocol, Map.of("echo", late));
            told.clear();
        }
        assertThat(runner.run("r", new Plan(store.planned), protocol, Map.of("echo", late))
                        .status())
                .isEqualTo(Status.COMPLETE);
        assertThat(told).hasToString(said);
    }

    @Test
    void neverSpendsMoreMoneyThanThereIs() {
        Price price = new Price(new Money(BigDecimal.ZERO, "EUR"), new Money(BigDecimal.TEN, "EUR"));
        // An answer has 20 tokens and costs 0.0002; 400 may come, so 0.004 is put by before each call.
        Budget budget = new Budget(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new Money(new BigDecimal("0.0045"), "EUR")),
                Optional.empty());
        Model model = new Model(question -> Reply.of(new Outcome.Answered(Trials.answer("yes"))));
        store.planned = trials("echo", 20);
        Runner.Ending ending = new Runner(
                        store, Clocks.of(Clock.systemUTC()), Patience.DEFAULT, new Progress() {}, stop)
                .run(
                        "r",
                        new Plan(store.planned),
                        protocol(budget, List.of(choice("echo", Optional.of(price)))),
                        Map.of("echo", model));
        assertThat(model.calls.get()).isEqualTo(3);
        assertThat(ending.reasons()).containsExactly("the budget of 0.0045 EUR is used up");
    }

    /** Asks with eight lanes; the first calls wait for each other, so that they are in flight together. */
    private Runner.Ending togetherAgainst(Budget budget, Answer answer, int together) {
        CountDownLatch first = new CountDownLatch(together);
        Model model = new Model(question -> {
            first.countDown();
            first.await();
            return Reply.of(new Outcome.Answered(answer));
        });
        Price price = new Price(new Money(BigDecimal.ZERO, "EUR"), new Money(BigDecimal.TEN, "EUR"));
        store.planned = trials("echo", 400);
        return new Runner(store, Clocks.of(Clock.systemUTC()), Patience.DEFAULT, new Progress() {}, stop)
                .run(
                        "r",
                        new Plan(store.planned),
                        protocol(budget, List.of(choice("echo", Optional.of(price))), 8),
                        Map.of("echo", model));
    }

    private long tokensOfAnswers() {
        return store.results.values().stream()
                .flatMap(result -> result.outcome().text().stream())
                .mapToLong(answer -> Purse.total(answer.usage()))
                .sum();
    }

    @Test
    void whatIsPutByForCallsInFlightIsWaitedForBeforeABudgetCountsAsUsedUp() {
        // Room for five calls at their most (0.004 each), and for a hundred answers of 0.0002.
        Budget budget = new Budget(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new Money(new BigDecimal("0.0200"), "EUR")),
                Optional.empty());
        Runner.Ending ending = togetherAgainst(budget, Trials.answer("yes"), 5);
        assertThat(ending.reasons()).hasSize(1);
        // One more would not fit at its most.
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome().settled())
                .hasSizeBetween(80, 81);
    }

    @Test
    void tokensAreHeldBackBeforeACallSoThatNoBudgetOfThemIsOverrun() {
        Budget budget = new Budget(OptionalLong.empty(), OptionalLong.of(2000), Optional.empty(), Optional.empty());
        Runner.Ending ending = togetherAgainst(budget, Trials.answer("yes"), 4);
        assertThat(ending.reasons()).containsExactly("the budget of 2000 tokens is used up");
        assertThat(tokensOfAnswers()).isBetween(1500L, 2000L);
    }

    @Test
    void whereAServiceTellsNoUsageWhatWasPutByIsSpent() {
        Answer silent = new Answer("yes", Optional.empty(), "stop", Usage.UNKNOWN, Optional.empty());
        Budget budget = new Budget(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new Money(new BigDecimal("0.0200"), "EUR")),
                Optional.empty());
        Runner.Ending ending = togetherAgainst(budget, silent, 5);
        assertThat(ending.reasons()).hasSize(1);
        assertThat(store.results.values())
                .filteredOn(result -> result.outcome().settled())
                .hasSize(5);
    }

    @Test
    void whatMayHaveBeenMadeBeforeARunWasKilledIsNotMadeAgainWithTheSameBudget() throws InterruptedException {
        Price price = new Price(new Money(BigDecimal.ZERO, "EUR"), new Money(BigDecimal.TEN, "EUR"));
        Plan plan = new Plan(trials("echo", 20));
        Spent spent = new Spent(5, 100, Map.of("echo", new Spent.Tokens(0, 100)), 3);
        record Limit(Budget budget, int calls) {}
        OptionalLong none = OptionalLong.empty();
        for (Limit limit : List.of(
                new Limit(new Budget(OptionalLong.of(10), none, Optional.empty(), Optional.empty()), 2),
                // 400 tokens may have come back to each of the three, and as many as its question has bytes were sent.
                new Limit(new Budget(none, OptionalLong.of(1300), Optional.empty(), Optional.empty()), 0),
                new Limit(
                        new Budget(
                                none, none, Optional.of(new Money(new BigDecimal("0.013"), "EUR")), Optional.empty()),
                        0))) {
            Stop ends = new Stop();
            Purse purse =
                    new Purse(protocol(limit.budget(), List.of(choice("echo", Optional.of(price)))), plan, spent, ends);
            int taken = 0;
            while (purse.take(plan.trials().get(taken)) == Purse.Taken.YES) taken++;
            assertThat(taken).as("%s", limit).isEqualTo(limit.calls());
            assertThat(ends.reason().orElseThrow().words())
                    .endsWith("; as made counts what was in flight when the run was ended without a word, 3 at most");
        }
    }
}
