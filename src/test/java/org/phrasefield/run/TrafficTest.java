package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trials;
import org.phrasefield.trial.Width;

class TrafficTest {
    private static final Reply ANSWER = Reply.of(new Outcome.Answered(Trials.answer("yes")));

    private static final Progress SILENT = new Progress() {};

    private final List<Width> history = new ArrayList<>();
    private final Hands hands = new Hands(Instant.EPOCH);
    private final Gate gate = new Gate(hands.clock(), new Stop());

    private record Lanes(int lanes, int mostLanes) implements LanguageModel {
        @Override
        public ModelIdentity identity() {
            return ModelIdentity.named("m");
        }

        @Override
        public Optional<String> caution(String language) {
            return Optional.empty();
        }

        @Override
        public Optional<Reply> warmUp(Settings settings, Limits limits) {
            return Optional.empty();
        }

        @Override
        public Reply ask(Question question) {
            return ANSWER;
        }

        @Override
        public void close() {}
    }

    private Traffic traffic(int first, int most, OptionalInt asked) {
        return new Traffic(new Lanes(first, most), asked, Clocks.of(hands.clock()), gate, SILENT, history::add);
    }

    private static Reply busy(Optional<Duration> wait) {
        return new Reply(
                new Outcome.Failed(Outcome.Cause.RATE, "slow down"), OptionalInt.of(429), wait, Optional.empty());
    }

    /** Rounds of as many calls as may be in flight, against a server that works on so many at a time, each for 200 ms. */
    private void rounds(Traffic traffic, int rounds, int capacity, int refusedAbove) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            int then = traffic.pass();
            int begun = 0;
            while (traffic.enter()) begun++;
            hands.move(Duration.ofMillis(200L * Math.max(1, (begun + capacity - 1) / capacity)));
            for (int call = 1; call <= begun; call++) {
                traffic.learn(call > refusedAbove ? busy(Optional.empty()) : ANSWER, then, Duration.ofMinutes(1));
                traffic.leave();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 64, 20, 18, 31", "4, 64, 4, 4, 6", "8, 64, 1000, 60, 64", "2, 2, 9, 2, 2", "4, 16, 1, 4, 6"})
    void theNumberGrowsForAsLongAsThatPays(int first, int most, int capacity, int low, int high)
            throws InterruptedException {
        Traffic traffic = traffic(first, most, OptionalInt.empty());
        rounds(traffic, 200, capacity, 10_000);
        assertThat(traffic.width()).isBetween(low, high);
    }

    @Test
    void aServiceThatIsBusyNowAndThenWhateverIsInFlightKeepsTheNumber() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(32));
        Random random = new Random(20261129);
        long widths = 0;
        int calls = 20_000;
        for (int call = 0; call < calls; call++) {
            boolean busy = random.nextInt(50) == 0;
            traffic.learn(busy ? busy(Optional.empty()) : ANSWER, traffic.pass(), Duration.ofMinutes(1));
            widths += traffic.width();
        }
        assertThat((double) widths / calls).isGreaterThan(24);
    }

    @Test
    void aServiceThatFailsByItsOwnFaultGetsFewerAtOnceAndNoMoreWhileItDoes() throws InterruptedException {
        Traffic traffic = traffic(8, 64, OptionalInt.empty());
        Reply broken = new Reply(
                new Outcome.Failed(Outcome.Cause.SERVICE, "broken"),
                OptionalInt.of(500),
                Optional.empty(),
                Optional.empty());
        for (int call = 0; call < 400; call++) {
            hands.move(Duration.ofMillis(10));
            traffic.learn(call % 3 == 0 ? broken : ANSWER, traffic.pass(), Duration.ofMinutes(1));
            assertThat(traffic.width()).isLessThanOrEqualTo(8);
        }
        assertThat(traffic.width()).isLessThan(4);
        assertThat(history).extracting(Width::why).contains(Width.Why.FAULTS).doesNotContain(Width.Why.TRIED);
    }

    @Test
    void eachChangeOfTheNumberIsTold() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.empty());
        rounds(traffic, 40, 12, 10_000);
        assertThat(history).first().isEqualTo(new Width("m", Instant.EPOCH, 4, Width.Why.BEGINNING));
        assertThat(history).extracting(Width::calls).startsWith(4, 6, 9, 13);
        assertThat(history).last().extracting(Width::why).isEqualTo(Width.Why.FOUND);
        rounds(traffic, 1, 64, 2);
        assertThat(history).last().satisfies(width -> {
            assertThat(width.why()).isEqualTo(Width.Why.BUSY);
            assertThat(width.calls()).isEqualTo(traffic.width());
            assertThat(width.since()).isEqualTo(hands.instant());
        });
        rounds(traffic, 9, 64, 10_000);
        assertThat(history).last().extracting(Width::why).isEqualTo(Width.Why.CALM);
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).calls()).isNotEqualTo(history.get(i - 1).calls());
        }
    }

    @Test
    void aNumberThatTheProtocolNamesIsKeptFromTheFirstCall() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(32));
        assertThat(traffic.width()).isEqualTo(32);
        rounds(traffic, 50, 4, 10_000);
        assertThat(traffic.width()).isEqualTo(32);
        assertThat(traffic.most()).isEqualTo(32);
    }

    @Test
    void aBusyServiceHalvesTheNumberOnceForAllThatWereInFlight() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(32));
        rounds(traffic, 1, 64, 10);
        assertThat(traffic.width()).isEqualTo(16);
    }

    @Test
    void afterThatItGrowsBackByOneAndStaysBelowWhatWasTooMuch() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(12));
        int most = 0;
        for (int i = 0; i < 400; i++) {
            rounds(traffic, 1, 64, 5);
            if (i > 100) most = Math.max(most, traffic.width());
        }
        assertThat(most).isLessThanOrEqualTo(6);
        assertThat(traffic.width()).isBetween(1, 6);
    }

    @Test
    void whatWasTooMuchForAWhileIsTriedAgainAfterALongCalm() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(12));
        rounds(traffic, 20, 64, 5);
        assertThat(traffic.width()).isLessThanOrEqualTo(6);
        rounds(traffic, 2000, 64, 10_000);
        assertThat(traffic.width()).isEqualTo(12);
    }

    @Test
    void aNumberThatWasFoundInABadHourIsTriedAgainAfterALongCalm() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.empty());
        rounds(traffic, 40, 4, 10_000);
        assertThat(traffic.width()).isBetween(4, 6);
        rounds(traffic, 3000, 1000, 10_000);
        assertThat(traffic.width()).isBetween(60, 64);
    }

    @Test
    void whatWasTooMuchWhileItWasTriedIsTriedAgainAfterALongCalm() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.empty());
        rounds(traffic, 40, 1000, 8);
        assertThat(traffic.width()).isLessThan(14);
        rounds(traffic, 6000, 1000, 10_000);
        assertThat(traffic.width()).isBetween(60, 64);
    }

    @Test
    void aServerThatHasNoMoreToGiveIsAskedForMoreSeldomAndLetGoAgain() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.empty());
        rounds(traffic, 40, 4, 10_000);
        int found = traffic.width();
        history.clear();
        int more = 0;
        for (int round = 0; round < 3000; round++) {
            rounds(traffic, 1, 4, 10_000);
            if (traffic.width() > found) more++;
            assertThat(traffic.width()).isLessThanOrEqualTo(found + found / 2);
        }
        assertThat(more).as("rounds of more calls than were found").isBetween(1, 300);
        assertThat(history).extracting(Width::why).containsOnly(Width.Why.TRIED, Width.Why.FOUND);
    }

    @Test
    void aNumberThatTheProtocolNamesIsNeverPassed() throws InterruptedException {
        Traffic traffic = traffic(4, 64, OptionalInt.of(5));
        for (int round = 0; round < 3000; round++) {
            rounds(traffic, 1, 1000, 10_000);
            assertThat(traffic.width()).isEqualTo(5);
        }
    }

    @Test
    void aClockThatStandsStillTeachesNothing() throws InterruptedException {
        Traffic traffic = new Traffic(
                new Lanes(4, 64),
                OptionalInt.empty(),
                Clocks.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                gate,
                SILENT,
                history::add);
        for (int i = 0; i < 1000; i++) traffic.learn(ANSWER, 0, Duration.ofMinutes(1));
        assertThat(traffic.width()).isEqualTo(4);
    }

    @Test
    @Timeout(20)
    void whatTheServiceAskedForHoldsEveryLaneBack() throws InterruptedException {
        Stop stop = new Stop();
        Gate real = new Gate(Clock.systemUTC(), stop);
        Traffic traffic = new Traffic(
                new Lanes(4, 4), OptionalInt.empty(), Clocks.of(Clock.systemUTC()), real, SILENT, history::add);
        Instant start = Instant.now();
        traffic.learn(busy(Optional.of(Duration.ofMillis(300))), 0, Duration.ofMinutes(1));
        Thread other = new Thread(() -> {
            try {
                traffic.pass();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        traffic.pass();
        other.join();
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    @Timeout(20)
    void noWaitIsLongerThanIsSensibleNorThanTheRun() throws InterruptedException {
        Stop stop = new Stop();
        Gate real = new Gate(Clock.systemUTC(), stop);
        Traffic traffic = new Traffic(
                new Lanes(4, 4), OptionalInt.empty(), Clocks.of(Clock.systemUTC()), real, SILENT, history::add);
        traffic.learn(busy(Optional.of(Duration.ofDays(1))), 0, Duration.ofMillis(5));
        traffic.pass();
        traffic.learn(busy(Optional.of(Duration.ofDays(1))), 0, Duration.ofDays(1));
        stop.ask(Status.INTERRUPTED, "stopped");
        traffic.pass();
        assertThat(stop.asked()).isTrue();
    }

    @Test
    void aLongWaitIsSaidOnceEachTimeTheGateIsShut() {
        List<String> said = new ArrayList<>();
        Traffic traffic = new Traffic(
                new Lanes(4, 4),
                OptionalInt.empty(),
                Clocks.of(hands.clock()),
                gate,
                new Progress() {
                    @Override
                    public void waits(String server, String why, Duration asked, Duration waits) {
                        said.add(server + " " + why + ": " + asked + ", " + waits);
                    }
                },
                history::add);
        Duration longest = Duration.ofMinutes(10);
        traffic.learn(busy(Optional.of(Duration.ofSeconds(3))), 0, longest);
        assertThat(said).isEmpty();
        for (int lane = 0; lane < 4; lane++) {
            traffic.learn(busy(Optional.of(Duration.ofDays(1))), 0, longest);
            hands.move(Duration.ofMillis(20));
        }
        assertThat(said).containsExactly("m answered with status 429: PT24H, PT10M");
        hands.move(longest);
        traffic.learn(busy(Optional.of(Duration.ofSeconds(40))), 0, longest);
        assertThat(said).hasSize(2).last().isEqualTo("m answered with status 429: PT40S, PT40S");
    }
}
