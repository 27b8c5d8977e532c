package org.phrasefield.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/**
 * A store with a million answers of 60 words in 100 runs: seconds of each query that a command begins with, beside those of a store with one run.
 */
public final class StoreBench {
    private static final int TRIALS = 10_000;
    private static final String TEXT = "The sea at night is dark and wide, and it is never quite still. ".repeat(5);
    private static final Instant FIRST = Instant.parse("2026-01-01T23:00:00Z");

    private StoreBench() {}

    /** @param arguments a folder to write to, and how many runs, 100 without */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        Files.createDirectories(folder);
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            for (int number = 1; number <= runs; number++) {
                fill(store, number);
                if (number == 1 || number == runs) measure(folder, number);
            }
        }
    }

    private static void measure(Path folder, int runs) {
        System.out.printf(Locale.ROOT, "%d answers%n", runs * TRIALS);
        String newest = RunRecord.id("bench", runs);
        time("open and close", () -> JdbcAnswerStore.open(folder).close());
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            time("newest run of a protocol", () -> store.newest("bench"));
            time("all runs with how they stand", () -> store.runs().forEach(store::standing));
            time("settled trials of a run", () -> store.settled(newest));
            time("what a run has cost", () -> store.spent(newest));
            time("pace of a model", () -> store.pace("echo"));
            time("losses of a run", () -> store.losses(newest));
            time("scores of a run", () -> store.eachScores(newest, (key, cell, scores) -> {}));
        }
    }

    private static void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%8.3f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }

    private static void fill(JdbcAnswerStore store, int number) {
        Instant begins = FIRST.plus(Duration.ofDays(number));
        RunRecord run = new RunRecord(
                RunRecord.id("bench", number),
                number,
                "bench",
                1,
                "hash",
                "protocol: bench",
                "en 1",
                "bench",
                number,
                List.of(ModelIdentity.named("echo")),
                List.of(),
                begins,
                Optional.of(begins.plus(Duration.ofHours(7))),
                number % 2 == 0 ? RunRecord.Status.COMPLETE : RunRecord.Status.INCOMPLETE);
        store.begin(run);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) trials.add(trial(i));
        store.plan(run.id(), trials);
        List<Result> results = new ArrayList<>();
        for (Trial trial : trials) results.add(result(trial, begins));
        store.record(run.id(), results);
    }

    private static Trial trial(int i) {
        String intent = "intent-" + i % 24;
        String form = "form-" + i % 10;
        return new Trial(
                "%064x".formatted(i * 2654435761L),
                i,
                Trial.Part.MAIN,
                new Cell("en", intent, form, Cell.NO_WORD, "echo"),
                i / 240 + 1,
                new Phrasing("id" + i, "en", intent, form, form + "-1", Optional.empty(), Optional.empty(), "Tell me."),
                List.of(new Message(Message.Role.USER, "Tell me.")),
                Settings.DEFAULT,
                i);
    }

    private static Result result(Trial trial, Instant begins) {
        Outcome outcome =
                new Outcome.Answered(new Answer(TEXT, Optional.empty(), "stop", Usage.of(10, 80), Optional.of("echo")));
        Attempt attempt = new Attempt(
                1,
                begins.plusSeconds(2L * trial.position()),
                Duration.ofSeconds(2),
                outcome,
                OptionalInt.of(200),
                Optional.of("{}"));
        return new Result(trial.key(), List.of(attempt), outcome);
    }
}
