package org.phrasefield.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.HeldStoreException;
import org.phrasefield.run.Spent;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;
import org.phrasefield.trial.Usage;
import org.phrasefield.trial.Width;

class JdbcAnswerStoreTest {
    @TempDir
    Path folder;

    private final Trial first = Trials.trial(0, "flat", "direct", 1);
    private final Trial second = Trials.trial(1, "flat", "story", 1);
    private final Trial third = Trials.trial(2, "flat", "imagine", 1);

    static RunRecord run(String id, int number) {
        return new RunRecord(
                id,
                number,
                "quiet-flat",
                1,
                "hash",
                "protocol: quiet-flat\n# шум\n",
                "en 1",
                "0.1.0",
                42,
                List.of(new ModelIdentity(
                        "echo",
                        Optional.of("echo"),
                        Optional.empty(),
                        Optional.of("Q4_1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("b", "2", "a", "1"))),
                List.of("a note"),
                Instant.parse("2026-11-25T23:00:00Z"),
                Optional.empty(),
                Status.OPEN);
    }

    @BeforeEach
    void beginARun() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.begin(run("one", 1));
            store.plan("one", List.of(first, second, third));
        }
    }

    @Test
    void aPartIsReadWithTheNewestTextsAlone() {
        Trial judge = new Trial(
                "judge",
                3,
                Trial.Part.JUDGE,
                second.cell(),
                1,
                second.phrasing(),
                second.messages(),
                second.settings(),
                0,
                List.of(first.key(), second.key()));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.plan("one", List.of(second, first, judge));
            store.record("one", List.of(Trials.answered(first, "a"), Trials.answered(judge, "A")));
            store.record("one", List.of(Trials.answered(first, "b")));
            List<String> read = new ArrayList<>();
            store.eachOf(
                    "one",
                    Trial.Part.MAIN,
                    (trial, result) -> read.add(trial.key()
                            + result.flatMap(each -> each.outcome().text())
                                    .map(Answer::text)
                                    .orElse("")));
            assertThat(read).containsExactly(first.key() + "b", second.key());
        }
    }

    private static List<Optional<Result>> results(JdbcAnswerStore store) {
        List<Optional<Result>> results = new ArrayList<>();
        store.each("one", (trial, result) -> results.add(result));
        return results;
    }

    @Test
    void givesBackWhatItWasGivenAfterItWasClosed() {
        Answer answer =
                new Answer("Тишина — «это»\u0000\n😀", Optional.of("hm"), "stop", Usage.of(3, 4), Optional.of("m"));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.record(
                    "one",
                    List.of(
                            Trials.result(first, new Outcome.Answered(answer)),
                            Trials.result(second, new Outcome.Failed(Outcome.Cause.RATE, "too many")),
                            Trials.result(third, new Outcome.TimedOut(Outcome.Limit.SILENCE, "60 s of silence"))));
        }
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            assertThat(store.run("one")).contains(run("one", 1));
            assertThat(store.trials("one")).containsExactly(first, second, third);
            List<Optional<Result>> results = results(store);
            assertThat(results.get(0).orElseThrow().outcome()).isEqualTo(new Outcome.Answered(answer));
            assertThat(results.get(1).orElseThrow().outcome())
                    .isEqualTo(new Outcome.Failed(Outcome.Cause.RATE, "too many"));
            assertThat(results.get(2).orElseThrow().outcome())
                    .isEqualTo(new Outcome.TimedOut(Outcome.Limit.SILENCE, "60 s of silence"));
            assertThat(results.get(1).orElseThrow().attempts())
                    .isEqualTo(Trials.result(second, new Outcome.Failed(Outcome.Cause.RATE, "too many"))
                            .attempts());
            assertThat(store.settled("one")).containsExactly(first.key());
            assertThat(store.spent("one")).isEqualTo(new Spent(3, 7, Map.of("echo", new Spent.Tokens(3, 4)), 0));
        }
    }

    @Test
    void whatBreaksOffInTheMiddleIsKeptNotAtAll() {
        List<Result> breaking = new AbstractList<>() {
            @Override
            public Result get(int index) {
                if (index == 1) throw new OutOfMemoryError("as a test wants it");
                return Trials.result(first, new Outcome.Answered(Trials.answer("yes")));
            }

            @Override
            public int size() {
                return 2;
            }
        };
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            assertThatThrownBy(() -> store.record("one", breaking)).isInstanceOf(OutOfMemoryError.class);
            store.update(run("one", 1));
            assertThat(store.settled("one")).isEmpty();
        }
    }

    @Test
    void keepsEverySetting() {
        Settings settings = new Settings(
                OptionalDouble.of(0.7),
                OptionalInt.of(40),
                OptionalDouble.of(0.9),
                OptionalDouble.of(0.05),
                OptionalDouble.of(1.1),
                OptionalInt.of(4096),
                123,
                List.of("###"),
                Optional.of(false),
                OptionalInt.of(1),
                true);
        Trial trial = new Trial(
                "settings", 0, Trial.Part.MAIN, first.cell(), 1, first.phrasing(), first.messages(), settings, 5);
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.plan("one", List.of(trial));
            assertThat(store.trials("one")).containsExactly(trial);
        }
    }

    @Test
    void aLaterResultStandsBeforeAnEarlierOne() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.record("one", List.of(Trials.result(first, new Outcome.Failed(Outcome.Cause.SERVICE, "down"))));
            store.record("one", List.of(Trials.answered(first, "up")));
            assertThat(results(store).get(0).orElseThrow().outcome().word()).isEqualTo("answered");
            assertThat(store.spent("one").calls()).isEqualTo(2);
        }
    }

    @Test
    void aTrialThatLeavesThePlanIsHiddenAndComesBackWithItsAnswer() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.record("one", List.of(Trials.answered(second, "once")));
            store.plan("one", List.of(first));
            assertThat(results(store)).containsExactly(Optional.empty());
            store.plan("one", List.of(first, second));
            assertThat(results(store).get(1).orElseThrow().outcome().word()).isEqualTo("answered");
        }
    }

    private static Assessment assessed(Score... scores) {
        return new Assessment(List.of(scores), ContentLemmas.none(), Optional.empty());
    }

    private static JdbcAnswerStore.Trait trait(List<JdbcAnswerStore.Trait> traits, Trial of) {
        return traits.stream()
                .filter(trait -> trait.key().equals(of.key()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void traitsComeCellByCellWithTheTextsOfAnswers() {
        ContentLemmas lemmas = new Scorer()
                .assess(
                        Scorable.of(
                                Language.EN,
                                "The river bends near the quiet village. Farmers grow wheat, mills grind grain, bakers knead dough,"
                                        + " ovens heat stones, children carry baskets, dogs guard doors, cats chase mice."),
                        List.of())
                .lemmas();
        Trial other = Trials.trial(2, "a", "imagine", "none", 1);
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.plan("one", List.of(first, second, other));
            store.record("one", List.of(Trials.answered(first, "a b c"), Trials.answered(second, "d")));
            store.keep("one", Map.of(first.key(), new Assessment(List.of(), lemmas, Optional.empty())));
            List<JdbcAnswerStore.Trait> traits = new ArrayList<>();
            store.eachTrait("one", Trial.Part.MAIN, ContentLemmas.INSTRUMENT, traits::add);
            assertThat(traits)
                    .extracting(
                            trait -> trait.cell().intent() + " " + trait.cell().form())
                    .isSorted()
                    .hasSize(3);
            JdbcAnswerStore.Trait kept = trait(traits, first);
            assertThat(kept.bytes().map(ContentLemmas::read)).contains(lemmas);
            assertThat(kept.text()).isEmpty();
            assertThat(trait(traits, second).bytes()).isEmpty();
            assertThat(trait(traits, second).text()).contains("d");
            assertThat(trait(traits, other).outcome()).isEmpty();
            store.record("one", List.of(Trials.answered(first, "another")));
            store.eachTrait(
                    "one",
                    Trial.Part.MAIN,
                    ContentLemmas.INSTRUMENT,
                    trait -> assertThat(trait.bytes()).isEmpty());
        }
    }

    @Test
    void scoresBelongToTheResultTheyWereComputedFrom() {
        Score words = new Score("words", "1", new Score.Scored(3));
        Score mattr = new Score("mattr", "1", new Score.Unscored("fewer than 25 words"));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.record("one", List.of(Trials.answered(first, "a b c")));
            store.keep("one", Map.of(first.key(), assessed(words, mattr)));
            List<List<Score>> read = new ArrayList<>();
            store.eachScored("one", (trial, result, scores) -> read.add(scores));
            assertThat(read.get(0)).containsExactlyInAnyOrder(words, mattr);
            store.record("one", List.of(Trials.answered(first, "another")));
            read.clear();
            store.eachScored("one", (trial, result, scores) -> read.add(scores));
            assertThat(read.get(0)).isEmpty();
        }
    }

    @Test
    void whateverARunIsGivenMakesItAnother() {
        Score words = new Score("words", "1", new Score.Scored(3));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            int planned = store.revision("one");
            store.record("one", List.of(Trials.answered(first, "a b c")));
            int answered = store.revision("one");
            store.keep("one", Map.of(first.key(), assessed(words)));
            int scored = store.revision("one");
            store.keep("one", Map.of());
            assertThat(store.revision("one")).isEqualTo(scored);
            // The same scores anew: nobody has looked whether they are the same.
            store.keep("one", Map.of(first.key(), assessed(words)));
            assertThat(List.of(planned, answered, scored, store.revision("one")))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(store.revision("none")).isZero();
        }
    }

    @Test
    void whatWasInFlightWhenARunWasKilledCountsAsLostOnceForEachTimeThatItWasAsked() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.endedWithoutAWord("one");
            assertThat(store.spent("one").lost()).as("nobody was asked").isZero();
            for (int calls : new int[] {4, 6, 3}) {
                Width.Why why = calls == 4 ? Width.Why.BEGINNING : Width.Why.TRIED;
                store.keep("one", new Width("echo", Instant.EPOCH, calls, why));
            }
            store.endedWithoutAWord("one");
            store.endedWithoutAWord("one");
            assertThat(store.spent("one").lost()).isEqualTo(6);
            store.keep("one", new Width("echo", Instant.EPOCH, 8, Width.Why.BEGINNING));
            store.keep("one", new Width("other", Instant.EPOCH, 2, Width.Why.BEGINNING));
            store.endedWithoutAWord("one");
            assertThat(store.spent("one").lost())
                    .as("one model is asked at a time")
                    .isEqualTo(8);
            assertThat(store.spent("one").charged()).isEqualTo(8);
        }
    }

    @Test
    void scoresOfOtherVersionsStandBesideEachOther() {
        Score before = new Score("words", "1", new Score.Scored(3));
        Score after = new Score("words", "2.ab", new Score.Scored(4));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.record("one", List.of(Trials.answered(first, "a b c")));
            store.keep("one", Map.of(first.key(), assessed(before)));
            store.keep("one", Map.of(first.key(), assessed(after)));
            List<List<Score>> read = new ArrayList<>();
            store.eachScored("one", (trial, result, scores) -> read.add(scores));
            assertThat(read.get(0)).containsExactlyInAnyOrder(before, after);
        }
    }

    @Test
    void keepsTheScoresOfTheFirstSchema(@TempDir Path old) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old.resolve("phrasefield.db"));
                var statement = connection.createStatement();
                var schema = Database.class.getResourceAsStream("001-first.sql")) {
            statement.executeUpdate(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("PRAGMA user_version = 1");
            statement.executeUpdate(
                    "INSERT INTO run VALUES ('old',1,'p',1,'h','','w','t',1,'[]','[]','2026-01-01T00:00:00Z',NULL,'OPEN')");
            statement.executeUpdate(
                    "INSERT INTO trial VALUES ('old','k',0,'en','i','direct','none','echo',1,'ph','w',NULL,NULL,"
                            + "'[{\"role\":\"USER\",\"text\":\"?\"}]','{\"max_tokens\":9,\"stop\":[]}',5)");
            statement.executeUpdate(
                    "INSERT INTO result VALUES (7,'old','k','answered',NULL,'','a b',NULL,'stop',1,2,NULL)");
            statement.executeUpdate(
                    "INSERT INTO score VALUES (7,'words',1,2.5,NULL), (7,'mattr',3,NULL,'fewer than 25 words')");
        }
        try (JdbcAnswerStore store = JdbcAnswerStore.open(old)) {
            assertThat(store.revision("old")).isZero();
            store.keep("old", Map.of("k", assessed(new Score("sentences", "1", new Score.Scored(1)))));
            assertThat(store.revision("old")).isEqualTo(1);
            Attempt told = new Attempt(
                    1,
                    Instant.EPOCH,
                    Duration.ofSeconds(1),
                    new Outcome.Answered(Trials.answer("c")),
                    OptionalInt.of(200),
                    Optional.empty(),
                    Optional.of("aaa"),
                    Optional.of("ollama 0.5"),
                    Optional.of(Duration.ofMillis(550)));
            List<Score> read = new ArrayList<>();
            store.eachScored("old", (trial, result, scores) -> {
                assertThat(trial.part()).isEqualTo(Trial.Part.MAIN);
                read.addAll(scores);
            });
            assertThat(read)
                    .containsExactlyInAnyOrder(
                            new Score("words", "1", new Score.Scored(2.5)),
                            new Score("mattr", "3", new Score.Unscored("fewer than 25 words")),
                            new Score("sentences", "1", new Score.Scored(1)));
            store.record("old", List.of(new Result("k", List.of(told), told.outcome())));
            store.each(
                    "old",
                    (trial, result) ->
                            assertThat(result.orElseThrow().attempts()).containsExactly(told));
            RunRecord run = store.run("old").orElseThrow();
            assertThat(store.standing(run)).isEqualTo(new JdbcAnswerStore.Standing(1, 1));
            List<Trial> plan = store.trials("old");
            store.plan("old", List.of());
            assertThat(store.standing(run))
                    .as("what the plan does not have any more")
                    .isEqualTo(new JdbcAnswerStore.Standing(0, 0));
            store.plan("old", plan);
            // What is taken back is open again, whatever came before it.
            store.record("old", List.of(new Result("k", List.of(), new Outcome.NotRun("taken back"))));
            assertThat(store.standing(run).settled()).isZero();
            assertThat(store.settled("old")).isEmpty();
            assertThat(store.spent("old").calls()).isEqualTo(1);
        }
    }

    @Test
    void howManyCallsWereInFlightIsKeptInTheOrderOfTime() {
        Width begun = new Width("echo", Instant.parse("2026-10-01T23:00:00Z"), 4, Width.Why.BEGINNING);
        Width cut = new Width("echo", Instant.parse("2026-10-01T23:05:00.25Z"), 2, Width.Why.BUSY);
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.keep("one", begun);
            store.keep("one", cut);
            assertThat(store.widths("one")).containsExactly(begun, cut);
            store.delete("one");
            assertThat(store.widths("one")).isEmpty();
        }
    }

    @Test
    void findsTheNewestRunOfAProtocol() {
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            store.begin(run("two", 2));
            assertThat(store.newest("quiet-flat").orElseThrow().id()).isEqualTo("two");
            assertThat(store.newest("other")).isEmpty();
        }
    }

    @Test
    void aLockedDatabaseIsSaidInOneSentenceAndLosesNothing() throws Exception {
        Path file = folder.resolve("phrasefield.db");
        try (Database database = Database.open(file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            database.read(connection -> {
                try (var impatient = connection.createStatement()) {
                    return impatient.execute("PRAGMA busy_timeout = 1");
                }
            });
            Database.Work<Integer> note = connection -> {
                try (var update = connection.createStatement()) {
                    return update.executeUpdate("UPDATE run SET notes = '[\"kept\"]' WHERE id = 'one'");
                }
            };
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.write(note))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageNotContaining("SQLITE");
            statement.execute("ROLLBACK");
            assertThat(database.write(note)).isEqualTo(1);
        }
    }

    @Test
    void aLockThatIsHeldForLongerIsWaitedForAsLongAsPatienceLasts() throws Exception {
        Path file = folder.resolve("phrasefield.db");
        try (Database database = Database.open(file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            AtomicInteger tries = new AtomicInteger();
            database.patient(Duration.ofMillis(1), () -> {
                if (tries.incrementAndGet() < 5) return true;
                try {
                    return !statement.execute("ROLLBACK");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            Database.Work<Integer> note = connection -> {
                try (var update = connection.createStatement()) {
                    return update.executeUpdate("UPDATE run SET notes = '[\"kept\"]' WHERE id = 'one'");
                }
            };
            statement.execute("BEGIN IMMEDIATE");
            assertThat(database.write(note)).isEqualTo(1);
            assertThat(tries).hasValue(5);
            database.patient(Duration.ofMillis(1), () -> false);
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.write(note)).isInstanceOf(HeldStoreException.class);
        }
    }

    @Test
    void aFullDiskIsSaidInOneSentenceAndLosesNothing() {
        try (Database database = Database.open(folder.resolve("phrasefield.db"))) {
            database.read(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.execute("PRAGMA max_page_count = 40");
                }
            });
            assertThatThrownBy(() -> database.write(connection -> {
                        try (var insert = connection.prepareStatement(
                                "INSERT INTO run VALUES (?,9,'p',1,'h',?,'w','t',1,'[]','[]','2026',NULL,'OPEN',0)")) {
                            insert.setString(1, "large");
                            insert.setString(2, "x".repeat(1 << 20));
                            return insert.executeUpdate();
                        }
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The disk is full at " + folder + "; make room, or name another folder");
        }
        Path file = folder.resolve("phrasefield.db");
        assertThat(Database.unreadable(file, 4096, new IOException()))
                .hasMessageContaining("The disk is full at " + folder + "; make room");
        assertThat(Database.unreadable(file, 1L << 30, new IOException()))
                .hasMessageContaining("see that the disk is there");
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            assertThat(store.runs()).extracting(RunRecord::id).containsExactly("one");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInOneSentence() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("phrasefield.db"),
                "no database at all, just a long enough text to be looked at".repeat(99));
        assertThatThrownBy(() -> JdbcAnswerStore.open(other))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a database of Phrasefield");
    }

    @Test
    void oneAtATimeHoldsTheLockAndSaysWhoItIs() {
        try (ResultsLock lock =
                ResultsLock.take(folder, "run first.yaml, process 4711").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(ResultsLock.take(folder, "another")).isEmpty();
            assertThat(ResultsLock.owner(folder)).isEqualTo("run first.yaml, process 4711");
        }
        ResultsLock.take(folder, "another").orElseThrow().close();
    }
}
