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
import org.phrasefield.language.Language;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Spread;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.stats.JaccardDistance;
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
        try (Writing writing = new Writing(found -> writer.keep(run.id(), found))) {
            store.eachScored(run.id(), (trial, result, stored) -> {
                if (result.isEmpty() || result.get().outcome().text().isEmpty()) return;
                List<Metric> open = again ? Metrics.all() : missing(stored);
                if (open.isEmpty()) return;
                batch.add(new Open(trial, result.get().outcome(), open));
                count[0]++;
                if (batch.size() == BATCH) writing.hand(assess(batch));
            });
            writing.hand(assess(batch));
        }
        return count[0];
    }

    private Map<String, Assessment> assess(List<Open> batch) {
        Map<String, Assessment> found = new LinkedHashMap<>();
        List<Assessment> computed = batch.parallelStream().map(this::assess).toList();
        for (int i = 0; i < batch.size(); i++) found.put(batch.get(i).trial().key(), computed.get(i));
        batch.clear();
        return found;
    }

    /** Writes one batch while the next is computed; no more than that one is kept waiting in memory. */
    private static final class Writing implements AutoCloseable {
        private final Consumer<Map<String, Assessment>> write;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        Writing(Consumer<Map<String, Assessment>> write) {
            this.write = write;
        }

        void hand(Map<String, Assessment> found) {
            close();
            if (!found.isEmpty()) last = CompletableFuture.runAsync(() -> write.accept(found), Writing::thread);
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

    private Assessment assess(Open answer) {
        if (answer.outcome() instanceof Outcome.Empty) return Scorer.unscored(answer.metrics(), "empty");
        return scorer.assess(Scorable.of(answer.trial(), answer.outcome()).orElseThrow(), answer.metrics());
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
        Study.Rows rows = rows(run);
        return new Study(run, protocol, effects(run, protocol, rows), rows);
    }

    /** The answers with their scores, without any effect. */
    Study answers(RunRecord run, Protocol protocol) {
        return new Study(run, protocol, new EffectMap(List.of(), List.of(), List.of()), rows(run));
    }

    private Study.Rows rows(RunRecord run) {
        return reader ->
                store.eachScored(run.id(), (trial, result, stored) -> reader.accept(row(trial, result, stored)));
    }

    private Study.Row row(Trial trial, Optional<Result> result, List<Score> stored) {
        List<Score> scores = current(stored);
        boolean scorable = result.isPresent() && result.get().outcome().text().isPresent();
        if (!scorable || scores.size() == current.size()) return new Study.Row(trial, result, scores);
        List<Score> all = new ArrayList<>(scores);
        all.addAll(
                assess(new Open(trial, result.get().outcome(), missing(stored))).scores());
        return new Study.Row(trial, result, current(all));
    }

    private EffectMap effects(RunRecord run, Protocol protocol, Study.Rows rows) {
        Effects effects = new Effects(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                protocol.words().map(words -> words.groups()).orElse(List.of()),
                Metrics.all());
        Consumer<Study.Row> add = row -> effects.add(row.trial(), row.result(), row.scores());
        rows.each(add);
        words(run, effects);
        return effects.map();
    }

    /** How far the answers of each cell lie apart by their words; words that are not kept are found on the way. */
    private void words(RunRecord run, Effects effects) {
        Spread<int[]> spread = new Spread<>(
                Indices.SCOPE_WORDS,
                answers -> JaccardDistance.meanOverPairs(answers.toArray(int[][]::new)),
                effects::add);
        store.eachTrait(run.id(), Trial.Part.MAIN, ContentLemmas.INSTRUMENT, (trial, outcome, text, kept) -> {
            Optional<ContentLemmas> lemmas =
                    kept.map(ContentLemmas::read).or(() -> text.flatMap(words -> lemmas(trial, words)));
            spread.add(trial, outcome, lemmas.flatMap(ContentLemmas::numbers));
        });
        spread.end();
    }

    private Optional<ContentLemmas> lemmas(Trial trial, String text) {
        return Language.of(trial.cell().language())
                .map(language ->
                        scorer.assess(Scorable.of(language, text), List.of()).lemmas());
    }
}
