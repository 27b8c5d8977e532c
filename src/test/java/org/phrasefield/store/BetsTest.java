package org.phrasefield.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Size;
import org.phrasefield.store.JdbcAnswerStore.Begun;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;
import org.phrasefield.trial.Usage;

class BetsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private final Trial trial = Trials.trial(0, "flat", "direct", 1);
    private JdbcAnswerStore store;

    @BeforeEach
    void open() {
        store = JdbcAnswerStore.open(folder);
        store.begin(JdbcAnswerStoreTest.run("one", 1));
        store.plan("one", List.of(trial));
    }

    @org.junit.jupiter.api.AfterEach
    void close() {
        store.close();
    }

    private static Bet bet(String person, String model, Claim claim) {
        return new Bet(
                new Forecaster.Person(person),
                "quiet-flat",
                "hash",
                new Place("ru", model, "imagine", Index.LENGTH),
                claim,
                NOON);
    }

    private void answer() {
        store.record(
                "one",
                List.of(Trials.result(
                        trial,
                        new Outcome.Answered(
                                new Answer("Тише.", Optional.empty(), "stop", Usage.of(1, 1), Optional.empty())))));
    }

    @Test
    void betsComeBackAsTheyWereMadeAndTakenBackOnesDoNot() {
        Claim claim = Claim.of(Index.LENGTH, Size.MUCH_MORE).with(0.123456789);
        Bet first = bet("'; DROP TABLE bet; --\n\u0007", "echo", claim);
        Bet ranked = bet("анна", "echo", claim.at(3));
        assertThat(store.keepBets(List.of(first, ranked, first), List.of())).isTrue();
        assertThat(store.bets()).containsExactly(Optional.of(first), Optional.of(ranked), Optional.of(first));
        assertThat(store.takeBack(List.of(first), NOON.plusSeconds(1), List.of()))
                .isTrue();
        assertThat(store.bets()).containsExactly(Optional.of(first), Optional.of(ranked));
        store.delete("one");
        assertThat(store.bets()).hasSize(2);
    }

    @Test
    void afterTheFirstAnswerNothingIsKept() {
        String model = trial.cell().model();
        Bet bet = bet("anna", model, Claim.of(Index.LENGTH, Size.NONE));
        assertThat(store.begun("hash")).isEmpty();
        answer();
        List<Begun> begun = store.begun("hash");
        assertThat(begun).extracting(Begun::model).containsExactly(model);
        assertThat(store.keepBets(List.of(bet), List.of())).isFalse();
        assertThat(store.keepBets(List.of(bet("anna", Place.AUTO, Claim.of(Index.LENGTH, Size.NONE))), List.of()))
                .isFalse();
        assertThat(store.bets()).isEmpty();
        assertThat(store.keepBets(List.of(bet), begun)).isTrue();
        assertThat(store.takeBack(List.of(bet), NOON, List.of())).isFalse();
        assertThat(store.bets()).as("nobody takes back what is settled").hasSize(1);
        assertThat(store.keepBets(List.of(bet("anna", "another", Claim.of(Index.LENGTH, Size.NONE))), List.of()))
                .isTrue();
        assertThat(store.begun("another")).isEmpty();
    }

    @Test
    void whatFailedIsNoAnswer() {
        store.record("one", List.of(Trials.result(trial, new Outcome.Failed(Outcome.Cause.RATE, "too many"))));
        assertThat(store.begun("hash")).isEmpty();
    }

    @Test
    void aBetThatWasChangedByHandIsKnown() throws Exception {
        store.keepBets(
                List.of(
                        bet("anna", "echo", Claim.of(Index.LENGTH, Size.LESS)),
                        bet("boris", "echo", Claim.of(Index.LENGTH, Size.LESS)),
                        bet("clara", "echo", Claim.of(Index.LENGTH, Size.LESS))),
                List.of());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("phrasefield.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE bet SET size = '++' WHERE person = 'anna'");
            statement.executeUpdate("UPDATE bet SET low = 9, made_at = 'yesterday' WHERE person = 'boris'");
        }
        assertThat(store.bets()).hasSize(3);
        assertThat(store.bets().stream().flatMap(Optional::stream))
                .extracting(bet -> bet.person().name())
                .containsExactly("clara");
    }
}
