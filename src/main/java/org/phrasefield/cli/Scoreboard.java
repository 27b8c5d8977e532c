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
     * Scores what has no current scores yet.
     *
     * @param again whether to compute every score anew
     * @param writer where scores are kept; another connection than the one that reads
     * @return how many answers were scored
     */
    int score(RunRecord run, boolean again, JdbcAnswerStore writer) {
        List<Open> batch = new ArrayList<>();
        int[] count = {0};
        Verdicts verdicts = verdicts(run);
        Map<String, Score> wins = verdicts.scores();
        Map<String, List<Score>> won = new LinkedHashMap<>();
        try (Writing writing = new Writing(scores -> writer.keepScores(run.id(), scores))) {
            store.eachScored(run.id(), (trial, result, stored) -> {
                if (!scorable(trial, result)) return;
                Optional.ofNullable(wins.get(trial.key()))
                        .filter(win -> again || !stored.contains(win))
                        .ifPresent(win -> won.put(trial.key(), List.of(win)));
                List<Metric> open = again ? Metrics.all() : missing(stored);
                if (open.isEmpty()) return;
                batch.add(new Open(trial, result.get().outcome(), open));
                count[0]++;
                if (batch.size() == BATCH) writing.hand(scores(batch));
            });
            writing.hand(scores(batch));
            writing.hand(won);
        }
        return count[0];
    }

    /** What the run's judge said. */
    private Verdicts verdicts(RunRecord run) {
        Verdicts verdicts = new Verdicts();
        store.eachJudged(run.id(), false, verdicts::add);
        return verdicts;
    }

    /** Whether there is an answer that is measured; what a judge replies is read, not measured. */
    private static boolean scorable(Trial trial, Optional<Result> result) {
        return trial.part() != Trial.Part.JUDGE
                && result.isPresent()
                && result.get().outcome().text().isPresent();
    }

    private Map<String, List<Score>> scores(List<Open> batch) {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        List<List<Score>> computed = batch.parallelStream().map(this::compute).toList();
        for (int i = 0; i < batch.size(); i++) scores.put(batch.get(i).trial().key(), computed.get(i));
        batch.clear();
        return scores;
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
        Study.Rows rows = rows(run, verdicts);
        return new Study(run, protocol, effects(protocol, rows, verdicts), rows);
    }

    /** The answers with their scores, without any effect. */
    Study answers(RunRecord run, Protocol protocol) {
        return new Study(run, protocol, new EffectMap(List.of(), List.of(), List.of()), rows(run, verdicts(run)));
    }

    private Study.Rows rows(RunRecord run, Verdicts verdicts) {
        Map<String, Score> wins = verdicts.scores();
        return reader -> store.eachScored(
                run.id(),
                (trial, result, stored) ->
                        reader.accept(new Study.Row(trial, result, scores(trial, result, stored, wins))));
    }

    /** @param wins by trial key, what came of a judge's verdicts: of stored scores by the same verdicts no other could be */
    private List<Score> scores(Trial trial, Optional<Result> result, List<Score> stored, Map<String, Score> wins) {
        if (!scorable(trial, result)) return List.of();
        List<Score> scores = new ArrayList<>(current(stored));
        if (scores.size() < current.size()) {
            scores.addAll(compute(new Open(trial, result.orElseThrow().outcome(), missing(stored))));
            scores = new ArrayList<>(current(scores));
        }
        Optional.ofNullable(wins.get(trial.key())).ifPresent(scores::add);
        return scores;
    }

    private static EffectMap effects(Protocol protocol, Study.Rows rows, Verdicts verdicts) {
        Effects effects = new Effects(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                protocol.words().map(words -> words.groups()).orElse(List.of()),
                Metrics.all(),
                verdicts);
        Consumer<Study.Row> add = row -> effects.add(row.trial(), row.result(), row.scores());
        rows.each(add);
        return effects.map();
    }
}
