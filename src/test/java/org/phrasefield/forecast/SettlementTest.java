package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.forecast.BetsSample.ANNA;
import static org.phrasefield.forecast.BetsSample.NOON;
import static org.phrasefield.forecast.BetsSample.bet;
import static org.phrasefield.forecast.BetsSample.measured;
import static org.phrasefield.forecast.BetsSample.place;
import static org.phrasefield.forecast.BetsSample.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.forecast.Forecaster.Automatic;
import org.phrasefield.forecast.Settled.Rule;
import org.phrasefield.map.Difference;
import org.phrasefield.stats.NormalBelief;

class SettlementTest {
    private static final Place IMAGINE = place("imagine", Index.LENGTH);
    private static final Claim MORE = Claim.of(Index.LENGTH, Size.MORE);
    private static final Claim LESS = Claim.of(Index.LENGTH, Size.LESS);

    private static List<Settled> ofAnna(Settlement settlement) {
        return settlement.of(ANNA).settled();
    }

    @Test
    void aBetIsSettledByTheFirstRunWhoseAnswersCameAfterIt() {
        RunResult first = run(1, measured("imagine", Index.LENGTH, 2, .1));
        RunResult second = run(2, measured("imagine", Index.LENGTH, 3, .1));
        Settlement settlement = Settlement.of(
                List.of(bet(1, IMAGINE, LESS), bet(1, IMAGINE, MORE), bet(2, IMAGINE, LESS)), List.of(first, second));
        assertThat(ofAnna(settlement)).extracting(Settled::run).containsExactly("sweep-001", "sweep-002");
        assertThat(ofAnna(settlement)).extracting(Settled::claim).containsExactly(MORE, LESS);
        assertThat(settlement.open()).isEmpty();
        Settlement late = Settlement.of(List.of(bet(3, IMAGINE, MORE)), List.of(first, second));
        assertThat(ofAnna(late)).isEmpty();
        assertThat(late.open()).extracting(Settlement.Open::why).containsExactly(Settlement.Reason.NOT_RUN);
        assertThat(late.people()).containsExactly(ANNA);
    }

    @Test
    void aBetOnAnotherMeaningOrOnWhatIsNotToldStaysOpen() {
        RunResult run = run(1, measured("name", Index.LENGTH, 2, .1));
        Bet other = new Bet(ANNA, "sweep", "h2", IMAGINE, MORE, NOON);
        Bet foreign = new Bet(ANNA, "another", "h1", IMAGINE, MORE, NOON);
        Settlement settlement = Settlement.of(List.of(other, bet(1, IMAGINE, MORE), foreign), List.of(run));
        assertThat(settlement.open())
                .extracting(Settlement.Open::why)
                .containsExactly(
                        Settlement.Reason.PROTOCOL_CHANGED, Settlement.Reason.NOT_TOLD, Settlement.Reason.NOT_RUN);
    }

    @Test
    void aBetOnWhateverModelIsThereIsSettledByTheOneThatWasTaken() {
        RunResult run = new RunResult(
                "sweep-001",
                "sweep",
                Map.of("planted/length", new RunResult.Beginning(NOON, "h1")),
                Optional.of("planted/length"),
                List.of(measured("imagine", Index.LENGTH, 2, .1)),
                List.of());
        Bet bet = bet(0, new Place("en", "auto", "imagine", Index.LENGTH), MORE);
        assertThat(ofAnna(Settlement.of(List.of(bet), List.of(run)))).hasSize(1);
    }

    @Test
    void whoeverIsNotAskedForecastsFromEarlierRunsAlone() {
        RunResult first = run(
                1,
                measured("imagine", Index.LENGTH, 2, .1),
                measured("name", Index.LENGTH, -2, .1),
                measured("story", Index.LENGTH, 0, .1),
                measured("story", Index.STRATEGY, 3, .1));
        RunResult second = run(2, measured("imagine", Index.LENGTH, 2.2, .1), measured("story", Index.STRATEGY, 3, .1));
        Settlement settlement = Settlement.of(List.of(), List.of(first, second));
        TrackRecord last = settlement.of(Automatic.LAST_NIGHT);
        assertThat(last.runs()).containsExactly("sweep-002");
        assertThat(last.settled().get(0).claim().middle()).isCloseTo(2 * Index.LENGTH.interest(), within(1e-9));
        TrackRecord mean = settlement.of(Automatic.MEAN_SO_FAR);
        assertThat(mean.settled()).hasSize(1);
        assertThat(mean.settled().get(0).claim().middle()).isCloseTo(0, within(1e-9));
        assertThat(mean.settled().get(0).claim().probability()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(settlement.of(Automatic.SOURCE).settled())
                .extracting(each -> each.measured().place().form())
                .containsExactly("name", "story", "story");
    }

    @Test
    void ordersAreComparedByRankElseByMiddleAndHaveACeiling() {
        Measured[] came = {
            measured("name", Index.LENGTH, -2, .1),
            measured("how-many", Index.LENGTH, 0, .1),
            measured("imagine", Index.LENGTH, 2, .1),
            measured("story", Index.LENGTH, 3, .1)
        };
        List<Difference> differences = new ArrayList<>();
        for (Measured each : came) {
            for (int intent = 0; intent < 8; intent++) {
                differences.add(new Difference(
                        "en", "planted/length", "log-words", each.place().form(), "i" + intent, each.estimate(), 2));
            }
        }
        RunResult run =
                new RunResult("sweep-001", "sweep", run(1).begun(), Optional.empty(), List.of(came), differences);
        List<Bet> right = new ArrayList<>();
        List<Bet> ranked = new ArrayList<>();
        for (int i = 0; i < came.length; i++) {
            Claim claim = Claim.of(Index.LENGTH, came[i].size());
            right.add(bet(1, came[i].place(), claim));
            ranked.add(bet(1, came[i].place(), claim.at(4 - i)));
        }
        Orders middles = Orders.of(Settlement.of(right, List.of(run)).of(ANNA), List.of(run))
                .orElseThrow();
        assertThat(middles.tau()).isGreaterThan(0.9);
        assertThat(middles.ceiling().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(middles.byChance()).isCloseTo(Math.sqrt(2 * 13 / 108.0), within(1e-9));
        // One rank more or less changes nothing as long as a form has none.
        List<Bet> mixed = new ArrayList<>(right);
        mixed.set(0, ranked.get(0));
        assertThat(Orders.of(Settlement.of(mixed, List.of(run)).of(ANNA), List.of(run))
                        .orElseThrow()
                        .tau())
                .isEqualTo(middles.tau());
        Orders reversed = Orders.of(Settlement.of(ranked, List.of(run)).of(ANNA), List.of(run))
                .orElseThrow();
        assertThat(reversed.tau()).isCloseTo(-1, within(1e-9));
        assertThat(Orders.of(Settlement.of(right.subList(0, 2), List.of(run)).of(ANNA), List.of(run)))
                .isEmpty();
    }

    /** Two halves of noisy topics agree less with each other than a right forecast does with all of them. */
    @Test
    void aCeilingThatIsTooLowCountsAsReachedAndNoMore() {
        Orders above = new Orders(0.9, 3, 0.2, OptionalDouble.of(0.6));
        assertThat(above.reached().orElseThrow()).isEqualTo(1);
        assertThat(new Orders(0.3, 3, 0.2, OptionalDouble.of(0.6)).reached().orElseThrow())
                .isCloseTo(0.5, within(1e-9));
        assertThat(new Orders(-0.3, 3, 0.2, OptionalDouble.of(0.6)).reached()).isEmpty();
        assertThat(new Orders(0.3, 3, 0.2, OptionalDouble.empty()).reached()).isEmpty();
    }

    /** Nights of nine forms: who knows them beats the mean of all where they differ; where they do not, nobody is called better. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void knowingTheFormsPaysWhereTheyDifferAndNowhereElse(long seed) {
        assertThat(against(new Random(seed), 2).better()).as("seed " + seed).contains(true);
        Optional<Boolean> better = against(new Random(seed), 0).better();
        assertThat(better.orElse(false)).as("seed " + seed).isFalse();
    }

    private static TrackRecord.Skill against(Random random, double spread) {
        double[] truth = random.doubles(BetsSample.forms().size())
                .map(u -> spread * (2 * u - 1) * 2)
                .toArray();
        List<RunResult> runs = new ArrayList<>();
        List<Bet> bets = new ArrayList<>();
        for (int day = 1; day <= 8; day++) {
            List<Measured> came = new ArrayList<>();
            for (int form = 0; form < truth.length; form++) {
                String name = BetsSample.forms().get(form);
                came.add(measured(name, Index.LENGTH, truth[form] + 0.3 * random.nextGaussian(), 0.3));
                double interest = Index.LENGTH.interest();
                NormalBelief belief = new NormalBelief(truth[form] * interest, 0.1 * interest);
                bets.add(bet(day, place(name, Index.LENGTH), Claim.of(Index.LENGTH, belief, .5)));
            }
            runs.add(run(day, came.toArray(Measured[]::new)));
        }
        Settlement settlement = Settlement.of(bets, runs);
        TrackRecord anna = settlement.of(ANNA);
        assertThat(anna.settled()).hasSize(72);
        assertThat(anna.coverage().hits()).isBetween(45L, 70L);
        return anna.against(settlement.of(Automatic.MEAN_SO_FAR), Rule.CRPS);
    }

    @Test
    void ofFewRunsNobodyIsCalledBetterAndNoTrendIsTold() {
        List<RunResult> runs = List.of(
                run(
                        1,
                        measured("imagine", Index.LENGTH, 2, .1),
                        measured("name", Index.LENGTH, -2, .1),
                        measured("story", Index.LENGTH, 1, .1)),
                run(2, measured("imagine", Index.LENGTH, 2, .1)),
                run(3, measured("imagine", Index.LENGTH, 2, .1)));
        List<Bet> bets = List.of(bet(2, IMAGINE, MORE), bet(3, IMAGINE, MORE));
        Settlement settlement = Settlement.of(bets, runs);
        TrackRecord.Skill skill = settlement.of(ANNA).against(settlement.of(Automatic.LAST_NIGHT), Rule.CRPS);
        assertThat(skill.runs()).isEqualTo(2);
        assertThat(skill.skill()).isPresent();
        assertThat(skill.better()).isEmpty();
        assertThat(settlement.of(ANNA).trend(Rule.CRPS)).isEmpty();
        assertThat(settlement.of(ANNA).enough()).isFalse();
        assertThat(settlement.of(ANNA).byRun(Rule.CRPS)).containsOnlyKeys("sweep-002", "sweep-003");
    }

    /** What somebody did not dare to forecast makes nobody else look worse beside. */
    @Test
    void runByRunAnotherIsScoredOnWhatBothForecastAlone() {
        List<RunResult> runs = List.of(
                run(1, measured("imagine", Index.LENGTH, 2, .1), measured("name", Index.LENGTH, -2, .1)),
                run(2, measured("imagine", Index.LENGTH, 2, .1), measured("name", Index.LENGTH, 3, .1)));
        Settlement settlement = Settlement.of(List.of(bet(1, IMAGINE, MORE), bet(2, IMAGINE, MORE)), runs);
        TrackRecord night = settlement.of(Automatic.LAST_NIGHT);
        TrackRecord shared = night.shared(settlement.of(ANNA));
        assertThat(night.settled()).hasSize(2);
        assertThat(shared.settled()).extracting(each -> each.measured().place()).containsExactly(IMAGINE);
        assertThat(shared.byRun(Rule.CRPS).get("sweep-002"))
                .isLessThan(night.byRun(Rule.CRPS).get("sweep-002"));
    }

    @Test
    void scoresThatFallWithTheRunsAreATrend() {
        List<RunResult> runs = new ArrayList<>();
        List<Bet> bets = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            runs.add(run(day, measured("imagine", Index.LENGTH, 2, .1)));
            NormalBelief belief = new NormalBelief((2 + (10 - day) * 0.3) * Index.LENGTH.interest(), 0.05);
            bets.add(bet(day, IMAGINE, Claim.of(Index.LENGTH, belief, .5)));
        }
        assertThat(Settlement.of(bets, runs).of(ANNA).trend(Rule.CRPS).orElseThrow())
                .isLessThan(-2);
    }

    /** A person who says an interval alone is not taken to be certain; nor is whoever forecasts without being asked. */
    @Test
    void whatFollowsFromAnIntervalIsAsFarFromCertainForEverybody() {
        Measured strong = measured("imagine", Index.LENGTH, 10, 0.1);
        Settlement settlement = Settlement.of(List.of(), List.of(run(1, strong), run(2, strong)));
        Claim person = Claim.of(
                Index.LENGTH,
                Size.MUCH_MORE,
                strong.interval().low(),
                strong.interval().high());
        assertThat(person.probability()).isEqualTo(0.95);
        assertThat(settlement
                        .of(Forecaster.Automatic.LAST_NIGHT)
                        .settled()
                        .get(0)
                        .claim()
                        .probability())
                .isEqualTo(0.95);
        Measured none = measured("imagine", Index.LENGTH, 0, 0.1);
        assertThat(Settlement.of(List.of(), List.of(run(1, none), run(2, none)))
                        .of(Forecaster.Automatic.LAST_NIGHT)
                        .settled()
                        .get(0)
                        .claim()
                        .probability())
                .isEqualTo(0.05);
    }
}
