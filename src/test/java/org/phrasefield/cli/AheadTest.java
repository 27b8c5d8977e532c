package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Planner;
import org.phrasefield.scoring.Score;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

class AheadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T23:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Protocol protocol = ProtocolFile.kept(
            "p",
            "protocol: p\nlanguages: [en]\nintents:\n  - topic: bread\n  - topic: chess\ntrials: 20\nmodel: echo\n");
    private final Plan plan = Planner.plan(protocol, 1);
    private JdbcAnswerStore store;
    private JdbcAnswerStore writer;
    private RunRecord run;

    @BeforeEach
    void aRunThatIsAsked() {
        store = JdbcAnswerStore.open(folder);
        writer = JdbcAnswerStore.open(folder);
        run = Sweep.begun(store, protocol, "en 1", CLOCK);
        store.begin(run);
        store.plan(run.id(), plan.trials());
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    private Scoreboard scoreboard() {
        return new Scoreboard(store, protocol, List.of());
    }

    private Ahead ahead() {
        return new Ahead(run.id(), plan, this::scoreboard, writer);
    }

    private Result answered(Trial trial) {
        Result result =
                Trials.answered(trial, "Good bread is slow bread. It rises through the night, and is baked at six.");
        store.record(run.id(), List.of(result));
        return result;
    }

    private List<Score> scores(Trial of) {
        List<Score> all = new ArrayList<>();
        store.eachScored(run.id(), (trial, result, scores) -> {
            if (trial.key().equals(of.key())) all.addAll(scores);
        });
        return all;
    }

    @Test
    void anAnswerIsScoredWhileOthersAreAwaited() {
        Trial first = plan.trials().get(0);
        Result result = answered(first);
        try (Ahead ahead = ahead()) {
            ahead.offer(result);
            assertTimeoutPreemptively(PATIENCE, () -> {
                while (scores(first).isEmpty()) Thread.onSpinWait();
            });
        }
        assertThat(scores(first))
                .isEqualTo(scoreboard().assess(first, result).orElseThrow().scores());
    }

    @Test
    void nobodyWaitsForItAndTheEndLeavesTheRest() {
        List<Result> results = plan.trials().stream().map(this::answered).toList();
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Ahead ahead = ahead()) {
                results.forEach(ahead::offer);
            }
        });
        int[] rows = {0};
        scoreboard()
                .scored(
                        run,
                        false,
                        writer,
                        count -> {},
                        row -> {
                            if (!row.scores().isEmpty()) rows[0]++;
                        },
                        effects -> {});
        assertThat(rows[0]).isEqualTo(plan.trials().size());
    }

    @Test
    void whatHindersItIsLeftToThoseWhoScoreTheRest() {
        List<Result> results = plan.trials().stream().map(this::answered).toList();
        writer.close();
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Ahead ahead = ahead()) {
                results.forEach(ahead::offer);
            }
        });
        writer = JdbcAnswerStore.open(folder);
        assertThat(scores(plan.trials().get(0))).isEmpty();
    }
}
