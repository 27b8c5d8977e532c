package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.cli.FaultyServer.Deed;
import org.phrasefield.cli.FaultyServer.Fault;
import org.phrasefield.run.Patience;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Limit;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * A server of whose replies three in ten are wrong in every way, and that is started anew in mid-answer now and then: each trial ends as it must, and the
 * run by itself. It is asked in three runs, whose limits are shorter each time. What each call is said to have been is held against what the server did.
 */
@Tag("timed")
class FaultyServerIT {
    /** 20,000 trials in the long profile, 400 otherwise. */
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    /**
     * Limits of waiting, in milliseconds, each for a run of its own, with the share of the trials that it asks, of ten. The shortest is for a machine that does nothing else: on a
     * busy one the server itself is late.
     */
    private static final Map<Integer, Integer> LIMITS =
            new TreeMap<>(LONG ? Map.of(200, 3, 500, 3, 1000, 4) : Map.of(400, 4, 600, 4, 1000, 2)).descendingMap();

    /** What a program waits a second for, the short form waits a quarter of that for: it is the waits that take its time. */
    private static final Patience PATIENCE = LONG
            ? Patience.DEFAULT
            : new Patience(
                    Patience.DEFAULT.attempts(), Patience.DEFAULT.first().dividedBy(4), Patience.DEFAULT.longest());

    private static final int TRIALS = LONG ? 100 : 2;

    /** So many calls that meet a fault of their own are made for a trial at most. */
    private static final int CALLS = 3;

    /** Two readings of the clock, and a reply's way through the machine, may differ by so much. */
    private static final Duration SLACK = Duration.ofMillis(10);

    @TempDir
    Path folder;

    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Set<Fault> met = EnumSet.noneOf(Fault.class);
    private int all;
    private int attempts;
    private int refused;
    private int late;

    @Test
    void everyTrialEndsAsItMustAndTheRunByItself() throws Exception {
        Heap heap = new Heap(Duration.ofSeconds(LONG ? 10 : 1));
        try (heap) {
            for (Map.Entry<Integer, Integer> limit : LIMITS.entrySet()) {
                run(Duration.ofMillis(limit.getKey()), TRIALS * limit.getValue());
            }
        }
        assertThat(all).isEqualTo(20 * TRIALS * 10);
        assertThat(met).containsExactlyInAnyOrder(Fault.values());
        assertThat(refused).as("calls to a closed port").isPositive();
        assertThat(late)
                .as("calls that the server was late for, so that they show nothing")
                .isLessThan(attempts / 50);
        if (LONG) {
            assertThat(heap.used()).as("heap in use, MB").hasSizeGreaterThan(8);
            assertThat(heap.growth()).as("MB of %s", heap.used()).isLessThan(16);
        }
    }

    private void run(Duration limit, int trials) throws IOException {
        Shell shell = new Shell(folder).with("OPENAI_API_KEY", "k").with(PATIENCE);
        String name = "p" + limit.toMillis();
        try (FaultyServer server = new FaultyServer(limit, LONG ? 2000 : 19 * trials)) {
            shell.write("p.yaml", """
                    protocol: %s
                    languages: [en]
                    intents: [{topic: the sea}, {topic: bread}]
                    trials: %d
                    tolerance: 100%%
                    concurrency: 32
                    limits: {load: 5s, first_token: %3$dms, silence: %3$dms, total: %4$dms}
                    model: {model: openai/m, url: "%5$s"}
                    """.formatted(name, trials, limit.toMillis(), 2 * limit.toMillis(), server.url()));
            Shell.Ended run = shell.run("run", "p.yaml", "--quiet");
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(server.restarts()).isPositive();
            try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
                store.each(name + "-001", (trial, result) -> {
                    all++;
                    FaultyServer.fault(trial.samplingSeed()).ifPresent(met::add);
                    if (result.isEmpty()) note(name, trial, "not run");
                    else look(name, trial, result.get(), server, limit);
                });
                assertThat(store.check()).isEmpty();
            }
            assertThat(wrong).as(run.err()).isEmpty();
        }
    }

    private void note(String name, Trial trial, String what) {
        wrong.merge(name + ", " + FaultyServer.fault(trial.samplingSeed()) + ": " + what, 1, Integer::sum);
    }

    private void look(String name, Trial trial, Result result, FaultyServer server, Duration limit) {
        String text = result.outcome().text().map(Answer::text).orElse("");
        boolean spoken = result.outcome() instanceof Outcome.Answered || result.outcome() instanceof Outcome.Cut;
        if (!text.equals(spoken ? FaultyServer.text(trial.samplingSeed()) : ""))
            note(name, trial, result.outcome().word() + " with the text " + text);
        List<Attempt> made = result.attempts();
        attempts += made.size();
        for (Attempt each : made) {
            claim(each, trial, server, limit).ifPresent(what -> note(name, trial, what));
        }
        long own = made.stream().filter(each -> each.status().orElse(0) != 503).count();
        boolean again = mayHelp(result.outcome());
        if (own > CALLS || (again && own < CALLS))
            note(name, trial, own + " calls, then " + result.outcome().word());
        if (made.subList(0, made.size() - 1).stream().anyMatch(each -> !mayHelp(each.outcome()))) {
            note(name, trial, "asked again though that cannot help");
        }
    }

    /** What is false of what a call is said to have been; empty where it is true. */
    private Optional<String> claim(Attempt attempt, Trial trial, FaultyServer server, Duration limit) {
        Instant start = attempt.startedAt();
        Instant end = start.plus(attempt.took());
        Optional<Deed> deed = server.deed(trial.samplingSeed(), start, end);
        String must = deed.map(Deed::outcome).orElse("unheard");
        String came = attempt.outcome().word();
        if (attempt.outcome() instanceof Outcome.TimedOut timedOut) {
            Duration waited = timedOut.limit() == Limit.TOTAL ? limit.multipliedBy(2) : limit;
            if (attempt.took().compareTo(limit) < 0) return Optional.of("timed out after " + attempt.took());
            if (came.equals(must)) return Optional.empty();
            late++;
            Instant over = start.plus(waited).minus(SLACK);
            boolean inTime =
                    deed.flatMap(Deed::sent).filter(sent -> sent.isBefore(over)).isPresent();
            return inTime
                    ? Optional.of("timed out, though " + deed.get() + " came in time for the call of " + start)
                    : Optional.empty();
        }
        if (came.equals(must)) return Optional.empty();
        boolean lost = attempt.outcome() instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.CONNECTION;
        if (lost && server.wasAway(start, end)) {
            refused += deed.isEmpty() ? 1 : 0;
            return Optional.empty();
        }
        if (lost && deed.isEmpty() && server.hungUp(start.minus(SLACK), end)) return Optional.empty();
        return Optional.of(
                came + " instead of " + must + ": " + attempt.outcome().reason());
    }

    private static boolean mayHelp(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return failed.cause().passing();
        return outcome instanceof Outcome.TimedOut timedOut
                && (timedOut.limit() == Limit.FIRST_TOKEN || timedOut.limit() == Limit.SILENCE);
    }
}
