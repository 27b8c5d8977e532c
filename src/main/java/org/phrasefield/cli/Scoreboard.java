package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Effects;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/** Scores a run's answers and hands everything on to those who make tables of it. Asks no model. */
final class Scoreboard {
    /** As many answers are scored together as keep both cores busy and memory small. */
    private static final int BATCH = 512;

    private final JdbcAnswerStore store;
    private final Scorer scorer = new Scorer();
    private final Map<String, String> current =
            Metrics.all().stream().collect(Collectors.toMap(Metric::id, Metric::version));

    Scoreboard(JdbcAnswerStore store) {
        this.store = store;
    }

    /**
     * Scores what has no current scores yet, and gathers everything that tables and pages are made from in the same reading.
     *
     * @param again whether to compute every score anew
     * @param writer where scores are kept; another connection than the one that reads
     * @param scored told how many answers were scored
     */
    Study scored(RunRecord run, Protocol protocol, boolean again, JdbcAnswerStore writer, IntConsumer scored) {
        Verdicts verdicts = verdicts(run);
        Map<String, Score> wins = verdicts.scores();
        Effects effects = effects(protocol, verdicts);
        List<Waiting> batch = new ArrayList<>();
        int[] count = {0};
        try (Writing writing = new Writing(scores -> writer.keepScores(run.id(), scores))) {
            store.eachScored(run.id(), (trial, result, stored) -> {
                batch.add(new Waiting(trial, result, again ? List.of() : known(trial, stored, wins)));
                if (batch.size() == BATCH) count[0] += score(batch, effects, wins, writing);
            });
            count[0] += score(batch, effects, wins, writing);
        }
        scored.accept(count[0]);
        return new Study(run, protocol, effects.map(), rows(run, wins));
    }

    /** What the run's judge said. */
    private Verdicts verdicts(RunRecord run) {
        Verdicts verdicts = new Verdicts();
        store.eachJudged(run.id(), false, verdicts::add);
        return verdicts;
    }

    /**
     * A trial that waits to be scored and gathered.
     *
     * @param known its current scores so far
     */
    private record Waiting(Trial trial, Optional<Result> result, List<Score> known) {}

    /** Scores a batch and empties it; tells how many answers were scored. */
    private int score(List<Waiting> batch, Effects effects, Map<String, Score> wins, Writing writing) {
        List<Study.Row> rows = batch.parallelStream()
                .map(waiting -> row(waiting.trial(), waiting.result(), waiting.known(), wins))
                .toList();
        Map<String, List<Score>> fresh = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Study.Row row = rows.get(i);
            effects.add(row.trial(), row.result(), row.scores());
            List<Score> known = batch.get(i).known();
            if (known.size() == row.scores().size()) continue;
            List<Score> computed = new ArrayList<>(row.scores());
            computed.removeAll(known);
            if (!computed.isEmpty()) fresh.put(row.trial().key(), computed);
        }
        batch.clear();
        writing.hand(fresh);
        return fresh.size();
    }

    /** Writes one batch of scores while the next is computed; no more than that one is kept waiting in memory. */
    private static final class Writing implements AutoCloseable {
        private final Consumer<Map<String, List<Score>>> write;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        Writing(Consumer<Map<String, List<Score>>> write) {
            this.write = write;
        }

        void hand(Map<String, List<Score>> scores) {
            close();
            if (!scores.isEmpty()) last = CompletableFuture.runAsync(() -> write.accept(scores), Writing::thread);
        }

        private static void thread(Runnable task) {
            new Thread(task, "scores").start();
        }

        /** Waits for the writing; throws what hindered it. */
        @Override
        public void close() {
            try {
                last.join();
            } catch (CompletionException e) {
                last = CompletableFuture.completedFuture(null);
                if (e.getCause() instanceof RuntimeException fault) throw fault;
                throw e;
            }
        }
    }

    private List<Score> compute(Open answer) {
        if (answer.outcome() instanceof Outcome.Empty) {
            return answer.metrics().stream()
                    .map(metric -> new Score(metric.id(), metric.version(), new Score.Unscored("empty")))
                    .toList();
        }
        return scorer.score(Scorable.of(answer.trial(), answer.outcome()).orElseThrow(), answer.metrics());
    }

    private boolean current(Score score) {
        return score.version().equals(current.get(score.metric()));
    }

    /** The metrics of which no current score is stored. */
    private List<Metric> missing(List<Score> stored) {
        Set<String> there =
                stored.stream().filter(this::current).map(Score::metric).collect(Collectors.toSet());
        return Metrics.all().stream()
                .filter(metric -> !there.contains(metric.id()))
                .toList();
    }

    /** The current scores in the order of the metrics. */
    private List<Score> current(List<Score> stored) {
        Map<String, Score> by = new HashMap<>();
        stored.stream().filter(this::current).forEach(score -> by.put(score.metric(), score));
        return Metrics.all().stream()
                .flatMap(metric -> Stream.ofNullable(by.get(metric.id())))
                .toList();
    }

    /** An answer with the metrics that have not scored it yet. */
    private record Open(Trial trial, Outcome outcome, List<Metric> metrics) {}

    /** Everything that tables and pages are made from; answers without stored scores get them on the way. */
    Study study(RunRecord run, Protocol protocol) {
        Verdicts verdicts = verdicts(run);
        Effects effects = effects(protocol, verdicts);
        Study.Rows rows = rows(run, verdicts.scores());
        rows.each(row -> effects.add(row.trial(), row.result(), row.scores()));
        return new Study(run, protocol, effects.map(), rows);
    }

    /** The answers with their scores, without any effect. */
    Study answers(RunRecord run, Protocol protocol) {
        return new Study(
                run,
                protocol,
                new EffectMap(List.of(), List.of(), List.of()),
                rows(run, verdicts(run).scores()));
    }

    /** @param wins by trial key, what came of a judge's verdicts */
    private Study.Rows rows(RunRecord run, Map<String, Score> wins) {
        return reader -> store.eachScored(
                run.id(),
                (trial, result, stored) -> reader.accept(row(trial, result, known(trial, stored, wins), wins)));
    }

    /** The stored scores that are current, what came of verdicts among them. */
    private List<Score> known(Trial trial, List<Score> stored, Map<String, Score> wins) {
        List<Score> known = new ArrayList<>(current(stored));
        Optional.ofNullable(wins.get(trial.key())).filter(stored::contains).ifPresent(known::add);
        return known;
    }

    private Study.Row row(Trial trial, Optional<Result> result, List<Score> known, Map<String, Score> wins) {
        Optional<Score> win = Optional.ofNullable(wins.get(trial.key()));
        if (!scorable(trial, result)
                || known.size() == current.size() + win.stream().count()) {
            return new Study.Row(trial, result, known);
        }
        List<Score> all = new ArrayList<>(known);
        List<Metric> missing = missing(known);
        if (!missing.isEmpty())
            all.addAll(compute(new Open(trial, result.orElseThrow().outcome(), missing)));
        all = new ArrayList<>(current(all));
        win.ifPresent(all::add);
        return new Study.Row(trial, result, all);
    }

    /** Whether there is an answer that is measured; what a judge replies is read, not measured. */
    private static boolean scorable(Trial trial, Optional<Result> result) {
        return trial.part() != Trial.Part.JUDGE
                && result.isPresent()
                && result.get().outcome().text().isPresent();
    }

    private static Effects effects(Protocol protocol, Verdicts verdicts) {
        return new Effects(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                protocol.words().map(words -> words.groups()).orElse(List.of()),
                Metrics.all(),
                verdicts);
    }
}
