package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Epoch.Mark;
import org.phrasefield.map.Track.State;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.CusumPlan;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.ModelIdentity;

/** Nights with and without planted shifts. */
class DriftTest {
    private static final Instant FIRST = Instant.parse("2026-10-01T23:00:00Z");
    private static final String MODEL = "ollama/llama3.2";
    private static final Conditions USUAL = new Conditions(
            Map.of("weights", "1"), Map.of("", "Ollama 0.32"), Map.of("temperature", "0.8"), Map.of("trials", "5"));
    private static final int FORMS = 5;
    private static final int INTENTS = 6;

    /** What is added to everything that is followed of one form, in standard deviations from night to night; by the night's number. */
    private interface Plant {
        double shift(int night, String metric, String form);
    }

    private static final Plant NOTHING = (night, metric, form) -> 0;

    /** Nights whose every stream moves by its own chance; each intent has a level of its own and some noise. */
    private static Night night(int number, Instant begins, Random random, Plant plant, Conditions conditions) {
        Night night = new Night("night-%03d".formatted(number), begins, Map.of(MODEL, conditions));
        for (String metric : Night.METRICS) {
            for (int f = 0; f < FORMS; f++) {
                String form = "form-" + f;
                double tonight = random.nextGaussian() + plant.shift(number, metric, form);
                for (int intent = 0; intent < INTENTS; intent++) {
                    double value = 10 * intent + tonight + 0.1 * random.nextGaussian();
                    night.add(
                            new Cell("en", "intent-" + intent, form, Cell.NO_WORD, MODEL),
                            List.of(new Score(metric, "1", new Score.Scored(value))));
                }
            }
        }
        return night;
    }

    private static List<Night> nights(int count, long seed, Plant plant) {
        Random random = new Random(seed);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < count; i++) nights.add(night(i, FIRST.plus(Duration.ofDays(i)), random, plant, USUAL));
        return nights;
    }

    private static long alarms(Drift drift) {
        return drift.epochs().stream()
                .flatMap(epoch -> epoch.tracks().stream())
                .filter(track -> track.steps().stream().anyMatch(Track.Step::alarm))
                .count();
    }

    @Test
    void thirtyNightsWithoutDriftGiveOneFalseAlarmAtMost() {
        long all = 0;
        int seeds = 20;
        for (int seed = 0; seed < seeds; seed++) {
            Drift drift = Drift.of(nights(30, seed, NOTHING));
            assertThat(drift.streams()).isEqualTo(Night.METRICS.size() * FORMS);
            assertThat(drift.epochs()).hasSize(1);
            all += alarms(drift);
        }
        // In all of them together: a twentieth of this in each.
        assertThat(all).isLessThanOrEqualTo(seeds);
        assertThat(alarms(Drift.of(nights(30, 7, NOTHING)))).isLessThanOrEqualTo(1);
    }

    /**
     * A night that is made of single answers: five in each cell, with every member of the style's vector, and how far they lie apart.
     *
     * @param style how far all members of one form lie from the control's
     * @param scope added to the logarithm of how far the answers of one form lie apart
     */
    private static Night answered(int number, Random random, double style, double scope) {
        Night night =
                new Night("night-%03d".formatted(number), FIRST.plus(Duration.ofDays(number)), Map.of(MODEL, USUAL));
        for (int f = 0; f < 4; f++) {
            for (int intent = 0; intent < INTENTS; intent++) {
                Cell cell = new Cell("en", "intent-" + intent, "form-" + f, Cell.NO_WORD, MODEL);
                for (int answer = 0; answer < 5; answer++) {
                    List<Score> scores = new ArrayList<>();
                    for (String member : Indices.style().keySet()) {
                        double value = 100 + intent + (f == 1 ? style : 0) + random.nextGaussian();
                        scores.add(new Score(member, "1", new Score.Scored(value)));
                    }
                    night.add(cell, scores);
                }
                double apart = Math.exp((f == 2 ? scope : 0) - 1 + 0.2 * random.nextGaussian());
                night.add(new CellSpread("scope-words", cell, OptionalDouble.of(apart), 5, 5, 0, true), "1");
            }
        }
        night.end("form-0");
        return night;
    }

    @Test
    void whatOnlyWholeCellsSayIsFollowedToo() {
        Random random = new Random(17);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 30; i++) nights.add(answered(i, random, i < 22 ? 0 : 1.5, i < 22 ? 0 : 0.6));
        Drift drift = Drift.of(nights);
        assertThat(track(drift, "style", "form-1").state()).isEqualTo(State.SUSPECTED);
        assertThat(track(drift, "style", "form-3").state()).isEqualTo(State.SAME);
        assertThat(track(drift, "scope-words", "form-2").state()).isEqualTo(State.SUSPECTED);
        assertThat(track(drift, "scope-words", "form-0").state()).isEqualTo(State.SAME);
        Moves moves = Moves.between(nights.get(21), nights.get(22), Map.of());
        assertThat(moves.moves())
                .filteredOn(move -> move.followed().equals(new Followed("en", MODEL, "style", "form-1")))
                .extracting(Move::verdict)
                .containsExactly(Move.Verdict.MOVED);
    }

    @Test
    void whatOnlyWholeCellsSayGivesNoMoreFalseAlarms() {
        long all = 0;
        int seeds = 10;
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            List<Night> nights = new ArrayList<>();
            for (int i = 0; i < 30; i++) nights.add(answered(i, random, 0.5, 0));
            all += alarms(Drift.of(nights));
        }
        assertThat(all).isLessThanOrEqualTo(seeds);
    }

    @Test
    void anIndexThatIsMadeInAnotherWayByNowIsNotFollowedOverThat() {
        Random random = new Random(5);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 24; i++) nights.add(answered(i, random, 0, 0));
        Night other = answered(24, random, 0, 0);
        other.add(
                new CellSpread(
                        "scope-words",
                        new Cell("en", "intent-0", "form-0", Cell.NO_WORD, MODEL),
                        OptionalDouble.of(0.3),
                        5,
                        5,
                        0,
                        true),
                "2");
        nights.add(other);
        Drift drift = Drift.of(nights);
        assertThat(track(drift, "scope-words", "form-0").untold()).contains(Untold.OTHER_METRIC);
        assertThat(track(drift, "style", "form-1").state()).isEqualTo(State.SAME);
    }

    /** Nights of which few streams are made, quickly: two intents without noise of their own. */
    private static Drift few(int count, int forms, long seed, Plant plant) {
        Random random = new Random(seed);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Night night = new Night("night-%03d".formatted(i), FIRST.plus(Duration.ofDays(i)), Map.of(MODEL, USUAL));
            for (int f = 0; f < forms; f++) {
                String form = "form-" + f;
                double tonight = random.nextGaussian() + plant.shift(i, "mattr", form);
                for (int intent = 0; intent < 2; intent++) {
                    night.add(new Followed("en", MODEL, "mattr", form), "intent-" + intent, intent + tonight);
                }
            }
            nights.add(night);
        }
        return Drift.of(nights);
    }

    @Test
    void falseAlarmsOverMonthsAreNoMoreThanPromised() {
        int seeds = 200;
        int after = 120;
        long all = 0;
        for (int seed = 0; seed < seeds; seed++) all += alarms(few(Drift.REFERENCE + after, 5, seed, NOTHING));
        double promised = (double) after / Drift.NIGHTS_PER_FALSE_ALARM;
        // Three standard deviations of what chance does to a count.
        assertThat((double) all).isLessThan(promised * seeds + 3 * Math.sqrt(promised * seeds));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aShiftIsFoundWithinThePromisedDelay(int deviations) {
        int seeds = 200;
        int half = 0;
        int most = 0;
        Plant plant = (night, metric, form) -> night >= Drift.REFERENCE && form.equals("form-3") ? deviations : 0;
        for (int seed = 0; seed < seeds; seed++) {
            Drift drift = few(Drift.REFERENCE + 40, 4, 1000 + seed, plant);
            CusumPlan plan = drift.plan().orElseThrow();
            CusumPlan.Delay promised = deviations == 1 ? plan.one() : plan.two();
            assertThat(promised.most()).isLessThan(40);
            List<Track.Step> steps = track(drift, "mattr", "form-3").steps();
            int found = 0;
            while (found < steps.size() && !steps.get(found).alarm()) found++;
            if (found + 1 <= promised.half()) half++;
            if (found + 1 <= promised.most()) most++;
        }
        // Two standard deviations of a count.
        assertThat(half).isGreaterThanOrEqualTo(seeds / 2 - 14);
        assertThat(most).isGreaterThanOrEqualTo(seeds * 9 / 10 - 8);
    }

    @Test
    void aNightWithoutValueIsSkippedAndTheReferenceIsTheFirstTwentyThatHaveOne() {
        Plant plant = (night, metric, form) -> night >= 25 && form.equals("form-3") ? 9 : 0;
        List<Night> nights = new ArrayList<>(nights(30, 3, plant));
        // One failed, one was cut after the first intent, one more failed while it was watched.
        nights.set(4, new Night("night-004", nights.get(4).startedAt(), Map.of(MODEL, USUAL)));
        Night cut = new Night("night-007", nights.get(7).startedAt(), Map.of(MODEL, USUAL));
        for (String metric : Night.METRICS) {
            for (int f = 0; f < FORMS; f++) cut.add(new Followed("en", MODEL, metric, "form-" + f), "intent-0", 500);
        }
        nights.set(7, cut);
        nights.set(23, new Night("night-023", nights.get(23).startedAt(), Map.of(MODEL, USUAL)));
        Drift drift = Drift.of(nights);
        assertThat(drift.streams()).isEqualTo(Night.METRICS.size() * FORMS);
        assertThat(track(drift, "mattr", "form-2").state()).isEqualTo(State.SAME);
        assertThat(track(drift, "mattr", "form-3").state()).isEqualTo(State.SUSPECTED);
        assertThat(track(drift, "mattr", "form-3").steps())
                .extracting(Track.Step::run)
                .startsWith("night-022", "night-024")
                .hasSize(7);
        List<Epoch.Place> places = drift.epochs().get(0).nights();
        assertThat(places.get(3).mark()).isEqualTo(Mark.REFERENCE);
        assertThat(places.get(21).mark()).isEqualTo(Mark.REFERENCE);
        assertThat(places.get(22).mark()).isEqualTo(Mark.QUIET);
        assertThat(List.of(places.get(4), places.get(7), places.get(23))).allMatch(place -> place.mark() == Mark.EMPTY);
    }

    @Test
    void aStreamWithTooFewNightsOfItsOwnLeavesTheOthersWatched() {
        List<Night> nights = nights(25, 3, NOTHING);
        for (int i = 0; i < 20; i++) {
            for (int intent = 0; intent < INTENTS; intent++) {
                nights.get(i).add(new Followed("en", MODEL, "mattr", "late"), "intent-" + intent, i % 3);
            }
        }
        Drift drift = Drift.of(nights);
        assertThat(track(drift, "mattr", "late").untold()).contains(Untold.GAP);
        assertThat(drift.streams()).isEqualTo(Night.METRICS.size() * FORMS);
        assertThat(track(drift, "mattr", "form-0").state()).isEqualTo(State.SAME);
    }

    private static Track track(Drift drift, String metric, String form) {
        return drift.epochs().get(0).tracks().stream()
                .filter(track -> track.followed().equals(new Followed("en", MODEL, metric, form)))
                .findFirst()
                .orElseThrow();
    }

    /** Nights of which the last ones are shifted by nine deviations, and one more begun on the evening of the last. */
    private static Drift shifted(double again) {
        Plant plant = (night, metric, form) ->
                night >= 22 && metric.equals("mattr") && form.equals("form-3") ? night == 99 ? again : 9 : 0;
        List<Night> nights = new ArrayList<>(nights(25, 3, plant));
        Instant last = nights.get(24).startedAt();
        nights.add(night(99, last.plus(Duration.ofHours(11)), new Random(4), plant, USUAL));
        return Drift.of(nights);
    }

    @Test
    void oneAlarmIsASuspicionAndASecondRunOfTheNightConfirmsIt() {
        Plant plant = (night, metric, form) -> night >= 22 && metric.equals("mattr") && form.equals("form-3") ? 9 : 0;
        Track suspected = track(Drift.of(nights(25, 3, plant)), "mattr", "form-3");
        assertThat(suspected.state()).isEqualTo(State.SUSPECTED);
        assertThat(suspected.moving().get(0).run())
                .as("about since it was planted, and not since the alarm")
                .isBetween("night-020", "night-022");
        assertThat(suspected.up()).isTrue();
        Drift refuted = shifted(-9);
        assertThat(track(refuted, "mattr", "form-3").state()).isNotEqualTo(State.MOVED);
        assertThat(refuted.epochs()).hasSize(1);
        Drift confirmed = shifted(9);
        assertThat(track(confirmed, "mattr", "form-3").state()).isEqualTo(State.MOVED);
        assertThat(confirmed.epochs().get(0).nights().get(25).mark()).isEqualTo(Mark.MOVED);
    }

    /** A timer that begins a few seconds late or early, and a night when clocks change. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, -59, -3600, -3659})
    void theNextNightOfAScheduleConfirmsNothing(long seconds) {
        Plant plant = (night, metric, form) -> night >= 21 && form.equals("form-3") ? 9 : 0;
        Random random = new Random(3);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant begins = FIRST.plus(Duration.ofDays(i)).plusSeconds(i % 2 == 0 ? 0 : seconds);
            nights.add(night(i, begins, random, plant, USUAL));
        }
        Drift drift = Drift.of(nights);
        assertThat(drift.epochs()).hasSize(1);
        assertThat(track(drift, "mattr", "form-3").state()).isEqualTo(State.SUSPECTED);
    }

    @Test
    void whatComesAfterAConfirmedMoveIsAnotherEpoch() {
        Plant plant = (night, metric, form) -> night >= 22 && metric.equals("mattr") && form.equals("form-3") ? 9 : 0;
        List<Night> nights = new ArrayList<>(nights(25, 3, plant));
        Random random = new Random(5);
        nights.add(night(25, FIRST.plus(Duration.ofHours(24 * 24 + 11)), random, plant, USUAL));
        nights.add(night(26, FIRST.plus(Duration.ofDays(26)), random, plant, USUAL));
        Drift drift = Drift.of(nights);
        assertThat(drift.epochs()).hasSize(2);
        assertThat(drift.epochs().get(0).nights()).hasSize(26);
        assertThat(drift.epochs().get(1).moved()).isTrue();
        assertThat(drift.epochs().get(1).nights()).extracting(Epoch.Place::run).containsExactly("night-026");
        assertThat(drift.newest().get(0).tracks())
                .allMatch(track -> track.untold().equals(Optional.of(Untold.FEW_NIGHTS)));
    }

    @Test
    void anAlarmIsNewUntilItIsLookedAt() {
        Plant plant = (night, metric, form) -> night >= 22 && metric.equals("mattr") && form.equals("form-3") ? 9 : 0;
        List<Night> nights = nights(28, 3, plant);
        Epoch epoch = Drift.of(nights).newest().get(0);
        Instant alarm = track(Drift.of(nights), "mattr", "form-3")
                .alarmed()
                .orElseThrow()
                .startedAt();
        assertThat(alarm).isBetween(nights.get(22).startedAt(), nights.get(24).startedAt());
        assertThat(epoch.alarmedAfter(alarm.minusSeconds(1))).isTrue();
        assertThat(epoch.alarmedAfter(alarm))
                .as("it stands still, and nothing has come to it")
                .isFalse();
    }

    /** What a service told of a night in which it was away: nothing but how it was to be asked. */
    private static final Conditions UNTOLD =
            new Conditions(Map.of(), Map.of(), Map.of("temperature", "0.8"), Map.of("trials", "5"));

    private static Drift told(Conditions... conditions) {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < conditions.length; i++) {
            nights.add(night(i, FIRST.plus(Duration.ofDays(i)), new Random(i), NOTHING, conditions[i]));
        }
        return Drift.of(nights);
    }

    @Test
    void aNightThatTellsNothingIsNoOther() {
        assertThat(told(USUAL, UNTOLD, USUAL).epochs()).hasSize(1);
        assertThat(told(UNTOLD, USUAL).epochs()).hasSize(1);
        Conditions withWindow = new Conditions(
                Map.of("weights", "1", "template", "2", "stop", "</s>"),
                USUAL.server(),
                Map.of("temperature", "0.8", ModelIdentity.WINDOW, "4096"),
                USUAL.protocol());
        assertThat(told(withWindow, USUAL, withWindow).epochs()).hasSize(1);
    }

    @Test
    void whatChangedBehindANightThatTellsNothingIsSeen() {
        for (Cause cause : List.of(Cause.MODEL_FILE, Cause.SERVER)) {
            List<Epoch> epochs = told(USUAL, UNTOLD, other(cause)).epochs();
            assertThat(epochs).hasSize(2);
            assertThat(epochs.get(1).changed()).extracting(Change::cause).containsExactly(cause);
            assertThat(epochs.get(1).nights()).extracting(Epoch.Place::run).containsExactly("night-002");
        }
    }

    @Test
    void whatIsNoLongerSetIsOther() {
        Conditions less =
                new Conditions(Map.of("weights", "1", "template", "2"), USUAL.server(), Map.of(), USUAL.protocol());
        Conditions more = new Conditions(
                Map.of("weights", "1", "template", "2", "stop", "</s>"),
                USUAL.server(),
                USUAL.options(),
                USUAL.protocol());
        assertThat(less.changed(more))
                .containsExactly(
                        new Change(Cause.MODEL_FILE, "stop", "</s>", ""),
                        new Change(Cause.OPTIONS, "temperature", "0.8", ""));
    }

    private static Conditions other(Cause cause) {
        return switch (cause) {
            case MODEL_FILE ->
                new Conditions(Map.of("weights", "2"), USUAL.server(), USUAL.options(), USUAL.protocol());
            case SERVER ->
                new Conditions(USUAL.modelFile(), Map.of("", "Ollama 0.33"), USUAL.options(), USUAL.protocol());
            case OPTIONS -> new Conditions(USUAL.modelFile(), USUAL.server(), Map.of(), USUAL.protocol());
            case PROTOCOL -> new Conditions(USUAL.modelFile(), USUAL.server(), USUAL.options(), Map.of("trials", "6"));
            case METRIC -> USUAL;
        };
    }

    private static Change change(Cause cause) {
        return switch (cause) {
            case MODEL_FILE -> new Change(cause, "weights", "1", "2");
            case SERVER -> new Change(cause, "", "Ollama 0.32", "Ollama 0.33");
            case OPTIONS -> new Change(cause, "temperature", "0.8", "");
            case PROTOCOL -> new Change(cause, "trials", "5", "6");
            case METRIC -> new Change(cause, "mattr", "1", "2");
        };
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void aKnownCauseIsNamedAndNothingIsPooledOverIt(Cause cause) {
        List<Night> nights = new ArrayList<>(nights(24, 1, NOTHING));
        for (int i = 24; i < 28; i++) {
            Night night =
                    night(i, FIRST.plus(Duration.ofDays(i)), new Random(i), (number, metric, form) -> 5, other(cause));
            if (cause == Cause.METRIC) {
                night.add(
                        new Cell("en", "intent-0", "form-0", Cell.NO_WORD, MODEL),
                        List.of(new Score("mattr", "2", new Score.Scored(1))));
            }
            nights.add(night);
        }
        Drift drift = Drift.of(nights);
        assertThat(drift.epochs()).hasSize(2);
        assertThat(drift.epochs().get(1).changed()).containsExactly(change(cause));
        assertThat(drift.epochs().get(0).nights()).hasSize(24);
        assertThat(alarms(drift)).isZero();
        Moves moves = Moves.between(nights.get(23), nights.get(24), Map.of());
        assertThat(moves.changes()).containsEntry(MODEL, List.of(change(cause)));
    }

    @Test
    void nightsThatAreAllAlikeAreNoReference() {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Night night = new Night("n" + i, FIRST.plus(Duration.ofDays(i)), Map.of(MODEL, USUAL));
            for (int intent = 0; intent < INTENTS; intent++) {
                night.add(
                        new Cell("en", "intent-" + intent, "direct", Cell.NO_WORD, MODEL),
                        List.of(new Score("mattr", "1", new Score.Scored(0.1 * intent))));
            }
            nights.add(night);
        }
        Drift drift = Drift.of(nights);
        assertThat(drift.streams()).isZero();
        assertThat(drift.plan()).isEmpty();
        assertThat(track(drift, "mattr", "direct").untold()).contains(Untold.NO_SPREAD);
    }

    @Test
    void twoNightsAreComparedIntentByIntent() {
        Random random = new Random(11);
        Plant plant = (night, metric, form) -> night == 1 && metric.equals("mattr") && form.equals("form-3") ? 40 : 0;
        Moves moves = Moves.between(
                still(random, 0, plant),
                still(random, 1, plant),
                Map.of(MODEL, Canaries.NONE.and(true).and(false)));
        List<Move> moved = moves.moves().stream()
                .filter(move -> move.verdict() == Move.Verdict.MOVED)
                .toList();
        assertThat(moved).extracting(Move::followed).containsExactly(new Followed("en", MODEL, "mattr", "form-3"));
        assertThat(moved.get(0).interval().orElseThrow().estimate()).isBetween(3.0, 5.0);
        assertThat(moves.changes().get(MODEL)).isEmpty();
        assertThat(moves.canaries().get(MODEL)).isEqualTo(new Canaries(2, 1));
    }

    /** A night without a chance of its own: answers vary, twenty in each cell. */
    private static Night still(Random random, int number, Plant plant) {
        Night night = new Night("n" + number, FIRST.plus(Duration.ofDays(number)), Map.of(MODEL, USUAL));
        for (String metric : Night.METRICS) {
            for (int f = 0; f < FORMS; f++) {
                for (int intent = 0; intent < INTENTS; intent++) {
                    for (int trial = 0; trial < 20; trial++) {
                        double value = intent + 0.1 * plant.shift(number, metric, "form-" + f) + random.nextGaussian();
                        night.add(
                                new Cell("en", "intent-" + intent, "form-" + f, Cell.NO_WORD, MODEL),
                                List.of(new Score(metric, "1", new Score.Scored(value))));
                    }
                }
            }
        }
        return night;
    }
}
